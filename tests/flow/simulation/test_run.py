"""One run does what its queue discipline says, patient by patient."""

from __future__ import annotations

import heapq
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.flow import (
    DAY,
    HOUR,
    AtRandom,
    Booked,
    Exponential,
    Fixed,
    LogNormal,
    Patients,
    Resource,
    Service,
    Shift,
    Task,
)
from qikit.flow.simulation.run import run_once


def group(name="patients", *, arrivals, takes, needs="room", priority=0):
    tasks = (Task(needs=needs, takes=takes),)
    return Patients(name=name, arrivals=arrivals, tasks=tasks, priority=priority)


def at(*minutes):
    """Appointments on the first Monday."""
    return Booked(times_of_day=minutes, weekdays=(0,))


def service(*patients, **resource):
    given_ = {"units": 1} | resource
    if "shifts" in resource:
        given_.pop("units")
    return Service(name="Clinic", resources=(Resource(name="room", **given_),), patients=patients)


def starts(table, name):
    return table.loc[table["patients"] == name, "started"].tolist()


@settings(max_examples=25)
@given(rooms=st.integers(1, 5), seed=st.integers(0, 1000))
def test_first_come_first_served_is_kiefer_and_wolfowitz(rooms, seed):
    """Each patient takes the room that is free first: an independent account of one queue."""
    plan = service(
        group(arrivals=AtRandom(per_day=40 * rooms), takes=LogNormal(mean=30, cv=1)), units=rooms
    )
    table = run_once(plan, days=4, seed=seed)
    free = [0.0] * rooms
    for row in table[table["started"].notna()].fillna({"ended": math.inf}).itertuples():
        begin = max(row.asked, heapq.heappop(free))
        assert row.started == pytest.approx(begin)
        heapq.heappush(free, row.ended)


def test_who_goes_first():
    table = run_once(
        service(
            group("routine", arrivals=at(0, 1, 2), takes=Fixed(minutes=30), priority=1),
            group("urgent", arrivals=at(10, 20), takes=Fixed(minutes=30), priority=0),
        ),
        days=1,
        seed=1,
    )
    assert starts(table, "routine") == [0, 90, 120]
    assert starts(table, "urgent") == [30, 60]


def test_units_kept_for_others_stay_empty():
    patients = (
        group("routine", arrivals=at(0, 1, 2), takes=Fixed(minutes=30)),
        group("urgent", arrivals=at(40, 41), takes=Fixed(minutes=30)),
    )
    shared = run_once(service(*patients, units=2), days=1, seed=1)
    kept = run_once(service(*patients, units=2, kept={"urgent": 1}), days=1, seed=1)
    assert starts(shared, "routine") == [0, 1, 30]
    assert starts(kept, "routine") == [0, 30, 60]
    assert starts(kept, "urgent") == [40, 70]


def test_those_with_kept_units_may_use_open_ones_too():
    table = run_once(
        service(
            group("urgent", arrivals=at(0, 1, 2), takes=Fixed(minutes=30)),
            group("routine", arrivals=at(3), takes=Fixed(minutes=30)),
            units=2,
            kept={"urgent": 1},
        ),
        days=1,
        seed=1,
    )
    assert starts(table, "urgent") == [0, 1, 30]
    assert starts(table, "routine") == [31]


def test_nobody_starts_out_of_hours_and_everybody_is_finished():
    plan = service(
        group(arrivals=at(6 * HOUR, 6 * HOUR + 1, 16 * HOUR), takes=Fixed(minutes=90)),
        shifts=(Shift(start=9, end=17, units=1), Shift(start=9, end=10, units=1)),
    )
    table = run_once(plan, days=2, seed=1)
    assert starts(table, "patients") == [9 * HOUR, 9 * HOUR, 16 * HOUR]
    assert table["ended"].tolist() == [10.5 * HOUR, 10.5 * HOUR, 17.5 * HOUR]


def test_fewer_on_duty_means_that_the_next_waits():
    plan = service(
        group(arrivals=at(590, 591, 592), takes=Fixed(minutes=30)),
        shifts=(Shift(start=8, end=10, units=2), Shift(start=10, end=12, units=1)),
    )
    assert starts(run_once(plan, days=1, seed=1), "patients") == [590, 591, 621]


def test_tasks_come_one_after_the_other():
    patients = Patients(
        name="patients",
        arrivals=at(0, 5),
        tasks=(
            Task(needs="room", takes=Fixed(minutes=10)),
            Task(needs=None, takes=Fixed(minutes=60)),
            Task(needs="room", takes=Fixed(minutes=20)),
        ),
    )
    table = run_once(service(patients), days=1, seed=1)
    assert table[["asked", "started", "ended"]].to_numpy().tolist() == [
        [0, 0, 10], [5, 10, 20],
        [10, 10, 70], [20, 20, 80],
        [70, 70, 90], [80, 90, 110],
    ]  # fmt: skip
    assert table["resource"].fillna("nobody").tolist() == (
        ["room"] * 2 + ["nobody"] * 2 + ["room"] * 2
    )


def test_those_who_are_not_done_at_the_end():
    plan = service(group(arrivals=at(0, 1), takes=Fixed(minutes=2 * DAY)))
    table = run_once(plan, days=1, seed=1)
    assert table["started"].isna().tolist() == [False, True]
    assert table["ended"].isna().all()


def test_the_same_seed_meets_the_same_patients_under_every_plan():
    patients = group(arrivals=AtRandom(per_day=60), takes=Exponential(mean=30))
    others = group("others", arrivals=AtRandom(per_day=5), takes=Fixed(minutes=1))
    small = run_once(service(patients, units=2), days=20, seed=3)
    large = run_once(service(others, patients, units=4), days=20, seed=3)
    large = large[large["patients"] == "patients"].reset_index()
    assert (small["asked"] == large["asked"]).all()
    minutes = [(table["ended"] - table["started"]).dropna() for table in (small, large)]
    shared = minutes[0].index.intersection(minutes[1].index)
    assert np.allclose(minutes[0][shared], minutes[1][shared])
    assert not np.allclose(
        run_once(service(patients), days=20, seed=4)["asked"][:100], small["asked"][:100]
    )
