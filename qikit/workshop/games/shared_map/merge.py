"""Many people's steps become one map: same names are one step, middles of what they say count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One step as one person put it.

    Parameters
    ----------
    seat, number : int
        Who, and which of their steps.
    name, who : str
    place : float
        From 0, the start, to 100, the end.
    """

    seat: int
    number: int
    name: str
    who: str
    place: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One step of the map.

    Parameters
    ----------
    id : str
        Seat and number of the one who said it first; it stays when others say it too.
    name, who : str
        As most people put it.
    place : float
        The middle of where people put it.
    said_by : int
        How many people named it.
    """

    id: str
    name: str
    who: str
    place: float
    said_by: int


def merged(steps: Iterable[Said]) -> tuple[Merged, ...]:
    """Return the steps of the map in their order.

    Examples
    --------
    >>> fetch = Said(seat=1, number=1, name="Fetch drugs", who="porter", place=80)
    >>> write = Said(seat=1, number=2, name="Write chart", who="doctor", place=20)
    >>> again = Said(seat=2, number=1, name="fetch  DRUGS", who="porter", place=60)
    >>> [(step.name, step.place, step.said_by) for step in merged([fetch, write, again])]
    [('Write chart', 20, 1), ('Fetch drugs', 70.0, 2)]
    """
    groups: dict[str, list[Said]] = {}
    for step in steps:
        groups.setdefault(same_name(step.name), []).append(step)
    found = (_one(group) for group in groups.values())
    return tuple(sorted(found, key=lambda step: step.place))


def same_name(name: str) -> str:
    """Return a name without what people write differently: case, spaces, full stops."""
    return " ".join(name.casefold().replace(".", " ").split())


def most_common(words: Sequence[str]) -> str:
    """Return what was said most often; the first of several."""
    return Counter(words).most_common(1)[0][0]


def _one(group: list[Said]) -> Merged:
    return Merged(
        id=f"{group[0].seat}-{group[0].number}",
        name=most_common([step.name for step in group]),
        who=most_common([step.who for step in group]),
        place=median(step.place for step in group),
        said_by=len({step.seat for step in group}),
    )
