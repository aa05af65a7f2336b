"""The finders' own chart rules, against the charts that learners use."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit import control_chart, load
from qikit.pathways import tally
from qikit.pathways.checks.signals import even, first_signal, p_signal, rare_quiet, xmr_signal


def test_the_eighth_of_a_run_signals() -> None:
    values, sigma = np.array([0, 0] + [1] * 9), np.full(11, 5.0)
    assert first_signal(values, 0.5, sigma, 1, 2) == 9
    assert first_signal(values, 0.5, sigma, -1, 2) is None


def test_a_far_point_signals_at_once() -> None:
    assert first_signal(np.array([0.0, 0, 9, 0]), 0.0, np.full(4, 1.0), 1, 1) == 2


def test_points_beyond_the_limits_are_those_of_the_control_chart() -> None:
    months = tally(load("sepsis"), "within_1h", every="month")
    chart = control_chart(months, value="within_1h", time="month", denominator="seen", chart="p",
                          baseline=17)  # fmt: skip
    points = chart.points.reset_index(drop=True)
    above = points.index[points["value"] > points["upper"]]
    mine = p_signal(load("sepsis"), "within_1h", "2024-09-01", 1)
    assert mine is not None
    assert mine <= months.loc[above[above >= 17][0], "month"]


def test_an_xmr_signal_comes_after_a_step() -> None:
    rng = np.random.default_rng(3)
    days = pd.date_range("2024-01-01", periods=40)
    values = pd.Series(rng.normal(0, 1, 40) + np.where(np.arange(40) >= 25, 4, 0), index=days)
    found = xmr_signal(values, "2024-01-26", 1)
    assert found is not None
    assert pd.Timestamp("2024-01-26") <= found <= pd.Timestamp("2024-02-02")


@pytest.mark.parametrize(("jump", "calm"), [(0.0, True), (0.3, False)])
def test_even_series_are_quiet_and_steps_are_not(jump: float, calm: bool) -> None:
    rng = np.random.default_rng(5)
    when = pd.date_range("2023-04-01", "2026-03-30", periods=6000)
    share = 0.4 + jump * (when > "2024-10-01")
    rows = pd.DataFrame({"arrival_dt": when, "x": rng.random(6000) < share})
    assert even(rows, "x") is calm


def test_a_long_gap_between_rare_cases_is_seen() -> None:
    rng = np.random.default_rng(7)
    gaps = pd.Series(np.floor(rng.exponential(9, 80)))
    assert rare_quiet(gaps)
    gaps.iloc[60] = 200
    assert not rare_quiet(gaps)


def test_bleeds_after_thrombolysis_are_rare_and_unsurprising() -> None:
    treated = load("stroke").dropna(subset=["bleed_after_thrombolysis"])
    bled = treated["bleed_after_thrombolysis"].astype(bool)
    assert 0 < bled.mean() < 0.09
    assert rare_quiet(pd.Series(np.diff(np.flatnonzero(bled.to_numpy()), prepend=0)))
