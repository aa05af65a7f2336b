"""One run of a service: every patient's times, from one seed."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import simpy

from qikit.flow.checks import Floats
from qikit.flow.saying import DAY
from qikit.flow.simulation.chance import stream
from qikit.flow.simulation.model import Patients, Service
from qikit.flow.simulation.pool import Claim, Pool


@dataclass(slots=True)
class _Diary:
    """When each patient of a group asked for, began and ended each task; NaN is not yet."""

    group: Patients
    arrivals: Floats
    drawn: list[Floats]
    asked: Floats = field(init=False)
    started: Floats = field(init=False)
    ended: Floats = field(init=False)

    def __post_init__(self) -> None:
        shape = (len(self.group.tasks), self.arrivals.size)
        self.asked, self.started, self.ended = (np.full(shape, np.nan) for _ in range(3))


def run_once(service: Service, *, days: int, seed: int) -> pd.DataFrame:
    """Run a service from an empty start.

    Parameters
    ----------
    service : Service
    days : int
        How long, from a Monday at midnight.
    seed : int
        Number of the run; the same number meets the same patients under every plan.

    Returns
    -------
    DataFrame
        One row a patient and task that was asked for: patients, patient, task (from 0), resource
        (missing where nobody was needed), asked, started, ended (minutes; NaN: not yet at the end).
    """
    env = simpy.Environment()
    pools = {resource.name: Pool(env, resource) for resource in service.resources}
    diaries = [_diary(group, days, seed) for group in service.patients]
    for diary in diaries:
        env.process(_arrive(env, pools, diary))
    env.run(until=days * DAY)
    return pd.concat([_table(diary) for diary in diaries], ignore_index=True)


def _diary(group: Patients, days: int, seed: int) -> _Diary:
    arrivals = group.arrivals.times(days, stream(seed, group.name, "arrivals"))
    drawn = [
        task.takes.draw(arrivals.size, stream(seed, group.name, "task", str(number)))
        for number, task in enumerate(group.tasks)
    ]
    return _Diary(group=group, arrivals=arrivals, drawn=drawn)


def _arrive(
    env: simpy.Environment, pools: dict[str, Pool], diary: _Diary
) -> Generator[simpy.Event, Any, None]:
    for patient, minute in enumerate(diary.arrivals.tolist()):
        yield env.timeout(minute - env.now)
        env.process(_be_seen(env, pools, diary, patient))


def _be_seen(
    env: simpy.Environment, pools: dict[str, Pool], diary: _Diary, patient: int
) -> Generator[simpy.Event, Any, None]:
    group = diary.group
    for number, task in enumerate(group.tasks):
        diary.asked[number, patient] = env.now
        claim = None
        if task.needs is not None:
            claim = Claim(pools[task.needs], group.priority, group.name)
            yield claim
        diary.started[number, patient] = env.now
        yield env.timeout(task.takes.end(env.now, diary.drawn[number][patient]) - env.now)
        diary.ended[number, patient] = env.now
        if claim is not None:
            pools[str(task.needs)].release(claim)


def _table(diary: _Diary) -> pd.DataFrame:
    task, patient = np.nonzero(~np.isnan(diary.asked))
    needed = np.array([each.needs for each in diary.group.tasks], dtype=object)
    return pd.DataFrame(
        {
            "patients": diary.group.name,
            "patient": patient,
            "task": task,
            "resource": needed[task],
            "asked": diary.asked[task, patient],
            "started": diary.started[task, patient],
            "ended": diary.ended[task, patient],
        }
    )
