"""Show results by partner without showing anybody's: small groups are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: A group with fewer learners than this is never shown by itself.
FEWEST = 5
OTHERS = "Other partners together"
EVERYBODY = "All partners together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Learners whose results are shown together."""

    name: str
    learners: tuple[str, ...]


def groups_of(partners: Mapping[str, str], fewest: int = FEWEST) -> tuple[Group, ...]:
    """Group learners by partner, so that no group is small.

    Partners with few learners are put together. If they are still few, the next smallest partner
    joins them: what is left out can then not be worked out from the total either.

    Parameters
    ----------
    partners : mapping of str to str
        Each learner's partner.
    fewest : int
        The smallest group that is shown.

    Returns
    -------
    tuple of Group
        By name, those put together last; empty if there are fewer learners than ``fewest`` in all.

    Examples
    --------
    >>> who = {f"a{n}": "Acute" for n in range(6)} | {"c1": "Council", "h1": "Hospice"}
    >>> [(group.name, len(group.learners)) for group in groups_of(who)]
    [('All partners together', 8)]
    """
    members: dict[str, list[str]] = {}
    for learner in sorted(partners):
        members.setdefault(partners[learner], []).append(learner)
    if len(partners) < fewest:
        return ()
    by_size = sorted(members, key=lambda name: (len(members[name]), name))
    together: list[str] = []
    while by_size and (len(members[by_size[0]]) < fewest or 0 < _count(together, members) < fewest):
        together.append(by_size.pop(0))
    shown = [Group(name=name, learners=tuple(members[name])) for name in sorted(by_size)]
    if together:
        everybody = tuple(sorted(learner for name in together for learner in members[name]))
        shown.append(Group(name=OTHERS if by_size else EVERYBODY, learners=everybody))
    return tuple(shown)


def _count(names: list[str], members: Mapping[str, list[str]]) -> int:
    return sum(len(members[name]) for name in names)
