"""Figures quoted in the module on demand and capacity are those that its plays work out."""

from __future__ import annotations

import pytest

from qikit.apps.flow.carve_out import CarveOutPlay
from qikit.apps.flow.ward import WardPlay
from qikit.flow import HOUR, WaitCurve, histories, littles_law, mm1
from qikit.flow.saying import say, say_time
from tests.course.conftest import COURSE
from tests.course.said import everything_said

MODULE = COURSE.module("08-demand-and-capacity")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


def test_forty_places_for_forty_people_end_between_nobody_and_about_a_hundred(said):
    low, high = histories(40, 40, weeks=104, seed=1).spread()
    assert low == 0
    assert 90 <= high <= 110
    assert "from nobody to about a hundred people waiting" in said


def test_a_hundred_on_the_list_are_two_and_a_half_weeks(said):
    assert littles_law(number=100, rate=40) == 2.5
    assert "A hundred wait, and forty are seen each week? Two and a half weeks." in said


def test_two_places_more_keep_the_list_short():
    assert histories(40, 42, weeks=520, seed=1).settled() < 10


@pytest.mark.parametrize("busy", [50, 80, 85, 90, 95])
def test_the_steep_part_is_the_formula_of_one_room(said, busy):
    assert f"| {busy}% | {say(mm1(busy / 100, 1).wait)} |" in said


def test_one_room_waits_as_the_guess_says(said):
    room = WaitCurve(here=0.95, servers=1, service_time=30)
    assert say_time(room.wait(0.85)) == "2 h 50 min"
    assert say_time(room.wait(0.95)) == "9 h 30 min"
    assert "2 hours 50 minutes" in said
    assert "9 hours 30 minutes" in said


def test_ten_kept_slots_lose_about_four_and_urgent_patients_gain_nothing(said):
    days = CarveOutPlay(kept=10).result
    assert 3.5 <= days.lost <= 4.5
    assert days.at_end("routine", "apart") > 200
    assert days.at_end("urgent", "shared") <= days.at_end("urgent", "apart")
    assert "ten kept slots lose about four slots a day" in said


def test_one_in_five_waits_for_one_of_36_beds(said):
    ward = WardPlay(beds=36, runs=10).result
    assert ward.longer_than(4 * HOUR).value == pytest.approx(0.2, abs=0.03)
    assert ward.use("bed").value > 30 / 36
    assert "about one in five" in said


def test_the_first_run_of_38_beds_is_not_the_average_of_ten(said):
    ten = WardPlay(beds=38, runs=10).result.wait(90)
    assert f"wait at most {round(ten.values[0] / HOUR)} hours" in said
    hours, minutes = divmod(round(ten.value), HOUR)
    assert f"{hours} hours {minutes} minutes on average" in said
    hours, minutes = divmod(round(ten.most), HOUR)
    assert f"from no wait to {hours} hours {minutes} minutes" in said
    assert ten.least == 0
