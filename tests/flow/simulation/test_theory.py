"""The simulation agrees with queueing theory within its own confidence interval."""

from __future__ import annotations

import pytest

from qikit.flow import (
    DAY,
    AtRandom,
    Exponential,
    Fixed,
    Patients,
    Queue,
    Resource,
    Service,
    Task,
    kingman,
    simulate,
)

SEED = 1
MINUTES = 20  # average time with a patient


def simulated(load, rooms, takes=None):
    """About 5,000 patients in each of 12 runs, after a warm-up of 10 days."""
    patients = Patients(
        name="patients",
        arrivals=AtRandom(per_day=load * DAY / MINUTES),
        tasks=(Task(needs="room", takes=takes or Exponential(mean=MINUTES)),),
    )
    plan = Service(
        name="Clinic", resources=(Resource(name="room", units=rooms),), patients=(patients,)
    )
    return simulate(plan, days=10 + round(5000 / 72 / load), warm_up=10, runs=12, seed=SEED)


@pytest.mark.parametrize(("load", "rooms"), [(0.8, 1), (1.6, 2), (4, 5)])
def test_waits_and_use_of_several_rooms(load, rooms):
    theory = Queue(arrivals=load / MINUTES, rate=1 / MINUTES, servers=rooms, unit="minute")
    result = simulated(load, rooms)
    assert result.wait().holds(theory.wait)
    assert result.wait(90).holds(theory.wait_of(0.9))
    assert result.longer_than(MINUTES).holds(theory.longer_than(MINUTES))
    assert result.longer_than(0).holds(theory.chance_of_waiting)
    assert result.use("room").holds(theory.utilisation)
    assert result.wait().half_width < 0.15 * theory.wait


def test_clockwork_times_halve_the_wait():
    result = simulated(0.8, 1, takes=Fixed(minutes=MINUTES))
    assert result.wait().holds(kingman(0.8, 1, 0, MINUTES))
