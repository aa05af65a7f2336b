"""Runs analysis against published tables, exact distributions and full enumeration."""

from __future__ import annotations

from itertools import groupby, product
from math import comb

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from qikit import QikitError
from qikit.spc import run_chart
from qikit.spc.boxes import KEPT, box_for, joint_probabilities
from qikit.spc.runs import (
    expected_runs,
    fewest_crossings,
    longest_run_allowed,
    points_of_runs_longer_than,
)

# Anhøj and Olesen (2014): useful points, longest run allowed, fewest crossings allowed
ANHOEJ = [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (36, 8, 13), (60, 9, 23)]


@pytest.mark.parametrize(("n", "longest", "fewest"), ANHOEJ)
def test_limits_of_anhoej(n, longest, fewest):
    assert longest_run_allowed(n) == longest
    assert fewest_crossings(n) == fewest


@pytest.mark.parametrize("n", [1, 2, 3, 11, 57, 400, 6001, 20_000])
def test_fewest_crossings_is_the_binomial_quantile(n):
    assert fewest_crossings(n) == binom.ppf(0.05, n - 1, 0.5)


def test_no_useful_points_allow_nothing():
    assert longest_run_allowed(0) == 0
    assert fewest_crossings(0) == 0


def test_worked_example():
    values = [62, 58, 65, 60, 57, 63, 61, 59, 64, 60, 56, 62]
    values += [66, 68, 67, 69, 71, 70, 72, 69, 73, 70, 74, 71]
    chart = run_chart(pd.DataFrame({"t": range(24), "v": values}), "v", "t")
    row = chart.runs.iloc[0]
    assert chart.points["centre"].iloc[0] == 65.5
    assert (row["useful"], row["longest_run"], row["longest_run_allowed"]) == (24, 12, 8)
    assert (row["crossings"], row["fewest_crossings_allowed"]) == (1, 8)
    assert row["signal"]


def exact_runs(n):
    """Probability of each number of runs of n points, half above and half below the median."""
    above, below = n // 2, n - n // 2
    total, found = comb(n, above), {}
    for k in range(1, n):
        even = 2 * comb(above - 1, k - 1) * comb(below - 1, k - 1)
        odd = comb(above - 1, k) * comb(below - 1, k - 1) + comb(above - 1, k - 1) * comb(
            below - 1, k
        )
        found[2 * k] = found.get(2 * k, 0) + even / total
        found[2 * k + 1] = found.get(2 * k + 1, 0) + odd / total
    return found


@pytest.mark.parametrize("n", [10, 14, 20, 26, 40, 60, 61, 90])
def test_table_of_runs_holds_about_two_and_a_half_per_cent_each_side(n):
    chance = exact_runs(n)
    low, high = (int(x[0]) for x in expected_runs(np.array([n])))
    assert sum(p for runs, p in chance.items() if runs < low) <= 0.05
    assert sum(p for runs, p in chance.items() if runs < low + 2) >= 0.02
    assert sum(p for runs, p in chance.items() if runs > high) <= 0.05
    assert sum(p for runs, p in chance.items() if runs > high - 2) >= 0.02


def test_few_points_have_no_unusual_number_of_runs():
    assert [x.tolist() for x in expected_runs(np.array([9, 0]))] == [[0, 0], [9, 0]]


@pytest.mark.parametrize("above", [0.5, 0.7])
def test_joint_probabilities_by_full_enumeration(above):
    n, expected = 11, np.zeros((11, 21))
    for sides in product((0, 1), repeat=n):
        runs = [len(list(run)) for _, run in groupby(sides)]
        chance = above ** sides.count(0) * (1 - above) ** sides.count(1)
        expected[len(runs) - 1, max(runs)] += chance
    assert joint_probabilities(n, above) == pytest.approx(expected)


# Anhøj and Wentzel-Larsen (2020): useful points, best box (crossings, longest), cut box border
BOXES = [(10, 2, 6, 3, 5), (13, 3, 6, None, None), (24, 6, 7, 7, 6), (36, 13, 9, 15, 8)]


@pytest.mark.parametrize(("n", "crossings", "longest", "along", "down"), BOXES)
def test_boxes_are_the_published_ones(n, crossings, longest, along, down):
    box = box_for(n)
    assert (box.crossings, box.longest) == (crossings, longest)
    assert (box.border_crossings, box.border_longest) == (along, down)


@pytest.mark.parametrize("n", [10, 12, 24])
def test_boxes_keep_the_promised_share_of_stable_processes(n):
    chance, box = joint_probabilities(n, 0.5), box_for(n)
    for cut in (False, True):
        quiet = sum(
            chance[c, run] for c in range(n) for run in range(1, 21) if not box.signals(c, run, cut)
        )
        assert quiet >= KEPT


def test_methods_differ_only_where_boxes_are_defined():
    short = run_chart(pd.DataFrame({"v": [1, 2, 3, 4, 5, 6]}), "v")
    assert short.runs_by("cutbox")["signal"].tolist() == short.runs["signal"].tolist()
    with pytest.raises(QikitError, match=r"no runs analysis called 'box'.*anhoej, bestbox"):
        short.runs_by("box")


def test_points_of_long_runs_are_found():
    side = np.array([[1, 1, 1, 0, -1, 1]], dtype=np.int8)
    assert points_of_runs_longer_than(side, np.array([2]))[0].tolist() == [True] * 3 + [False] * 3
