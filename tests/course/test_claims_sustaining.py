"""Figures that Module 7 quotes are those of its tools, plays and sources."""

from __future__ import annotations

from math import comb
from statistics import fmean

import pytest

from qikit.apps.m07.first_test import chance_to_see
from qikit.apps.m07.slipping import STARTS, watch
from qikit.apps.tools.desk import example_of
from qikit.improve.cycle import SIZES, scale_of_test
from qikit.improve.factors import FACTORS
from qikit.improve.sustainability import Sustainability
from tests.course.conftest import COURSE
from tests.course.said import everything_said

MODULE = COURSE.module("07-testing-and-sustaining")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


def test_one_team_in_eight_predicted(said):
    assert "36 of 294" in said
    assert round(100 * 36 / 294) == 12
    assert round(100 * 33 / 189) == 17  # the third round of projects


def test_five_people_show_a_fault_of_three_in_ten_in_83_of_100_tests(said):
    assert f"{100 * chance_to_see(5, 0.3):.0f} tests out of 100" in said
    assert f"only {100 * 0.7**5:.0f} in 100" in said


def test_luck_alone_brings_seven_of_ten_on_38_thursdays_of_100(said):
    luck = sum(comb(10, came) * 0.6**came * 0.4 ** (10 - came) for came in range(7, 11))
    assert f"{100 * luck:.0f} of 100 such Thursdays" in said


def test_the_rule_of_three_divides_by_the_size_of_a_small_test(said):
    assert f"as many as {100 * 3 / SIZES['small']:.0f} in 100" in said


def test_a_signal_cries_wolf_in_nearly_half_of_the_years_in_which_nothing_slips(said):
    years = [watch("none", "weekly", "signal", number) for number in range(40)]
    assert 0.25 < fmean(year.false_alarms > 0 for year in years) < 0.65
    assert "nearly half of such years" in said


def test_the_table_of_sizes_is_the_tool_s(said):
    sizes = "| fairly sure | costs little | small | large | implement |"
    assert sizes in said
    told = [scale_of_test("high", "small", who) for who in ("not ready", "indifferent", "ready")]
    assert told == ["small", "large", "implement"]
    assert f"One person, then {', then '.join(map(str, SIZES.values()))}." in said


def test_the_points_of_the_factors_are_the_tool_s(said):
    most = {factor.id: factor.most for factor in FACTORS}
    assert most["senior"] == most["clinical"] == max(most.values())
    assert f"leaders can give {most['senior']:.0f} points of 100" in said
    assert f"training staff {most['involvement']}" in said
    assert f"beyond patients {most['benefits']}" in said
    assert f"how it is going {most['monitoring']}" in said


def test_two_people_score_the_clinic_as_told(said):
    lead, nurse = (scorer.total for scorer in example_of(Sustainability, "clinic").scorers)
    assert f"scores {lead}" in said
    assert f"scores {nurse}" in said
    assert f"the mean, about {fmean((lead, nurse)):.0f}" in said


def test_the_exercise_s_advice_is_where_most_can_be_gained():
    scored = example_of(Sustainability, "falls")
    text = (MODULE.exercise_folder / "questions.yml").read_text("utf-8")
    assert f"{scored.scorers[0].total} points as first scored" in text
    (first, most), (second, next_most) = scored.gains[:2]
    assert {first.id, second.id} == {"senior", "clinical"}
    assert f"{most} and {next_most} points" in text


def test_a_quarterly_look_at_a_target_notices_as_late_as_told(said):
    found = watch("slow", "quarterly", "target", 1)
    assert found.noticed is not None
    assert f"{found.noticed - STARTS} weeks, until week {found.noticed}" in said
    assert f"{found.missed:.0f} visits have gone the old way" in said
