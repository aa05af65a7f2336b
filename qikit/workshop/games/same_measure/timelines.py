"""Invented patients' timelines, and what each definition of the wait makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """When the clock starts and when it stops.

    Parameters
    ----------
    words : str
    start, stop : str
        Kinds of moment; the first of each on the timeline counts.
    """

    words: str
    start: str
    stop: str


DEFINITIONS = {
    "clinician": Definition(
        words="from walking in to the first talk with a doctor or nurse practitioner",
        start="arrives",
        stop="clinician",
    ),
    "decision": Definition(
        words="from being booked in at the desk to a decision what happens next",
        start="booked",
        stop="decision",
    ),
    "whole": Definition(
        words="from walking in to leaving the department",
        start="arrives",
        stop="leaves",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What happened to one patient.

    Parameters
    ----------
    id, who : str
    moments : tuple of (int, str, str)
        Minutes after midnight, the kind of moment ("" for any other), and words.
    """

    id: str
    who: str
    moments: tuple[tuple[int, str, str], ...]

    def told(self) -> str:
        """Return the timeline, one line a moment."""
        lines = (f"{at // 60:02d}:{at % 60:02d} {words}" for at, _, words in self.moments)
        return "\n".join((f"{self.who} (synthetic)", *lines))

    def minutes(self, definition: Definition) -> int:
        """Return the wait by a definition, in minutes.

        Examples
        --------
        >>> TIMELINES["a"].minutes(DEFINITIONS["clinician"])
        102
        """
        first = {kind: at for at, kind, _ in reversed(self.moments)}
        return first[definition.stop] - first[definition.start]

    @property
    def gaps(self) -> tuple[int, ...]:
        """Minutes between any moment and any later one: all that "the wait" might mean."""
        times = [at for at, _, _ in self.moments]
        return tuple(b - a for place, a in enumerate(times) for b in times[place + 1 :])

    @property
    def in_order(self) -> bool:
        """Whether no moment comes before the one above it."""
        return all(before[0] <= after[0] for before, after in pairwise(self.moments))


def _at(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def _timeline(id: str, who: str, *moments: tuple[str, str, str]) -> Timeline:
    return Timeline(
        id=id, who=who, moments=tuple((_at(at), kind, say) for at, kind, say in moments)
    )


TIMELINES = {
    each.id: each
    for each in (
        _timeline(
            "a", "Joan, 81, fell at home",
            ("10:58", "", "Ambulance stops at the door"),
            ("11:14", "arrives", "Comes through the door on a trolley"),
            ("11:31", "booked", "Booked in at the desk"),
            ("11:40", "", "Triage nurse takes her story"),
            ("12:56", "clinician", "A doctor sits down with her"),
            ("14:05", "", "X-ray"),
            ("14:50", "decision", "“You can go home with help”"),
            ("17:20", "leaves", "Leaves with her daughter"),
        ),
        _timeline(
            "b", "Tariq, 34, cut his hand",
            ("18:05", "arrives", "Walks in"),
            ("18:20", "booked", "Booked in at the desk"),
            ("18:22", "", "Triage nurse looks at the hand"),
            ("19:30", "", "Goes out to move his car, back after 20 minutes"),
            ("20:02", "clinician", "A nurse practitioner cleans the wound"),
            ("20:40", "decision", "“No stitches. Keep it dry”"),
            ("20:55", "leaves", "Leaves"),
        ),
        _timeline(
            "c", "Mei, 6, has a fever",
            ("02:10", "arrives", "Carried in by her father"),
            ("02:12", "", "Triage nurse sees her at once"),
            ("02:35", "booked", "Booked in at the desk"),
            ("02:50", "clinician", "A doctor looks at her"),
            ("05:10", "", "Seen again: the fever is down"),
            ("05:15", "decision", "“You can go home”"),
            ("05:40", "leaves", "Leaves"),
        ),
        _timeline(
            "d", "Alun, 59, has chest pain",
            ("08:50", "", "Calls 111"),
            ("09:45", "arrives", "Walks in"),
            ("09:47", "", "Heart tracing taken by a health care assistant"),
            ("09:58", "booked", "Booked in at the desk"),
            ("10:30", "clinician", "A doctor talks to him in the corridor"),
            ("12:10", "", "A doctor examines him in a room"),
            ("13:05", "decision", "“We want to keep you in”"),
            ("19:45", "leaves", "Goes up to the ward"),
        ),
    )
}  # fmt: skip
