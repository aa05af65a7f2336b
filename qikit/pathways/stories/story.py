"""A story: a known effect with a start, a strength and a chart that should reveal it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from qikit.errors import QikitError

from ..frame.calendar import as_days
from ..frame.streams import Floats

Kind = Literal[
    "real", "failed", "temporary", "harm", "seasonal", "definition", "data",
    "equity", "simpson", "bottleneck", "rare", "small", "null",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One planted story.

    Attributes
    ----------
    id : str
        For example ``"SEP-R1"``.
    pathway : str
    kind : str
        What sort of story it is.
    title, what, effect, tool, expected : str
        A name; what happened; what it did; what should reveal it; when it should be seen.
    start, end : date, optional
        None for a story that runs throughout.
    ramp_weeks, fade_weeks : int
        Weeks over which the effect grows to its full strength, and wanes after its end.
    background : bool
        Part of ordinary life (a season, chance): left on when "all stories" are switched off.
    parameters : mapping of str to float
        The numbers that the generator uses.
    fields : tuple of str
        Columns of the extract in which the story can be seen, patient by patient.
    balancing : str
        What to watch elsewhere.
    """

    id: str
    pathway: str
    kind: Kind
    title: str
    what: str
    effect: str
    tool: str
    expected: str
    start: date | None = None
    end: date | None = None
    ramp_weeks: int = 0
    fade_weeks: int = 0
    background: bool = False
    parameters: Mapping[str, float] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    balancing: str = ""

    def strength(self, when: NDArray[np.datetime64]) -> Floats:
        """Return how much of the effect is felt at each moment, 0 to 1."""
        days = as_days(when)
        felt = np.ones(len(days))
        if self.start is not None:
            since = (days - np.datetime64(self.start)).astype(np.float64)
            felt = np.where(since < 0, 0.0, _ramp(since, self.ramp_weeks * 7))
        if self.end is not None:
            past = (days - np.datetime64(self.end)).astype(np.float64)
            felt = felt * np.where(past > 0, 1.0 - _ramp(past - 1, self.fade_weeks * 7), 1.0)
        return felt


def _ramp(since: Floats, days: int) -> Floats:
    return np.clip((since + 1) / (days + 1), 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories that are switched on.

    Examples
    --------
    >>> from qikit.pathways.sepsis.stories import SEPSIS
    >>> off = Stories(SEPSIS).without("SEP-R1")
    >>> off.strength("SEP-R1", np.array(["2025-06-01"], dtype="datetime64[D]")).tolist()
    [0.0]
    """

    told: tuple[Story, ...]
    off: frozenset[str] = frozenset()

    def without(self, *ids: str) -> Stories:
        """Return the same stories with these switched off."""
        for story_id in ids:
            self[story_id]
        return Stories(self.told, self.off | frozenset(ids))

    def none(self) -> Stories:
        """Return the same stories, all switched off but those of ordinary life."""
        return self.without(*(story.id for story in self.told if not story.background))

    def __getitem__(self, story_id: str) -> Story:
        for story in self.told:
            if story.id == story_id:
                return story
        raise QikitError(
            f"{story_id!r} is not a story.", todo=f"Known: {', '.join(ids_of(self.told))}."
        )

    def on(self, story_id: str) -> bool:
        """Return whether a story is switched on."""
        return self[story_id].id not in self.off

    def strength(self, story_id: str, when: NDArray[np.datetime64]) -> Floats:
        """Return how much of a story is felt at each moment; nothing when it is off."""
        story = self[story_id]
        return story.strength(when) if self.on(story_id) else np.zeros(len(when))

    def number(self, story_id: str, name: str) -> float:
        """Return one of a story's parameters."""
        return float(self[story_id].parameters[name])


def ids_of(stories: Iterable[Story]) -> list[str]:
    """Return the ids of these stories."""
    return [story.id for story in stories]
