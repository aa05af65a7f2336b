"""What stands in the gallery, and the pictures made of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from xml.etree import ElementTree

import pytest

from qikit.apps import PLAYS
from qikit.apps.contest import Contest
from qikit.apps.panel import Panel
from qikit.apps.play import Play
from qikit.apps.tools.aim import AimTool
from qikit.kernels.visits import begin_visit
from qikit.learn.course_map import load_course
from qikit.serving.gallery.figure import figure_of
from qikit.serving.gallery.pictures import Pictures
from qikit.serving.gallery.shelves import shelves

ROOT = Path(__file__).resolve().parents[3]


def test_everything_on_the_map_stands_on_a_shelf_and_can_be_opened() -> None:
    course = load_course(ROOT)
    workshop, *modules = shelves(course)
    assert [one.title for one in workshop.exhibits] == [app.title for app in course.apps.values()]
    assert {one.play for shelf in modules for one in shelf.exhibits} <= set(PLAYS)
    by_address = {one.address: one.play for one in workshop.exhibits}
    assert by_address["voila/render/learner/apps/signal-or-noise.ipynb"] == "signal_or_noise"


def test_the_picture_is_the_play_s_own_chart_with_its_own_words() -> None:
    figure = figure_of(Contest())
    assert ElementTree.fromstring(figure.svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert figure.alt.startswith("Line chart of ")


def test_a_play_without_a_chart_is_drawn_as_its_panel() -> None:
    figure = figure_of(AimTool())
    drawn = "".join(ElementTree.fromstring(figure.svg).itertext())
    assert AimTool.title in drawn
    label = AimTool().controls()[0].label
    assert figure.alt.startswith(f"A panel that asks: {label}")


def test_one_play_that_cannot_be_drawn_does_not_cost_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qikit.serving.gallery import drawing

    monkeypatch.setattr(AimTool, "controls", lambda self: 1 / 0)
    file = tmp_path / "drawn.json"
    names = ["tool_aim", "tool_raid", "no_such_play"]
    monkeypatch.setattr(sys, "argv", ["drawing", str(file), *names])
    drawing.main()
    drawn = json.loads(file.read_text())
    assert [bool(one["svg"]) for one in drawn.values()] == [False, True]


def test_pictures_are_drawn_once_and_old_ones_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import asyncio, sys\nfrom pathlib import Path\n"
        "from qikit.serving.gallery.pictures import Pictures\n"
        "drawn = asyncio.run(Pictures(Path(sys.argv[1])).of(['tool_aim']))\n"
        "print(drawn['tool_aim'].title)"
    )
    kept = tmp_path / ".qi" / "gallery"
    kept.mkdir(parents=True)
    (kept / "old.json").write_text("{}")
    told = []
    for _ in range(2):
        command = [sys.executable, "-c", code, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told.append((done.stdout.strip(), [path.stat().st_mtime_ns for path in kept.iterdir()]))
    assert told[0] == told[1]
    assert (told[0][0], len(told[0][1])) == (AimTool.title, 1)
    assert Pictures(tmp_path).drawn == {}


@dataclass(frozen=True, kw_only=True)
class Cards(Play):
    """Deals a card when it begins."""

    title = "Cards"
    card: int = 1

    def controls(self) -> tuple[()]:
        return ()

    def picture(self) -> str:
        return f"<p>Card {self.card}</p>"

    def says(self) -> str:
        return f"You hold card {self.card}."

    def dealt_anew(self) -> Self:
        return type(self)(card=self.card + 1)


def test_a_play_that_deals_by_chance_deals_anew_for_each_visitor_of_a_ready_page() -> None:
    dealing, other = Panel(Cards()), Panel(AimTool())
    before = other.view
    begin_visit()
    assert dealing.view["says"] == "You hold card 2."
    assert dealing.view["turn"] == 1
    assert other.view is before
