"""Many runs of a service: who waits how long, how busy it is, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from qikit.errors import QikitError
from qikit.flow.checks import Floats, amount, whole
from qikit.flow.saying import DAY, count, say_time
from qikit.flow.simulation.estimate import Estimate
from qikit.flow.simulation.model import Service
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Simulation(Face):
    """Runs of one service, after their warm-up.

    Attributes
    ----------
    service : Service
    visits : pandas.DataFrame
        One row a patient and task asked for after the warm-up: run, patients, patient, task,
        resource, asked, started, ended (minutes; NaN: not yet at the end), wait (minutes; so far,
        for those who still wait).
    busy : pandas.DataFrame
        Share of the minutes on duty that were used; one row a run, one column a resource.
    days, warm_up : int
        Days simulated, and days at the start that do not count.
    seeds : tuple of int
        One a run.
    """

    service: Service
    visits: pd.DataFrame = field(repr=False)
    busy: pd.DataFrame = field(repr=False)
    days: int
    warm_up: int
    seeds: tuple[int, ...]

    def wait(
        self,
        percentile: float | None = None,
        *,
        patients: str | None = None,
        resource: str | None = None,
    ) -> Estimate:
        """Return the average wait in minutes, or a percentile of the wait (0 to 100), by run.

        Parameters
        ----------
        percentile : float, optional
            90 is the wait that 9 in 10 do not exceed; without it, the average.
        patients, resource : str, optional
            Only these patients, only waits for this resource.

        Raises
        ------
        QikitError
            If a name is not known, or nobody came.
        """
        waits = self._waits(patients, resource)
        if percentile is None:
            return self._estimate(waits.mean(), "average wait")
        part = amount(percentile, "percentile", at_most=100) / 100
        return self._estimate(waits.quantile(part), f"{percentile:g}th percentile of the wait")

    def longer_than(
        self, minutes: float, *, patients: str | None = None, resource: str | None = None
    ) -> Estimate:
        """Return the share (0 to 1) who wait longer than so many minutes, by run."""
        limit = amount(minutes, "minutes")
        late = self._waits(patients, resource).agg(lambda waits: float((waits > limit).mean()))
        return self._estimate(late, f"share who wait longer than {limit:g} minutes")

    def use(self, resource: str) -> Estimate:
        """Return how much of a resource's time on duty was used, by run.

        It is above 1 where people finish their patients after the end of a shift.
        """
        self._check(resource, "resource", list(self.busy))
        return self._estimate(self.busy[resource], f"use of {resource}")

    def still_waiting(self) -> Estimate:
        """Return how many are waiting when the simulation ends, by run."""
        waiting = self.visits["started"].isna().groupby(self.visits["run"]).sum()
        return self._estimate(waiting, "still waiting")

    def _estimate(self, values: pd.Series, what: str) -> Estimate:
        numbers = values.reindex(range(len(self.seeds))).to_numpy(dtype=float)
        return Estimate(values=numbers, what=what)

    def _waits(self, patients: str | None, resource: str | None) -> pd.core.groupby.SeriesGroupBy:
        rows = self.visits[self.visits["resource"].notna()]
        for column, name in (("patients", patients), ("resource", resource)):
            if name is not None:
                known = [each.name for each in getattr(self.service, _FIELDS[column])]
                self._check(name, column, known)
                rows = rows[rows[column] == name]
        return rows.groupby("run")["wait"]

    def _check(self, name: str, column: str, known: list[str]) -> None:
        if name not in known:
            raise QikitError(
                f"{name!r} is not in this service.", where=column, todo=f"There are {known}."
            )

    def queues(self) -> list[tuple[str, str]]:
        """Return each group of patients and resource for which somebody asked."""
        pairs = self.visits.loc[self.visits["resource"].notna(), ["patients", "resource"]]
        return [(str(who), str(what)) for who, what in pairs.drop_duplicates().to_numpy()]

    @property
    def cautions(self) -> tuple[str, ...]:  # type: ignore[override]
        """What a reader must know: overload, or a single run."""
        heavy = {name: load for name, load in self.service.loads().items() if load >= 1}
        told = [
            f"{name}: the work that comes is {load:.0%} of what can be done. The queue grows "
            "without end, and waits depend on how long you look."
            for name, load in heavy.items()
        ]
        if len(self.seeds) == 1:
            told.append("One run is one throw of the dice. Run it with more seeds.")
        return tuple(told)

    def describe(self) -> str:
        """Say what was simulated, who waits how long, and how busy it is."""
        runs = count(len(self.seeds), "run")
        days = count(self.days - self.warm_up, "day")
        waits = " ".join(self._wait_words(who, what) for who, what in self.queues())
        used = ", ".join(f"{name} {self.use(name).value:.0%}" for name in self.busy)
        return f"{self.service.name}, simulated: {runs} of {days}. {waits} In use: {used}."

    def _wait_words(self, who: str, what: str) -> str:
        ninth = self.wait(90, patients=who, resource=what)
        words = f"For {what}, of {who}: 9 in 10 wait at most {say_time(ninth.value)}"
        if len(self.seeds) == 1:
            return f"{words}."
        return f"{words}; by run from {say_time(ninth.least)} to {say_time(ninth.most)}."

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw a dot a run for the wait that 9 in 10 do not exceed, and the interval."""
        from qikit.flow.drawing.runs import draw_simulation

        return draw_simulation(self, ax)

    def table_html(self) -> str:
        """Waits by group and resource: averages over runs, with the 95% interval."""
        rows = []
        for who, what in self.queues():
            mean = self.wait(patients=who, resource=what)
            ninth = self.wait(90, patients=who, resource=what)
            rows.append((f"{who}: {what}", _told(mean), _told(ninth)))
        names = ("who waits for what", "average wait", "9 in 10 wait at most")
        return plain_table(dict(zip(names, zip(*rows, strict=True), strict=True)))


_FIELDS = {"patients": "patients", "resource": "resources"}


def _told(estimate: Estimate) -> str:
    if not np.isfinite(estimate.half_width):
        return say_time(estimate.value)
    low, high = say_time(max(estimate.low, 0.0)), say_time(estimate.high)
    return f"{say_time(estimate.value)} (95% interval {low} to {high})"


def simulate(
    service: Service, *, days: int = 393, warm_up: int = 28, runs: int = 10, seed: int = 1
) -> Simulation:
    """Run a service several times and keep what happens after the warm-up.

    Parameters
    ----------
    service : Service
    days : int
        Days of each run, from a Monday at midnight, warm-up included.
    warm_up : int
        Days at the start that do not count, because a service that starts empty is not yet itself.
    runs : int
        How many runs; one run is not an answer.
    seed : int
        Number of the first run, 0 or more. The same number meets the same patients under every
        plan (common random numbers), so that plans can be compared on equal terms.

    Raises
    ------
    QikitError
        If a number cannot be used, or nothing is left after the warm-up.

    Examples
    --------
    >>> from qikit.flow import ward
    >>> year = simulate(ward(beds=30, admissions_per_day=5, nights=5), runs=3)
    >>> 0.7 < year.use("bed").value < 0.95
    True
    """
    from qikit.flow.simulation.run import run_once

    warm = whole(warm_up, "warm_up", at_least=0)
    length = whole(days, "days", at_least=warm + 1)
    first = whole(seed, "seed", at_least=0, at_most=2**31)
    seeds = tuple(range(first, first + whole(runs, "runs", at_most=1000)))
    diaries = [run_once(service, days=length, seed=number) for number in seeds]
    everything = pd.concat(diaries, keys=range(len(seeds)), names=["run", None])
    everything = everything.reset_index(level="run").reset_index(drop=True)
    everything["wait"] = everything["started"].fillna(length * DAY) - everything["asked"]
    return Simulation(
        service=service,
        visits=everything[everything["asked"] >= warm * DAY].reset_index(drop=True),
        busy=_busy(service, everything, warm * DAY, length * DAY, len(seeds)),
        days=length,
        warm_up=warm,
        seeds=seeds,
    )


def _busy(
    service: Service, everything: pd.DataFrame, start: float, end: float, runs: int
) -> pd.DataFrame:
    begun = everything["started"].clip(start, end)
    done = everything["ended"].fillna(end).clip(start, end)
    minutes = (done - begun).groupby([everything["run"], everything["resource"]]).sum()
    used = minutes.unstack("resource").reindex(range(runs))
    names = [resource.name for resource in service.resources]
    used = used.reindex(columns=names).fillna(0.0)
    return used / [resource.minutes_between(start, end) for resource in service.resources]


def _met(simulation: Simulation) -> str:
    seeds, days = simulation.seeds, simulation.days
    return f"seeds {seeds[0]} to {seeds[-1]} for {days} days, {simulation.warm_up} to warm up"


def difference(one: Simulation, other: Simulation, percentile: float | None = None) -> Estimate:
    """Return how much longer people wait in `other` than in `one`, run by run, in minutes.

    Both meet the same patients run by run, so that the interval is far narrower than those of the
    two waits (common random numbers).

    Parameters
    ----------
    one, other : Simulation
        Runs with the same seeds and days.
    percentile : float, optional
        Compare this percentile of the wait; without it, the average.

    Raises
    ------
    QikitError
        If their seeds or days differ.

    Examples
    --------
    >>> from qikit.flow import ward
    >>> plans = [ward(beds=beds, admissions_per_day=5, nights=5) for beds in (28, 32)]
    >>> few, many = (simulate(plan, days=120, runs=2) for plan in plans)
    >>> difference(few, many).value < 0  # with more beds people wait less
    True
    """
    if (one.seeds, one.days, one.warm_up) != (other.seeds, other.days, other.warm_up):
        raise QikitError(
            "The two simulations did not meet the same patients.",
            where=f"{_met(one)}, and {_met(other)}",
            todo="Simulate both with the same seed, runs, days and warm-up.",
        )
    values: Floats = other.wait(percentile).values - one.wait(percentile).values
    return Estimate(values=values, what="difference in wait")
