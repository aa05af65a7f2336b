"""A service as a model: who comes, what they need, and what there is of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.flow.checks import whole
from qikit.flow.simulation.arrivals import Arrivals
from qikit.flow.simulation.durations import Duration
from qikit.flow.simulation.resource import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that is done for a patient.

    Parameters
    ----------
    needs : str or None
        Name of the resource of which it takes one unit; None for time that takes nobody's, such
        as a blood test on its way to the laboratory.
    takes : Duration
        How long.
    """

    needs: str | None
    takes: Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients:
    """A group of patients, or a type of appointment.

    Parameters
    ----------
    name : str
    arrivals : Arrivals
        When they come: :class:`AtRandom` or :class:`Booked`.
    tasks : tuple of Task
        What is done for each, in order.
    priority : int
        Who goes first where people wait: 0 before 1, and so on; equals in the order they came.
        Nobody who is being seen is interrupted.

    Raises
    ------
    QikitError
        If nothing is done for them.
    """

    name: str
    arrivals: Arrivals
    tasks: tuple[Task, ...]
    priority: int = 0

    def __post_init__(self) -> None:
        whole(self.priority, f"priority of {self.name}", at_least=0)
        if not self.tasks:
            raise QikitError(
                f"Nothing is done for {self.name!r}.", where="tasks", todo="Give a task."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Everything a simulation needs to know; the clock starts on a Monday at midnight.

    Parameters
    ----------
    name : str
    resources : tuple of Resource
    patients : tuple of Patients

    Raises
    ------
    QikitError
        If a name is used twice, or one is used that is not there.

    Examples
    --------
    >>> from qikit.flow import AtRandom, DAY, LogNormal
    >>> clinic = Service(
    ...     name="walk-in clinic",
    ...     resources=(Resource(name="nurse", units=2),),
    ...     patients=(Patients(name="walk-in", arrivals=AtRandom(per_day=80),
    ...               tasks=(Task(needs="nurse", takes=LogNormal(mean=30, cv=0.6)),)),),
    ... )
    >>> {name: round(load, 2) for name, load in clinic.loads().items()}
    {'nurse': 0.83}
    """

    name: str
    resources: tuple[Resource, ...]
    patients: tuple[Patients, ...]

    def __post_init__(self) -> None:
        _different("resources", [resource.name for resource in self.resources])
        _different("patients", [group.name for group in self.patients])
        self._known("resource", {task.needs for _, task in self._work()} - {None}, self.resources)
        kept = {name for resource in self.resources for name in resource.kept}
        self._known("group of patients", kept, self.patients)

    def _known(
        self, kind: str, used: set, known: tuple[Resource, ...] | tuple[Patients, ...]
    ) -> None:
        names = [each.name for each in known]
        for name in sorted(used - set(names)):
            raise QikitError(
                f"There is no {kind} called {name!r}.",
                where=self.name,
                todo=f"There are {', '.join(names) or 'none'}.",
            )

    def _work(self) -> Iterator[tuple[Patients, Task]]:
        return ((group, task) for group in self.patients for task in group.tasks)

    def loads(self) -> dict[str, float]:
        """Return the work that comes / the work that can be done, by resource.

        At 1 or more the queue grows without end.
        """
        coming = dict.fromkeys((resource.name for resource in self.resources), 0.0)
        for group, task in self._work():
            if task.needs is not None:
                coming[task.needs] += 7 * group.arrivals.mean_per_day * task.takes.mean
        return {
            resource.name: coming[resource.name] / resource.minutes_per_week()
            for resource in self.resources
        }


def _different(kind: str, names: list[str]) -> None:
    if not names or len(set(names)) < len(names):
        raise QikitError(
            f"{names} cannot be told apart." if names else "There are none.",
            where=kind,
            todo="Give one or more, each with a name of its own.",
        )
