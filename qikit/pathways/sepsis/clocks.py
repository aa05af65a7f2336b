"""The clocks of the first hours: ambulance, first NEWS2, clinician, prescription, first dose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..frame.calendar import DAYS, day_number, in_hours, is_weekend
from ..frame.durations import Moments, after, blank_unless, lognormal
from ..frame.streams import Floats, Streams
from ..frame.world import World
from ..stories.story import Stories
from .patients import Patients


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Moments of the first hours, one value a patient; ``given`` is when the dose was given."""

    news2: Moments
    clinician: Moments
    prescribed: Moments
    given: Moments
    recorded: Moments
    senior: Moments
    bed: Moments


def clocks(world: World, streams: Streams, who: Patients, stories: Stories) -> Clocks:
    """Return the clocks of every patient."""
    arrival, n = who.roster.arrival, len(who.roster)
    slow = _slowness(world, streams, who, stories)
    seen = after(arrival, lognormal(streams, "to news2", n, 11, 0.89))
    clinician = after(seen, slow * _to_clinician(world, streams, who, stories))
    prescribed = after(clinician, slow * _to_prescription(streams, who, stories))
    wait = slow * _to_dose(world, streams, who, stories, prescribed)
    given = after(prescribed, np.where(who.exclusion == "no antibiotic indicated", np.nan, wait))
    senior = after(
        seen, lognormal(streams, "to senior", n, np.where(_night(arrival), 88.0, 65.0), 1.0)
    )
    ready = np.fmax(np.fmax(given, prescribed), senior)
    to_bed = lognormal(streams, "to bed", n, 270, 0.8) * np.exp(0.25 * world.pressure_at(arrival))
    return Clocks(
        news2=seen,
        clinician=clinician,
        prescribed=blank_unless(~np.isnat(given), prescribed),
        given=given,
        recorded=_recorded(stories, prescribed, given),
        senior=senior,
        bed=np.maximum(after(clinician, to_bed), ready + np.timedelta64(5, "m")),
    )


def _night(when: Moments) -> np.ndarray:
    return in_hours(when, 0, 7)


def _slowness(world: World, streams: Streams, who: Patients, stories: Stories) -> Floats:
    """Nights, weekends, and weeks that simply go better or worse than others."""
    arrival = who.roster.arrival
    weeks = 0.06 * streams.normal("week", len(DAYS) // 7 + 2)
    factor = np.exp(weeks[day_number(arrival) // 7])
    factor = factor * np.where(_night(arrival), 1.15, 1.0)
    return factor * np.where(is_weekend(arrival), stories.number("SEP-N1", "weekend"), 1.0)


def _bundle(who: Patients, stories: Stories, step: str) -> Floats:
    """The effect of SEP-R1 on one step: full at NEWS2 of 7 or more, weaker below."""
    weight = np.where(who.high_risk, 1.0, stories.number("SEP-R1", "moderate"))
    felt = stories.strength("SEP-R1", who.roster.arrival) * weight
    return stories.number("SEP-R1", step) ** felt


def _to_clinician(world: World, streams: Streams, who: Patients, stories: Stories) -> Floats:
    median = np.where(who.high_risk, 20.0, 45.0)
    minutes = lognormal(streams, "to clinician", len(median), median, 1.03)
    people, person = world.people, who.roster.person
    if stories.on("SEP-E1"):
        minutes = minutes * np.where(
            people.interpreter[person], stories.number("SEP-E1", "interpreter"), 1.0
        )
        minutes = minutes * np.where(
            people.learning_disability[person], stories.number("SEP-E1", "learning_disability"), 1.0
        )
    crowding = np.exp(0.12 * world.pressure_at(who.roster.arrival))
    return minutes * crowding * _bundle(who, stories, "clinician")


def _to_prescription(streams: Streams, who: Patients, stories: Stories) -> Floats:
    median = np.where(who.high_risk, 10.0, 15.0)
    minutes = lognormal(streams, "to prescription", len(median), median, 1.03)
    return minutes * _bundle(who, stories, "prescribed")


def _to_dose(
    world: World, streams: Streams, who: Patients, stories: Stories, prescribed: Moments
) -> Floats:
    median = np.where(who.high_risk, 17.0, 24.0)
    log_sd = np.where(who.high_risk, 0.79, 0.90)
    minutes = lognormal(streams, "to dose", len(median), median, log_sd)
    crowding = np.exp(0.06 * world.pressure_at(who.roster.arrival))
    small_hours = in_hours(prescribed, 2, 6) * stories.strength("SEP-B1", prescribed)
    bottleneck = stories.number("SEP-B1", "given") ** small_hours
    return minutes * crowding * bottleneck * _bundle(who, stories, "given")


def _recorded(stories: Stories, prescribed: Moments, given: Moments) -> Moments:
    """The dose time as the record holds it: SEP-D1 copies the prescription's at night."""
    copied = in_hours(given, 22, 7) & (stories.strength("SEP-D1", given) > 0)
    return np.where(copied, prescribed, given)
