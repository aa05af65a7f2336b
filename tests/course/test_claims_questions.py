"""What questions on charts say about chance and about rules is what chance and the rules do."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from qikit import control_chart
from tests.course.conftest import COURSE

MODULE = COURSE.module("03-measurement")
ENDS = {option.id: option for option in MODULE.practice.get("q5-which").options}


def longest_climb(values: np.ndarray) -> np.ndarray:
    """The most points in a row, in each line, that each lie above the one before."""
    best = run = np.ones(len(values))
    for step in np.diff(values, axis=1).T:
        run = np.where(step > 0, run + 1, 1)
        best = np.maximum(best, run)
    return best


def test_five_in_a_row_happen_by_chance_in_about_a_quarter_of_charts_of_24_points():
    charts = np.random.default_rng(5).normal(size=(40_000, 24))
    either = (longest_climb(charts) >= 5) | (longest_climb(-charts) >= 5)
    assert either.mean() == pytest.approx(0.25, abs=0.02)
    assert "about one chart of four" in MODULE.practice.get("q4-five").notice


def test_one_of_twelve_is_outside_95_by_luck_nearly_every_second_time():
    assert round(1 - 0.95**12, 2) == 0.46
    assert "nearly every second time" in MODULE.practice.get("q7-list").notice


def rules_broken(*end: float) -> set[str]:
    """Rules that Making Data Count finds at the end of a chart whose mean is 36, wide limits."""
    before = [36 + swing for swing in (6, -6) * 7]
    values = [*before, *end]
    chart = control_chart(
        pd.DataFrame({"week": range(len(values)), "minutes": values}),
        value="minutes", time="week", baseline=len(before),
    )  # fmt: skip
    assert chart.points["centre"].iloc[-1] == 36
    assert not [signal for signal in chart.signals if signal.rule == "outside"]
    return {signal.rule for signal in chart.signals if signal.end >= len(values) - 2}


@pytest.mark.parametrize(("option", "rules"), [("tie", set()), ("trend", {"trend"})])
def test_of_the_two_that_climb_only_the_right_one_breaks_a_rule(option, rules):
    weeks = [float(week) for week in re.findall(r"\d+", ENDS[option].text)]
    assert len(weeks) == 7
    assert rules_broken(*weeks) == rules
    assert ENDS[option].right == bool(rules)


def test_a_week_on_the_mean_ends_the_run():
    assert rules_broken(34, 33, 35, 36, 34, 33, 35) == set()
    assert rules_broken(34, 33, 35, 34, 34, 33, 35) == {"shift"}


def test_near_both_limits_is_not_two_out_of_three():
    near = 36 + 2.3 * 12 / 1.128
    assert rules_broken(near, 36.5, 72 - near) == set()
    assert rules_broken(near, 36.5, near) == {"two-in-three"}


def test_a_chart_whose_points_are_asked_for_does_not_point_at_them():
    cells = (MODULE.exercise_folder / MODULE.exercise.notebook).read_text("utf-8")
    chart = cells.split('"id": "chart-q09"')[1].split('"id": "ask-q09-outside"')[0]
    assert 'rules=\\"none\\"' in chart
