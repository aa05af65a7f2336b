"""Only the constraint sets the pace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import Step, random_demand, run_steps

STEPS = [
    Step(name="Registration", capacity=30),
    Step(name="Scan", capacity=20),
    Step(name="Report", capacity=26),
    Step(name="Letter", capacity=28),
]
DEMAND = random_demand(24, 40, seed=1)[0]
BEFORE = run_steps(DEMAND, STEPS)


def with_faster(name, share):
    return run_steps(DEMAND, [s.faster(share) if s.name == name else s for s in STEPS])


def test_the_constraint_is_the_step_with_least_capacity():
    assert BEFORE.constraint == "Scan"
    assert BEFORE.points["waiting"].idxmax() == 1


@pytest.mark.parametrize("name", ["Registration", "Report", "Letter"])
def test_speeding_up_another_step_gains_nothing(name):
    assert with_faster(name, 0.5).finished == BEFORE.finished


def test_speeding_up_the_constraint_gains_until_the_queue_moves():
    busy = random_demand(29, 40, seed=1)[0]
    faster = run_steps(busy, [s.faster(0.5) if s.name == "Scan" else s for s in STEPS])
    assert faster.constraint == "Report"
    assert faster.finished > run_steps(busy, STEPS).finished + 5
    assert faster.points.set_index("step").loc["Report", "waiting"] > 50


@given(
    demand=st.lists(st.integers(0, 60), min_size=1, max_size=50),
    capacities=st.lists(st.floats(1, 60), min_size=1, max_size=5),
)
def test_everyone_is_finished_or_waits_somewhere(demand, capacities):
    steps = [Step(name=str(i), capacity=c) for i, c in enumerate(capacities)]
    result = run_steps(demand, steps)
    finished = result.finished * len(demand)
    assert finished + result.waiting == pytest.approx(sum(demand), abs=1e-6)
    assert result.finished <= min(capacities) + 1e-9


def test_the_words():
    assert "Scan can do least, 20 a day" in BEFORE.describe()


@pytest.mark.parametrize("names", [[], ["scan", "scan"]])
def test_steps_need_names_of_their_own(names):
    with pytest.raises(QikitError, match="are no steps"):
        run_steps([1], [Step(name=name, capacity=1) for name in names])


def test_a_step_can_do_something():
    with pytest.raises(QikitError, match=r"0 is no amount\. \(capacity of scan\)"):
        Step(name="scan", capacity=0)
