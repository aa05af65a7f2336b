"""Shifts add up, wrap round midnight and Sunday, and make minutes of capacity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import DAY, HOUR, WEEK, Resource, Shift

hours = st.integers(0, 24)
shifts = st.builds(
    Shift,
    start=st.integers(0, 23),
    end=hours,
    units=st.integers(1, 4),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(tuple),
)


def on_duty_by_hand(shift, hour_of_week):
    """Whether a shift covers an hour, looking at each day on which it starts."""
    length = (shift.end - shift.start) % 24 or 24
    return any((hour_of_week - (24 * day + shift.start)) % 168 < length for day in shift.weekdays)


@settings(max_examples=40)
@given(plan=st.lists(shifts, min_size=1, max_size=4))
def test_each_hour_has_the_units_of_the_shifts_that_cover_it(plan):
    nurses = Resource(name="nurse", shifts=tuple(plan))
    expected = [
        sum(shift.units for shift in plan if on_duty_by_hand(shift, hour)) for hour in range(168)
    ]
    found = [nurses.at(hour * HOUR + 30) for hour in range(168)]
    assert found == expected
    assert nurses.minutes_per_week() == pytest.approx(HOUR * sum(expected))
    assert nurses.most == max(expected)


@settings(max_examples=40)
@given(plan=shifts, start=st.integers(0, 400), length=st.integers(0, 400))
def test_minutes_between_count_each_hour(plan, start, length):
    nurses = Resource(name="nurse", shifts=(plan,))
    expected = sum(nurses.at(hour * HOUR + 1) * HOUR for hour in range(start, start + length))
    found = nurses.minutes_between(start * HOUR, (start + length) * HOUR)
    assert found == pytest.approx(expected, abs=1e-6)


def test_a_night_shift_from_sunday_reaches_monday():
    night = Resource(name="nurse", shifts=(Shift(start=20, end=8, units=2, weekdays=(6,)),))
    assert [night.at(minute) for minute in (0, 8 * HOUR, WEEK - 1, 6 * DAY)] == [2, 0, 2, 0]


def test_beds_are_always_there():
    beds = Resource(name="bed", units=28)
    assert beds.at(12345.6) == 28
    assert beds.minutes_per_week() == 28 * WEEK
    assert np.array_equal(beds.plan(), [[0], [28]])


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({}, "has None units and 0 shifts"),
        ({"units": 2, "shifts": (Shift(start=8, end=20, units=1),)}, "has 2 units and 1 shifts"),
        ({"units": 2, "kept": {"urgent": 2, "review": 1}}, r"3 units of 2 are kept\. \(bed\)"),
        ({"units": 0}, r"0 cannot be used\. \(units of bed\)"),
        ({"units": 2, "kept": {"urgent": 0}}, r"0 cannot be used\. \(bed kept for urgent\)"),
    ],
)
def test_what_no_resource_can_be(given_, words):
    with pytest.raises(QikitError, match=words):
        Resource(name="bed", **given_)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"start": 25}, "start of a shift"), ({"weekdays": (7,)}, "are no weekdays"),
     ({"weekdays": ()}, "are no weekdays"), ({"units": 0}, "units of a shift")],
)  # fmt: skip
def test_what_no_shift_can_be(changes, words):
    with pytest.raises(QikitError, match=words):
        Shift(**({"start": 8, "end": 20, "units": 1} | changes))


def test_what_is_kept_cannot_be_changed_from_outside():
    kept = {"urgent": 1}
    bed = Resource(name="bed", units=2, kept=kept)
    kept["urgent"] = 2
    assert bed.kept == {"urgent": 1}
