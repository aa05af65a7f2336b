"""Five days and six months: all of the course, once, in hours that people can sit through."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from qikit.apps import PLAYS
from qikit.learn.course_map import load_course
from qikit.serving.games import titles, workshop_games
from qikit.serving.programme import LUNCH, SESSION, Half, Plan, load_programme, plan_path

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
PROGRAMME = load_programme(COURSE)
LONGEST_WITHOUT_PAUSE, LATEST = 110, 16 * 60 + 30
every_day = pytest.mark.parametrize("day", PROGRAMME.days, ids=lambda day: f"day {day.number}")


def test_each_module_has_its_day_and_its_month() -> None:
    numbers = [module.number for module in COURSE.modules]
    assert [module.number for day in PROGRAMME.days for module in day.modules] == numbers
    assert [module.number for month in PROGRAMME.months for module in month.modules] == numbers
    assert (len(PROGRAMME.days), len(PROGRAMME.months)) == (5, 6)


@every_day
def test_a_day_has_no_gap_one_lunch_and_an_end(day) -> None:
    for slot, following in pairwise(day.slots):
        assert slot.minute + slot.minutes == following.minute
    assert [slot.minutes for slot in day.slots if slot.what == "Lunch"].count(LUNCH) == 1
    assert day.slots[-1].minute + day.slots[-1].minutes <= LATEST
    assert 12 * 60 <= next(s.minute for s in day.slots if s.what == "Lunch") <= 13 * 60


@every_day
def test_nobody_sits_too_long_without_a_break(day) -> None:
    sat = 0
    for slot in day.slots:
        sat = 0 if slot.what in ("Break", "Lunch") else sat + slot.minutes
        assert sat <= LONGEST_WITHOUT_PAUSE


@every_day
def test_the_exercises_take_what_the_map_says(day) -> None:
    for module in day.modules:
        slot = next(s for s in day.slots if s.what.startswith(f"Module {module.number}: exercise"))
        assert slot.minutes == module.exercise.minutes


def test_a_session_is_as_long_as_in_the_tutor_notes() -> None:
    assert SESSION == 90
    for module in COURSE.modules:
        notes = (module.folder / "tutor.md").read_text(encoding="utf-8")
        assert "## Ninety minutes" in notes, module.slug


@every_day
def test_a_session_names_the_games_for_the_whole_room(day) -> None:
    sessions = [slot for slot in day.slots if slot.what.endswith(": session")]
    for slot, module in zip(sessions, day.modules, strict=True):
        assert slot.room == titles(module)
    assert all(not slot.room for slot in day.slots if slot not in sessions)


def test_a_poll_which_fits_any_module_is_left_out() -> None:
    measuring = COURSE.module("03-measurement")
    assert "Red beads" in titles(measuring)
    assert "Live poll" not in titles(measuring)
    assert "[Live poll](../../workshop/poll)" in workshop_games(measuring)
    assert workshop_games(measuring.model_copy(update={"games": ()})) == ""


def plan() -> Plan:
    return Plan.model_validate(yaml.safe_load(plan_path(COURSE).read_text(encoding="utf-8")))


def title_of(call: str) -> str:
    module, name = PLAYS[call]
    return str(getattr(import_module(f"qikit.apps.{module}"), name).title)


@pytest.mark.parametrize("half", [half for day in plan().days for half in day.halves], ids=str)
def test_a_game_is_called_as_on_its_page_and_belongs_to_its_module(half: Half) -> None:
    calls = {title_of(call): call for call in PLAYS}
    assert set(half.games) <= set(calls)
    for module in COURSE.modules:
        if module.number == half.module:
            used = "".join(path.read_text("utf-8") for path in module.folder.glob("*.ipynb"))
            assert all(calls[game] in used for game in half.games)


@pytest.mark.parametrize("month", PROGRAMME.months, ids=lambda month: f"month {month.number}")
def test_a_week_is_rounded_up_and_never_much(month) -> None:
    whole = sum(module.minutes for module in month.modules)
    assert whole <= 4 * month.minutes_a_week < whole + 20
    assert month.minutes_a_week <= 60
    assert month.at_work.endswith(".")
