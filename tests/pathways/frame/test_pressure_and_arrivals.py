"""The shared pressure and the arrival engine, against the frame's own figures."""

from __future__ import annotations

import numpy as np
import pytest

from qikit.pathways.frame.arrivals import ED_HOURS, Pattern, arrive, daily_counts, daily_means
from qikit.pathways.frame.calendar import DAYS, hour, month, weekday
from qikit.pathways.frame.pressure import autoregressive, occupancy, pressure
from qikit.pathways.frame.streams import Streams


def test_occupancy_has_the_published_spread() -> None:
    runs = np.array([occupancy(Streams(f"o{i}")) for i in range(30)])
    assert runs.mean() == pytest.approx(93.1, abs=0.3)
    assert runs.std() == pytest.approx(2.2, abs=0.2)
    january, july = (runs[:, month(DAYS) == m].mean() for m in (1, 7))
    assert january - july == pytest.approx(4.3, abs=0.7)
    assert pressure(np.array([95.5])).tolist() == [1.0]


def test_autoregression_forgets() -> None:
    assert autoregressive(np.array([1.0, 0, 0]), carry=0.5).tolist() == [1, 0.5, 0.25]


def test_counts_follow_season_week_growth_and_scatter() -> None:
    pattern = Pattern(per_month=3000, months=(2,) + (1,) * 11, growth=0.0, dispersion=1.3)
    means = daily_means(pattern)
    assert means[month(DAYS) == 1].mean() / means[month(DAYS) == 6].mean() == pytest.approx(
        2, rel=0.05
    )
    counts = np.array([daily_counts(Streams(f"c{i}"), pattern) for i in range(20)])
    z2 = (counts - means) ** 2 / means
    assert z2.mean() == pytest.approx(1.3, abs=0.06)


def test_arrivals_are_in_order_and_keep_their_hours() -> None:
    when = arrive(Streams("a"), Pattern(per_month=7000))
    assert (np.diff(when) >= np.timedelta64(0)).all()
    share = np.bincount(hour(when), minlength=24) / len(when)
    assert share == pytest.approx(np.array(ED_HOURS) / sum(ED_HOURS), abs=0.003)
    assert (weekday(when) == 0).mean() == pytest.approx(0.16, abs=0.005)


def test_a_service_that_is_shut_has_no_arrivals() -> None:
    when = arrive(Streams("s"), Pattern(per_month=300, weekdays=(1, 1, 1, 1, 1, 0, 0)))
    assert (weekday(when) < 5).all()
