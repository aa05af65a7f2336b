"""Patients come when the profile says, at the rate it says, and by chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest

from qikit.errors import QikitError
from qikit.flow import DAY, HOUR, AtRandom, Booked

OFFICE = (0,) * 9 + (1,) * 6 + (3,) * 2 + (0,) * 7


def chance(seed=1):
    return np.random.default_rng(seed)


def test_the_average_a_day_is_kept_whatever_the_profile():
    week = AtRandom(per_day=40, by_hour=OFFICE, by_weekday=(2, 1, 1, 1, 1, 0, 0))
    times = week.times(7 * 60, chance())
    assert times.size / 420 == pytest.approx(40, rel=0.02)
    assert week.mean_per_day == 40


def test_each_hour_and_day_gets_its_share():
    times = AtRandom(per_day=40, by_hour=OFFICE, by_weekday=(2, 1, 1, 1, 1, 0, 0)).times(
        7 * 60, chance()
    )
    hours = np.bincount((times % DAY // HOUR).astype(int), minlength=24) / times.size
    assert hours == pytest.approx(np.array(OFFICE) / sum(OFFICE), abs=0.012)
    days = np.bincount((times // DAY % 7).astype(int), minlength=7) / times.size
    assert days == pytest.approx(np.array([2, 1, 1, 1, 1, 0, 0]) / 6, abs=0.012)


def test_even_arrivals_are_a_poisson_process():
    gaps = np.diff(AtRandom(per_day=100).times(200, chance()))
    assert kstest(gaps, "expon", args=(0, DAY / 100)).pvalue > 0.01


@given(per_day=st.floats(0, 60), days=st.integers(1, 20), seed=st.integers(0, 99))
def test_times_are_in_order_and_in_the_days(per_day, days, seed):
    times = AtRandom(per_day=per_day, by_hour=OFFICE).times(days, chance(seed))
    assert (np.diff(times) >= 0).all()
    assert times.size == 0 or (times[0] >= 0 and times[-1] < days * DAY)


def test_a_longer_run_begins_with_the_same_patients():
    plan = AtRandom(per_day=30, by_hour=OFFICE)
    short, long = plan.times(20, chance()), plan.times(60, chance())
    assert long[: short.size] == pytest.approx(short)


def test_more_patients_come_no_later():
    few, many = (AtRandom(per_day=rate).times(30, chance()) for rate in (20, 25))
    assert (many[: few.size] <= few).all()


@pytest.mark.parametrize("profile", [(1,) * 23, (0,) * 24])
def test_a_profile_has_24_hours_and_somebody_in_it(profile):
    with pytest.raises(QikitError, match=r"is no profile\. \(by_hour\) Give 24 numbers"):
        AtRandom(per_day=1, by_hour=profile)


def test_a_week_has_seven_days():
    with pytest.raises(QikitError, match=r"is no profile\. \(by_weekday\) Give 7 numbers"):
        AtRandom(per_day=1, by_weekday=(1, 1))


class TestBooked:
    CLINIC = Booked(times_of_day=(600, 540), weekdays=(1, 4), missed=0.25)

    def test_appointments_are_kept_in_order_on_clinic_days(self):
        everyone = Booked(times_of_day=(600, 540), weekdays=(1, 4)).times(14, chance())
        assert everyone.tolist() == [
            day * DAY + minute for day in (1, 4, 8, 11) for minute in (540, 600)
        ]

    def test_some_are_missed(self):
        times = self.CLINIC.times(7 * 500, chance())
        assert times.size / 2000 == pytest.approx(0.75, abs=0.03)
        assert self.CLINIC.mean_per_day == pytest.approx(4 / 7 * 0.75)

    def test_what_cannot_be_booked(self):
        with pytest.raises(QikitError, match="are no weekdays"):
            Booked(times_of_day=(540,), weekdays=(7,))
        with pytest.raises(QikitError, match=r"1440.0 is no amount\. \(times_of_day\)"):
            Booked(times_of_day=(1440,))
        with pytest.raises(QikitError, match=r"2 is no amount\. \(missed\)"):
            Booked(times_of_day=(540,), missed=2)
