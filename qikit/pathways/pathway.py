"""What a pathway is to the rest of the room: a name, tables, stories and a generator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from .faults.spoil import Plan, extracted, spoil
from .frame.streams import Streams
from .frame.world import World, world
from .released import ATTEMPTS, RELEASED
from .stories.story import Stories, Story
from .tables.conform import conform
from .tables.field import Table

Tables = dict[str, pd.DataFrame]
MOST_ATTEMPTS = 100


def always(tables: Tables) -> bool:
    """Accept any draw."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """One pathway.

    Attributes
    ----------
    name, title, about : str
        The name for ``load``; a title; two or three sentences for the datasheet.
    tables : tuple of Table
        The main table first.
    stories : tuple of Story
    generate : callable
        Makes the clean tables from a world, the pathway's own streams, and the stories told.
    accept : callable
        Whether a draw shows its stories in the direction planted: small numbers can turn a
        Simpson's paradox round by chance, and such a draw is thrown again.
    plan : Plan, optional
        How the main table is spoilt for the as-extracted version.
    steps : tuple of str
        The map of the pathway, in the order in which people travel it.
    """

    name: str
    title: str
    about: str
    tables: tuple[Table, ...]
    stories: tuple[Story, ...]
    generate: Callable[[World, Streams, Stories], Tables]
    accept: Callable[[Tables], bool] = always
    plan: Plan | None = None
    steps: tuple[str, ...] = ()

    def draw(self, cohort: str, attempt: int, stories: Stories | None = None) -> Tables:
        """Return the clean tables of one throw of the dice."""
        place = world(cohort)
        streams = place.streams.child(self.name, attempt)
        return self.generate(place, streams, stories or Stories(self.stories))

    def spoilt(
        self, cohort: str, attempt: int, clean: pd.DataFrame
    ) -> tuple[Table, pd.DataFrame, pd.DataFrame] | None:
        """Return the as-extracted table: its description, itself, and the ledger of faults."""
        if self.plan is None:
            return None
        place = world(cohort)
        streams = place.streams.child(self.name, attempt, "faults")
        when = clean[self.plan.time].to_numpy().astype("datetime64[m]")
        spec = self.tables[0]
        typed = conform(clean, spec.schema())
        table, ledger = spoil(typed, spec, self.plan, streams, place.pressure_at(when))
        return extracted(spec, self.plan), table, ledger

    def cast(self, cohort: str) -> int:
        """Return the first attempt whose tables are accepted; the released one is fixed."""
        if cohort == RELEASED:
            return ATTEMPTS[self.name]
        for attempt in range(MOST_ATTEMPTS):
            if self.accept(self.draw(cohort, attempt)):
                return attempt
        return MOST_ATTEMPTS
