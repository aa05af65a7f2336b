"""Pages are made once, and where they cannot be made the log says why."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

import pytest
from jupyter_core.utils import run_sync

from qikit.kernels import WarmUnavailable, warm_available
from qikit.kernels.ready.order import ReadyOrder
from qikit.kernels.ready.owner import make_master
from qikit.serving.visitors.pages import ReadyPages
from qikit.serving.visitors.renderer import ReadyPage

LOG = logging.getLogger("pages")
PATH = "learner/apps/app.ipynb"


class Maker:
    """Makes a page of a notebook that reads one file, and counts how often."""

    def __init__(self, folder: Path) -> None:
        self.made, self.folder = 0, folder

    async def __call__(self) -> ReadyPage:
        self.made += 1
        order = ReadyOrder(
            cells=("open('late.csv').close()",),
            folder=str(self.folder),
            environment=dict(os.environ),
        )
        master = await asyncio.to_thread(make_master, order)
        return ReadyPage(pieces=("kernel ", "."), master=master, kernel_name="python3")


def test_a_crowd_waits_for_one_page_and_an_edit_makes_another(tmp_path: Path) -> None:
    if not warm_available().ok:
        pytest.skip(warm_available().reason)
    (tmp_path / "late.csv").write_text("1")

    async def crowd() -> tuple[int, int, int]:
        pages, make = ReadyPages(LOG), Maker(tmp_path)
        await pages.expect_visitors()
        first = await asyncio.gather(*(pages.page(PATH, 1, make) for _ in range(9)))
        before = make.made
        (tmp_path / "late.csv").write_text("2 patients")
        second = await asyncio.gather(*(pages.page(PATH, 1, make) for _ in range(9)))
        assert first[0] is not None
        assert first[0].for_kernel("a-b") == "kernel a-b."
        assert list(pages.masters) == [PATH]
        pages.forget(PATH, first[0])
        assert list(pages.masters) == [PATH]  # a newer one stays
        pages.forget(PATH, second[0])
        assert pages.masters == {}
        return before, make.made, len({id(page) for page in (*first, *second)})

    assert run_sync(crowd)() == (1, 2, 2)


def test_where_nothing_can_be_forked_pages_are_plain_and_the_log_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked = []

    async def refuse() -> ReadyPage:
        asked.append("a page")
        raise WarmUnavailable("Warm kernels need Linux, and this is win32.")

    async def visits() -> list[ReadyPage | None]:
        pages = ReadyPages(LOG)
        return [await pages.page(PATH, edited, refuse) for edited in (1, 1, 2)]

    with caplog.at_level(logging.WARNING, logger="pages"):
        assert run_sync(visits)() == [None, None, None]
    assert len(asked) == len(caplog.messages) == 2  # once for each state of the notebook
    assert caplog.messages[0] == (
        f"{PATH} is run anew for each visitor, which is slower. "
        "Warm kernels need Linux, and this is win32."
    )
