"""How fast is `qikit.flow`? Ratios against bare SimPy and a plain loop, in one run.

Run ``python benchmarks/flow.py``. Times are processor time, the least of several repeats, so that
a busy machine disturbs them little. The ratios are claims, and so is the year of a ward: it takes
less than a second.
"""

from __future__ import annotations

import time
import timeit
from collections.abc import Callable, Iterator

import numpy as np
import simpy

from qikit.flow import Service, random_demand, simulate, ward
from qikit.flow.backlogs import backlog_path
from qikit.flow.simulation.run import run_once

DAYS = 365
BUSY_WARD = ward(beds=36, admissions_per_day=10, nights=3)
FULL_WARD = ward(beds=28, admissions_per_day=10, nights=4)


def seconds(task: Callable[[], object], repeats: int = 7) -> float:
    """Least processor time of one run of a task."""
    return min(timeit.Timer(task, timer=time.process_time).repeat(repeat=repeats, number=1))


def bare_year(asked: np.ndarray, minutes: np.ndarray, beds: int) -> list[tuple[float, float]]:
    """The same patients in the same beds with SimPy alone: no shifts, priorities or carve-out."""
    env = simpy.Environment()
    bed = simpy.Resource(env, capacity=beds)
    seen = []

    def stay(minute: float, lasts: float) -> Iterator[simpy.Event]:
        with bed.request() as turn:
            yield turn
            started = env.now
            yield env.timeout(lasts)
            seen.append((started, env.now))

    def arrive() -> Iterator[simpy.Event]:
        for minute, lasts in zip(asked.tolist(), minutes.tolist(), strict=True):
            yield env.timeout(minute - env.now)
            env.process(stay(minute, lasts))

    env.process(arrive())
    env.run(until=DAYS * 1440)
    return seen


def plain_backlogs(demand: np.ndarray, capacity: float) -> list[list[float]]:
    """The recursion as it is printed in a textbook, one week after the other."""
    paths = []
    for weeks in demand.tolist():
        waiting, path = 0.0, []
        for come in weeks:
            waiting = max(0.0, waiting + come - capacity)
            path.append(waiting)
        paths.append(path)
    return paths


def ward_year(service: Service) -> float:
    """Seconds for one year of a ward."""
    return seconds(lambda: run_once(service, days=DAYS, seed=1))


def say(what: str, ours: float, goal: str = "") -> None:
    """Print one time."""
    print(f"{what:<44} {ours * 1e3:9.2f} ms{goal}")


def report(what: str, ours: float, theirs: float, than: str, goal: str) -> None:
    """Print one ratio."""
    print(f"{what:<44} {ours * 1e3:9.2f} ms  {ours / theirs:7.3f} x {than:<22} (goal {goal})")


def main() -> None:
    """Measure and print."""
    table = run_once(BUSY_WARD, days=DAYS, seed=1)
    known = table.dropna()
    asked, minutes = known["asked"].to_numpy(), (known["ended"] - known["started"]).to_numpy()
    bare = seconds(lambda: bare_year(asked, minutes, 36))
    year = ward_year(BUSY_WARD)
    say(f"one year of a ward: {len(table):,} patients", year, "  (goal < 1,000 ms)")
    report("the same", year, bare, "bare SimPy", "<= 3")
    say("one year of a ward that is 143% full", ward_year(FULL_WARD))
    ten = seconds(lambda: simulate(BUSY_WARD, runs=10).describe(), repeats=3)
    say("ten years with warm-up, told", ten)

    demand = random_demand(40, 520, runs=200)
    loop = seconds(lambda: plain_backlogs(demand, 42))
    report("200 backlogs of 10 years", seconds(lambda: backlog_path(demand, 42)), loop,
           "a plain loop", "<= 0.2")  # fmt: skip


if __name__ == "__main__":
    main()
