"""Times have the mean and spread they promise; a stay ends at an hour of the day."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import DAY, HOUR, Exponential, Fixed, LogNormal, Nights

NOON = (0,) * 11 + (3, 1) + (0,) * 11


@pytest.mark.parametrize(
    ("duration", "cv"),
    [(Fixed(minutes=25), 0), (Exponential(mean=25), 1), (LogNormal(mean=25, cv=0.6), 0.6),
     (LogNormal(mean=25, cv=0), 0)],
)  # fmt: skip
def test_mean_and_spread(duration, cv):
    minutes = duration.draw(100_000, np.random.default_rng(1))
    assert minutes.mean() == pytest.approx(duration.mean, rel=0.015)
    assert minutes.std() / minutes.mean() == pytest.approx(cv, abs=0.02)
    assert duration.end(100, minutes[0]) == 100 + minutes[0]


def test_the_middle_patient_takes_less_than_the_mean():
    minutes = LogNormal(mean=30, cv=1).draw(20_000, np.random.default_rng(1))
    assert np.median(minutes) == pytest.approx(30 / np.sqrt(2), rel=0.03)


def test_the_same_patients_take_longer_when_the_mean_is_longer():
    short, long = (
        LogNormal(mean=mean, cv=0.8).draw(50, np.random.default_rng(3)) for mean in (20, 30)
    )
    assert long == pytest.approx(1.5 * short)


class TestNights:
    STAY = Nights(mean=4 * DAY, cv=0.8, leave_by_hour=NOON)

    def test_nights_are_whole_and_at_least_one(self):
        drawn = self.STAY.draw(20_000, np.random.default_rng(1))
        assert (drawn[:, 0] == np.round(drawn[:, 0])).all()
        assert drawn[:, 0].min() == 1
        assert drawn[:, 0].mean() == pytest.approx(4, rel=0.03)

    def test_people_leave_at_the_hours_of_the_profile(self):
        hours = self.STAY.draw(20_000, np.random.default_rng(1))[:, 1] / HOUR
        assert set(hours.astype(int)) == {11, 12}
        assert (hours < 12).mean() == pytest.approx(0.75, abs=0.01)

    @given(start=st.floats(0, 30 * DAY), seed=st.integers(0, 50))
    def test_a_stay_ends_on_a_later_day_at_such_an_hour(self, start, seed):
        drawn = self.STAY.draw(1, np.random.default_rng(seed))[0]
        end = self.STAY.end(start, drawn)
        assert end // DAY - start // DAY == drawn[0]
        assert 11 * HOUR <= end % DAY < 13 * HOUR

    def test_fewer_patients_are_the_first_of_many(self):
        few, many = (self.STAY.draw(n, np.random.default_rng(5)) for n in (10, 40))
        assert (many[:10] == few).all()

    def test_a_profile_has_24_hours(self):
        with pytest.raises(QikitError, match=r"is no profile\. \(leave_by_hour\)"):
            Nights(mean=DAY, cv=0, leave_by_hour=(1,))


@pytest.mark.parametrize(
    "wrong",
    [lambda: Fixed(minutes=-1), lambda: Exponential(mean=0), lambda: LogNormal(mean=0, cv=1),
     lambda: LogNormal(mean=1, cv=-1), lambda: Nights(mean=0, cv=1, leave_by_hour=NOON)],
)  # fmt: skip
def test_what_no_duration_can_be(wrong):
    with pytest.raises(QikitError, match="is no amount"):
        wrong()
