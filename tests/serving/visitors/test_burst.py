"""Many visitors at the same moment, on a real server."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
from collections.abc import Callable

from tests.serving.visitors.conftest import MOST, Hall

APP = (
    "import os, ipywidgets\nprint('process:', os.getpid())",
    "print('edition: first')\nipywidgets.IntSlider(description='Beds')",
)
SECOND = (APP[0], APP[1].replace("first", "second"))
BURST, TIMES = 8, 3


def without_ids(html: str) -> str:
    html = re.sub(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", "ID", html)
    return re.sub(r'(process: |"execution_count": )\w+', r"\1", html)


def test_every_page_is_complete_and_has_a_kernel_of_its_own(
    hall: Hall, write_app: Callable[..., str]
) -> None:
    address = write_app("burst", *APP)
    for _ in range(TIMES):
        pages = hall.together(address, BURST)
        assert [page.status for page in pages] == [200] * BURST
        assert all(page.is_complete for page in pages)
        assert len({page.kernel for page in pages}) == BURST
        assert len({page.said("process") for page in pages}) == 1  # it ran once, for all of them
        there = {kernel["id"] for kernel in json.loads(hall.ask("api/kernels").html)}
        assert {page.kernel for page in pages} <= there
        hall.leave()


def test_a_ready_page_is_the_page_that_voila_makes(
    hall: Hall, write_app: Callable[..., str]
) -> None:
    address = write_app("alike", *APP)
    ready, plain = hall.ask(address), hall.ask(f"{address}?plain=yes")
    assert ready.said("process") != plain.said("process")
    assert without_ids(ready.html) == without_ids(plain.html)


def test_an_edit_during_a_burst_leaves_nobody_waiting(
    hall: Hall, write_app: Callable[..., str]
) -> None:
    address = write_app("edited", *APP)
    hall.ask(address)
    edit = threading.Timer(0.2, write_app, ("edited", *SECOND))
    edit.start()
    pages = hall.together(address, BURST)
    edit.join()
    assert all(page.is_complete for page in pages)
    assert {page.said("edition") for page in pages} <= {"first", "second"}
    assert hall.ask(address).said("edition") == "second"


def test_a_page_whose_process_was_killed_is_made_again(
    hall: Hall, write_app: Callable[..., str]
) -> None:
    address = write_app("killed", *APP)
    killed = hall.ask(address).said("process")
    os.kill(int(killed), signal.SIGKILL)
    pages = hall.together(address, BURST)
    assert all(page.is_complete for page in pages)
    assert killed not in {page.said("process") for page in pages}


def test_what_cannot_be_shared_is_run_for_each_visitor_and_the_log_says_why(
    hall: Hall, write_app: Callable[..., str]
) -> None:
    address = write_app("own", *APP, "kept = open('own.ipynb')")
    pages = hall.together(address, 2)
    assert all(page.is_complete for page in pages)
    assert len({page.said("process") for page in pages}) == 2
    assert (
        "own.ipynb is run anew for each visitor, which is slower. "
        "It leaves a file or a connection open." in hall.log
    )


def test_a_notebook_can_refuse_to_be_shared(hall: Hall, write_app: Callable[..., str]) -> None:
    address = write_app("alone", *APP)
    file = hall.course.root / address.removeprefix("voila/render/")
    notebook = json.loads(file.read_text())
    notebook["metadata"]["qikit"] = {"ready": False}
    file.write_text(json.dumps(notebook))
    assert hall.ask(address).said("process") != hall.ask(address).said("process")
    assert "Its metadata say that it must be." in hall.log


def test_one_too_many_is_asked_kindly_to_wait(hall: Hall, write_app: Callable[..., str]) -> None:
    address = write_app("full", *APP)
    pages = hall.together(address, MOST + 2)
    waiting = [page for page in pages if page.status == 503]
    assert len(waiting) == 2
    assert all(page.is_complete for page in pages if page.status == 200)
    for page in waiting:
        assert "Full for the moment" in page.html
        assert page.headers["Refresh"] == page.headers["Retry-After"] == "20"
        assert "Traceback" not in page.html
    plain = hall.ask(f"{address}?plain=yes")
    assert (plain.status, "Full for the moment" in plain.html) == (503, True)
    assert json.loads(hall.ask("course/health.json").html)["room_left"] == 0
    gone = next(page.kernel for page in pages if page.status == 200)
    hall.ask(f"api/kernels/{gone}", "DELETE")
    assert hall.ask(address).is_complete
