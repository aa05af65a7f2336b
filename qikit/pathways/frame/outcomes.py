"""Leaving hospital: lengths of stay, deaths, and coming back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .calendar import as_days
from .columns import Columns, flag
from .durations import Moments, after, blank_unless, lognormal, midnights_between
from .roster import SURE_TO_LIVE, Roster
from .streams import Floats, Streams

DAY = 24 * 60.0
# Discharges by hour from 08:00 to 21:00: most leave in the afternoon.
DISCHARGE_HOURS = (1, 1.5, 3, 5, 6, 8, 10, 13, 15, 14, 10, 7, 4, 2.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How each stay ended.

    Attributes
    ----------
    discharge : moments
        When the person left, alive or not.
    death : moments
        Within 30 days of arrival, else missing.
    died_in_hospital, dead_30d, readmitted : bool
        ``readmitted``: an emergency return within 30 days of leaving alive.
    readmit : moments
        Missing when there was none.
    """

    discharge: Moments
    death: Moments
    died_in_hospital: NDArray[np.bool_]
    dead_30d: NDArray[np.bool_]
    readmitted: NDArray[np.bool_]
    readmit: Moments


def end_of_stay(
    streams: Streams,
    roster: Roster,
    last_clock: Moments,
    *,
    days: Floats,
    death_risk: ArrayLike,
    readmit_risk: ArrayLike,
    day_one_share: float = 0.0,
) -> Ending:
    """Return how each stay ended, with every clock after the last one of the care before it.

    Parameters
    ----------
    last_clock : moments
        The last thing recorded for the person before they could leave or die.
    days : array of float
        Whole days of stay of those who live.
    death_risk, readmit_risk : float or array
        Probability of death within 30 days, and of return within 30 days of leaving alive.
    day_one_share : float
        Share of deaths that come within a day.
    """
    n, arrival = len(roster), roster.arrival
    dead = roster.fate < np.minimum(death_risk, SURE_TO_LIVE)
    death = np.maximum(
        after(arrival, _minutes_to_death(streams, n, day_one_share)),
        last_clock + np.timedelta64(45, "m"),
    )
    inside = dead & streams.chance("end/in hospital", 0.86, n)
    leave = np.maximum(_leaving(streams, arrival, days), last_clock + np.timedelta64(90, "m"))
    halfway = arrival + (death - arrival) // 2
    early = np.maximum(np.minimum(leave, halfway), last_clock + np.timedelta64(30, "m"))
    discharge = np.where(inside, death, np.where(dead, early, leave))
    again = ~dead & streams.chance("end/readmit", readmit_risk, n)
    gap = np.minimum(lognormal(streams, "end/gap", n, 11 * DAY, 0.9), 29.9 * DAY)
    return Ending(
        discharge=discharge,
        death=blank_unless(dead, death),
        died_in_hospital=inside,
        dead_30d=dead,
        readmitted=again,
        readmit=blank_unless(again, after(discharge, np.maximum(gap, 0.3 * DAY))),
    )


def ending_columns(roster: Roster, end: Ending) -> Columns:
    """Return the columns that tell how each stay ended."""
    return {
        "discharge_dt": end.discharge,
        "length_of_stay_days": midnights_between(roster.arrival, end.discharge),
        "discharge_method": np.where(end.died_in_hospital, "died", "discharged"),
        "death_30d": end.dead_30d,
        "death_date": as_days(end.death),
        "readmit_30d": flag(end.readmitted, ~end.died_in_hospital),
        "readmit_date": as_days(end.readmit),
    }


def stay_days(streams: Streams, n: int, median: ArrayLike, log_sd: ArrayLike) -> Floats:
    """Return whole days of stay: a log-normal, cut."""
    return np.floor(lognormal(streams, "end/days", n, median, log_sd))


def _minutes_to_death(streams: Streams, n: int, day_one_share: float) -> Floats:
    days = lognormal(streams, "end/death days", n, 6.0, 0.9)
    again = streams.uniform("end/death again", n)
    days = np.where(days > 29.5, 1 + 28.5 * again, days)
    first = streams.chance("end/death first day", day_one_share, n)
    return np.where(first, 0.15 + 0.8 * again, days) * DAY


def _leaving(streams: Streams, arrival: Moments, days: Floats) -> Moments:
    return at_leaving_hour(streams, after(arrival, days * DAY))


def at_leaving_hour(streams: Streams, when: Moments) -> Moments:
    """Return the same days, at an hour at which people leave hospital."""
    hour = 8.0 + streams.index("end/hour", DISCHARGE_HOURS, len(when))
    minutes = 60.0 * (hour + streams.uniform("end/minute", len(when)))
    return after(when.astype("datetime64[D]").astype("datetime64[m]"), minutes)
