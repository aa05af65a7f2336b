"""Slots that are kept for some are lost to all, whichever way the requests fall."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import carve_out, random_demand

requests = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 25)), min_size=1, max_size=60)


def day_by_day(days, *, slots, kept, refill):
    """Hand out the slots of each day, one list after the other."""
    urgent = routine = 0
    for soon, later in days:
        seen = min(kept, urgent + soon)
        urgent += soon - seen
        free = slots - kept + (kept - seen if refill else 0)
        routine = max(0, routine + later - free)
    return urgent, routine


@given(days=requests, kept=st.integers(0, 20), refill=st.booleans())
def test_it_is_what_a_booking_clerk_would_do(days, kept, refill):
    soon, later = np.array(days).T
    result = carve_out(soon, later, slots=20, kept=kept, refill=refill)
    expected = day_by_day(days, slots=20, kept=kept, refill=refill)
    assert (result.at_end("urgent", "apart"), result.at_end("routine", "apart")) == expected


@given(days=requests, kept=st.integers(0, 20))
def test_one_list_never_has_more_people_waiting(days, kept):
    soon, later = np.array(days).T
    points = carve_out(soon, later, slots=20, kept=kept).points
    apart = points["urgent_apart"] + points["routine_apart"]
    shared = points["urgent_shared"] + points["routine_shared"]
    assert (shared <= apart + 1e-9).all()
    assert (points["urgent_shared"] <= points["urgent_apart"] + 1e-9).all()


@given(days=requests, kept=st.integers(0, 20), refill=st.booleans())
def test_every_slot_is_used_or_lost(days, kept, refill):
    soon, later = np.array(days).T
    result = carve_out(soon, later, slots=20, kept=kept, refill=refill)
    seen = (
        (soon + later).sum() - result.at_end("urgent", "apart") - result.at_end("routine", "apart")
    )
    assert seen + result.points["lost"].sum() == pytest.approx(20 * len(days))


def test_no_number_of_kept_slots_is_as_good_as_one_list():
    urgent, routine = random_demand(6, 250, seed=2)[0], random_demand(13, 250, seed=3)[0]
    ends = [carve_out(urgent, routine, slots=20, kept=kept) for kept in range(21)]
    apart = [end.points[["urgent_apart", "routine_apart"]].sum(axis=1).mean() for end in ends]
    shared = ends[0].points[["urgent_shared", "routine_shared"]].sum(axis=1).mean()
    assert min(apart) > 2 * shared


def test_more_kept_than_there_are():
    with pytest.raises(QikitError, match=r"21 cannot be used\. \(kept\) .* from 0 to 20"):
        carve_out([1], [1], slots=20, kept=21)
