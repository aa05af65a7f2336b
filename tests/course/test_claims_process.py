"""Figures quoted in the module on process mapping are those of its maps."""

from __future__ import annotations

import pytest

from qikit.apps.m04.faster import Faster
from qikit.apps.m04.maps import invented_map
from qikit.improve import rolled_yield
from qikit.improve.process_map import minutes
from tests.course.conftest import COURSE
from tests.course.said import everything_said

MODULE = COURSE.module("04-process-mapping")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


def test_george_meets_twelve_steps_where_the_policy_has_five(said):
    policy, family = invented_map("policy"), invented_map("family")
    assert (len(policy.steps), len(family.steps), family.hand_offs) == (5, 12, 9)
    assert "Twelve, and nine hand-offs. Seven of the steps are in no policy" in said


def test_mr_haddads_minutes_are_those_of_the_map(said):
    bag = invented_map("discharge")
    needed = sum(step.touch for step in bag.steps if step.value == "needed")
    waste = sum(step.touch for step in bag.steps if step.value == "waste")
    assert (bag.elapsed, bag.touch, bag.value_added, needed, waste) == (341, 61, 29, 6, 26)
    assert "5 hours 41 minutes" in said
    assert "61 minutes" in said
    assert "29 minutes. Six more" in said
    assert "The other 26" in said


def test_twice_as_fast_saves_ruth_an_hour_and_19_minutes(said):
    before, after = invented_map("referral"), Faster(work=50, wait=0).result
    assert minutes(before.touch) == "2 h 38 min"
    assert minutes(before.touch - after.touch) == "1 h 19 min"
    assert before.elapsed / 1440 == pytest.approx(38, abs=0.2)
    assert "One hour and 19 minutes. There were 2 hours 38 minutes of work in 38 days" in said


def test_a_fifth_off_the_longest_wait_saves_days():
    assert invented_map("referral").elapsed - Faster(work=0, wait=20).result.elapsed > 4 * 1440


def test_ten_good_steps_let_sixty_through(said):
    assert round(rolled_yield([95] * 10)) == 60
    assert "About 60. Four in ten meet a mistake" in said


def test_fewer_hand_offs_beat_better_ones():
    plans = (MODULE.exercise_folder / "questions.yml").read_text("utf-8")
    assert round(rolled_yield([95] * 2)) == 90
    assert round(rolled_yield([97] * 6)) == 83
    assert "Two hand-offs at 95 let 90 in 100 through; six at 97 let only 83" in plans
