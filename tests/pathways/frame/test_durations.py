"""Waits and moments: whole minutes, missing values, and visits moved out of the night."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.pathways.frame.calendar import hour
from qikit.pathways.frame.durations import after, blank_unless, by_day, lognormal, minutes_between
from qikit.pathways.frame.streams import Streams

START = np.datetime64("2024-05-01T00:00", "m")


def test_log_normal_waits_have_their_median_and_spread() -> None:
    waits = lognormal(Streams("w"), "wait", 60_000, 30.6, 0.6)
    assert np.median(waits) == pytest.approx(30.6, rel=0.02)
    assert np.log(waits).std() == pytest.approx(0.6, abs=0.01)
    assert waits.mean() == pytest.approx(30.6 * np.exp(0.18), rel=0.02)


def test_times_are_cut_to_the_minute_and_missing_stays_missing() -> None:
    moments = after(np.array([START, START]), np.array([59.9, np.nan]))
    assert str(moments[0]) == "2024-05-01T00:59"
    assert np.isnat(moments[1])
    assert np.isnan(minutes_between(moments, moments)[1])
    assert np.isnat(blank_unless(np.array([False]), moments[:1]))[0]


@given(st.integers(0, 1439), st.floats(20, 6000), st.sampled_from([14, 24, 72]))
def test_moving_a_visit_to_daytime_keeps_it_in_time_or_late(
    minute: int, wait: float, limit: int
) -> None:
    arrival = np.array([START + np.timedelta64(minute, "m")])
    seen = after(arrival, np.array([wait]))
    moved = by_day(Streams("v"), "visit", arrival, seen, limit)
    gap, new = minutes_between(arrival, seen)[0], minutes_between(arrival, moved)[0]
    assert new > 0
    assert (gap <= limit * 60) == (new <= limit * 60)
    assert moved[0] == seen[0] or 8 <= hour(moved)[0] < 18
    assert abs(new - gap) <= 18 * 60
