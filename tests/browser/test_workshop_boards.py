"""Boards of games in a real browser: nothing in axe's way, and no phone scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from qikit.improve.process_map import ProcessMap, Step
from qikit.spc import control_chart
from qikit.workshop import Bars, Board, Dots, Lines, Picture, SmallMultiples
from qikit.workshop.drawing import board_html

BARS = Bars(name="red beads", labels=("worker 1", "worker 2"), values=(9, 12), expected=10)
LINES = Lines(name="days", along="week", series={"rule 1": ((1, 4), (2, 6))}, target=5)
WEEKS = pd.DataFrame({"week": range(1, 13), "wait": [9, 7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 19]})
EVERY_KIND = (
    BARS,
    LINES,
    Dots(name="minutes", groups={"before": (3, 3, 40), "after": (9,)}, truth=20),
    SmallMultiples(panels={f"Team {number}": LINES for number in range(9)}),
    control_chart(WEEKS, "wait", "week"),
    ProcessMap(process="Tea", steps=(Step(name="Pour", who="cook", touch=2, wait=9),)),
)


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """The narrowest window in which pages must work (WCAG 2.2, reflow)."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    window = context.new_page()
    pictures = tuple(Picture(caption=f"Picture {n}", shows=k) for n, k in enumerate(EVERY_KIND))
    board = Board(title="A board", says=("All kinds.",), pictures=pictures, table=WEEKS)
    window.set_content(
        '<!doctype html><html lang="en-GB"><head><title>Board</title></head>'
        f"<body><main><h1>The screen</h1>{board_html(board)}</main></body></html>"
    )
    yield window
    context.close()


def test_every_kind_of_picture_is_open_to_everybody(
    narrow: Page, check_access: Callable[..., None]
) -> None:
    check_access(narrow)
    assert narrow.get_by_role("img").count() == len(EVERY_KIND)


def test_a_board_never_scrolls_sideways(narrow: Page) -> None:
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
