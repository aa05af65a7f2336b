"""One round in one clinic, worked out from the taps: who is where, and when everybody got through.

Taps that could not have been are left out, so any of them can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

PATIENTS = 20
STATIONS = ("check-in", "nurse", "doctor", "check-out")


def first_out(batch: int, *, steps: int = len(STATIONS)) -> int:
    """Return when the first batch is through, in times of one step for one patient.

    Notes
    -----
    Each of the steps works through the whole batch before it hands on: steps × batch.

    Examples
    --------
    >>> [first_out(batch) for batch in (20, 10, 5, 1)]
    [80, 40, 20, 4]
    """
    return steps * batch


def all_out(batch: int, *, patients: int = PATIENTS, steps: int = len(STATIONS)) -> int:
    """Return when the last batch is through, in times of one step for one patient.

    Notes
    -----
    The first step works without a break; the last batch then takes each other step once:
    patients + (steps - 1) × batch.

    Examples
    --------
    >>> [all_out(batch) for batch in (20, 10, 5, 1)]
    [80, 50, 35, 23]
    """
    return patients + (steps - 1) * batch


@dataclass(slots=True)
class Station:
    """What one worker has done: when each patient was seen, and when each was handed on."""

    received: int = 0
    seen: list[float] = field(default_factory=list)
    handed: list[float] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """Patients who wait for this worker."""
        return self.received - len(self.seen)

    @property
    def ready(self) -> int:
        """Patients who are seen and not handed on."""
        return len(self.seen) - len(self.handed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """All stations of one team in one round."""

    batch: int
    stations: tuple[Station, ...]

    @property
    def begun(self) -> bool:
        """Whether anybody has been seen."""
        return bool(self.stations[0].seen)

    @property
    def out(self) -> tuple[float, ...]:
        """When each patient left, in seconds since the round was opened."""
        return tuple(self.stations[-1].handed)


def clinic(batch: int, taps: Iterable[tuple[int, str, float]]) -> Clinic:
    """Return the clinic after these taps.

    Parameters
    ----------
    batch : int
        How many patients are handed on together.
    taps : iterable of (int, {"see", "hand-on"}, float)
        Place of the worker (from 0), what was tapped, and when; in the order of time.

    Examples
    --------
    >>> after = clinic(1, [(0, "see", 1.0), (1, "see", 2.0)])
    >>> after.stations[0].waiting, after.stations[1].ready, after.stations[2].waiting
    (19, 0, 1)
    """
    stations = tuple(Station() for _ in STATIONS)
    stations[0].received = PATIENTS
    for place, what, at in taps:
        station = stations[place]
        if what == "see" and station.waiting and not is_full(station, batch):
            station.seen.append(at)
        if is_full(station, batch) and (what == "hand-on" or batch == 1):
            station.handed += [at] * batch
            if place + 1 < len(stations):
                stations[place + 1].received += batch
    return Clinic(batch=batch, stations=stations)


def is_full(station: Station, batch: int) -> bool:
    """Return whether a whole batch is ready to be handed on."""
    return station.ready >= batch
