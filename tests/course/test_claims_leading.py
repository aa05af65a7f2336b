"""Figures that Module 1 quotes are those of its plays and sources; its slips are all met."""

from __future__ import annotations

import pytest

from qikit.apps.m01 import how_often
from qikit.apps.m01.plan_or_learn import PlanOrLearn, launches_that_work
from qikit.apps.m01.try_harder import TryHarder, next_time
from tests.course.conftest import COURSE
from tests.course.said import everything_said, slips_met

MODULE = COURSE.module("01-leading-improvement")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


def test_the_two_audits_are_those_of_the_year(said):
    first, last = how_often.seen("audit")[how_often.MEASURE]
    assert f"In February, {first:.0f}% began on time. In November, {last:.0f}%." in said
    assert f"In February {first:.0f}% of visits began on time, in November {last:.0f}%" in said


def test_the_year_was_better_from_week_15_to_week_36(said):
    assert f"week {how_often.BETTER_FROM} to week {how_often.GONE_FROM - 1}" in said


def test_eight_parts_work_in_fewer_than_half_of_launches(said):
    assert launches_that_work(parts=8, sure=0.9, tests=0) < 0.5
    assert "Fewer than half." in said


def test_a_surer_plan_can_reach_90_launches_as_the_lesson_lets_learners_find(said):
    assert "90 launches in 100" in said
    assert PlanOrLearn(sure=99)._of_100(0) > 90 > PlanOrLearn(sure=95)._of_100(0)


def test_the_worst_team_did_better_in_21_weeks_of_25(said):
    found = next_time(TryHarder(done=("blame",) * 26).weeks)
    assert (found.worst_improved, found.weeks) == (21, 25)
    assert "In 21 of 25 weeks" in said
    assert found == next_time(TryHarder(done=("nothing",) * 26).weeks)


def test_published_shares_agree_with_their_counts(said):
    assert "14 of 73" in said
    assert 14 / 73 < 1 / 5
    assert "Only 36 of them, about one in eight, had one" in said
    assert round(294 / 36) == 8


def test_every_misconception_about_leading_is_met():
    assert {f"A{n:02}" for n in range(1, 11)} <= slips_met(MODULE)
