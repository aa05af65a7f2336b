"""Notebooks that run once and are forked for each visitor."""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import nbclient
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from sessions import Session, finish

from qikit.kernels import TRUSTED, WarmKernelManager, WarmUnavailable
from qikit.kernels.memory import proportional_set_size
from qikit.kernels.ready.order import ReadyOrder
from qikit.kernels.ready.owner import Master, UnsuitableNotebook, make_master
from qikit.kernels.ready.provisioner import ReadyProvisioner
from tests.waiting import eventually

CELLS = (
    "import random, sys, numpy, pandas as pd, matplotlib.pyplot as plt, ipywidgets\n"
    "from IPython.display import HTML, clear_output, display\n"
    "from qikit.kernels.visits import at_each_visit",
    "print('one'); print('two'); display(HTML('<b>bold</b>'))",
    "print('a word of warning', file=sys.stderr)",
    "plt.plot([3, 1, 2]); plt.title('Late'); plt.show()\npd.DataFrame({'late': [3, 1]})",
    "print('gone'); clear_output(); print('here')",
    "print('not for long'); clear_output(wait=True)\nprint('instead')",
    "beds = 12\ndef double():\n    return 2 * beds\n40 + 2",
)


def made(folder: Path, *cells: str, **given: Any) -> Master:
    order = ReadyOrder(cells=cells, folder=str(folder), environment=dict(os.environ))
    return make_master(order, **given)


@asynccontextmanager
async def visitor(master: Master) -> AsyncIterator[Session]:
    manager = WarmKernelManager.under(TRUSTED)(kernel_name="python3")
    manager.provisioner = ReadyProvisioner(
        kernel_id=str(uuid.uuid4()), kernel_spec=manager.kernel_spec, parent=manager, master=master
    )
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        yield Session(manager, client)
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def as_told(outputs: list[dict[str, Any]]) -> list[Any]:
    return [
        (one["output_type"], one.get("name"), one.get("text"), one.get("data")) for one in outputs
    ]


def test_it_shows_what_a_kernel_would(by_variable: None, tmp_path: Path) -> None:
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS])
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    master = made(tmp_path, *CELLS)
    for cell, outputs in zip(notebook.cells, master.outputs, strict=True):
        assert as_told(outputs) == as_told(cell.outputs)
    master.retire()


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 / 0", "It stops at cell 2 with ZeroDivisionError."),
        ("1 +", "It stops at cell 2 with SyntaxError."),
        ("import asyncio\nawait asyncio.sleep(0)", "It stops at cell 2 with SyntaxError."),
        ("open('visits.txt', 'a').close()", "It writes 'visits.txt' when it is opened."),
        ("kept = open('here.txt')", "It leaves a file or a connection open."),
        (
            "import threading, time\nthreading.Thread(target=time.sleep, args=(9,)).start()",
            "It leaves a thread running.",
        ),
        (
            "import subprocess\nasleep = subprocess.Popen(['sleep', '5'])",
            "It leaves a process running.",
        ),
        (
            "import ipywidgets\nipywidgets.Output()",
            "It captures output in a widget, which needs a kernel.",
        ),
        (
            "import sqlite3\nsqlite3.connect(':memory:').close()",
            "It asks a database or the network when it is opened.",
        ),
        (
            "from IPython.display import display\ndisplay(1, display_id='a').update(2)",
            "It changes an output after showing it.",
        ),
    ],
)
def test_what_visitors_cannot_share_is_refused(
    warm: None, tmp_path: Path, source: str, reason: str
) -> None:
    (tmp_path / "here.txt").write_text("here")
    with pytest.raises(UnsuitableNotebook) as refused:
        made(tmp_path, "import os", source)
    assert str(refused.value) == reason


def test_it_is_out_of_date_when_a_file_changes_that_it_read_or_missed(
    warm: None, tmp_path: Path
) -> None:
    (tmp_path / "read.csv").write_text("week,late\n1,2\n")
    (tmp_path / "app.ipynb").write_text("{}")
    reads = "import pandas, pathlib\npandas.read_csv('read.csv')\npathlib.Path('own.json').exists()"
    for changed in ("read.csv", "own.json", "app.ipynb"):
        (tmp_path / "own.json").unlink(missing_ok=True)
        master = made(tmp_path, reads, also_depends_on=[tmp_path / "app.ipynb"])
        assert master.is_current
        (tmp_path / "another.csv").write_text("nobody asked for it")
        assert master.is_current
        (tmp_path / changed).write_text("changed")
        assert not master.is_current, changed
        master.retire()


def test_each_visitor_has_the_variables_but_chance_of_their_own(warm: None, tmp_path: Path) -> None:
    deals = "hand = []\nat_each_visit(lambda: hand.append(random.random()))"
    master = made(tmp_path, *CELLS, deals)

    async def visit() -> list[str]:
        async with visitor(master) as session:
            asked = (
                "double()",
                "hand",
                "random.random()",
                "numpy.random.random()",
                "plt.plot([1])",
            )
            told = [await session.run(code) for code in asked]
            assert [one.error for one in told] == [""] * len(asked)
            assert "image/png" in told[-1].shown[-1]
            return [one.shown[0]["text/plain"] for one in told[:-1]]

    (doubled, *first), (_, *second) = finish(visit()), finish(visit())
    assert doubled == "24"
    assert all(one != other for one, other in zip(first, second, strict=True))
    assert first[0].count("0.") == 1  # dealt once for the visitor, and not when the page was made
    master.retire()


def test_widgets_made_beforehand_speak_to_their_visitor(warm: None, tmp_path: Path) -> None:
    master = made(tmp_path, "import ipywidgets\nslider = ipywidgets.IntSlider(value=3)\nslider")
    shown = master.outputs[0][0]["data"]["application/vnd.jupyter.widget-view+json"]

    async def changes() -> list[dict[str, Any]]:
        async with visitor(master) as session:
            await session.run("slider.value")
            heard: list[dict[str, Any]] = []
            await session.client.execute_interactive(
                "slider.value = 7", output_hook=heard.append, timeout=60
            )
            return [one["content"] for one in heard if one["msg_type"] == "comm_msg"]

    (change,) = finish(changes())
    assert change["comm_id"] == shown["model_id"]
    assert change["data"]["state"] == {"value": 7}
    master.retire()


def test_a_visitor_may_stay_when_the_page_is_made_anew_and_weighs_little(
    warm: None, tmp_path: Path
) -> None:
    master = made(tmp_path, *CELLS)

    async def stay() -> tuple[str, int]:
        async with visitor(master) as session:
            master.retire()
            told = await session.run("double()")
            weight = proportional_set_size(session.process.pid)
            assert weight is not None
            return told.shown[0]["text/plain"], weight

    doubled, weight = finish(stay())
    assert doubled == "24"
    assert weight < (proportional_set_size(os.getpid()) or 0)


def test_a_master_that_was_killed_forks_nobody_and_says_so(warm: None, tmp_path: Path) -> None:
    master = made(tmp_path, "beds = 12")
    os.kill(master.pid, signal.SIGKILL)
    assert eventually(lambda: not master.is_there)
    assert not master.is_current

    async def visit() -> None:
        async with visitor(master):
            pass

    with pytest.raises(WarmUnavailable, match="The page's own process has gone"):
        finish(visit())
