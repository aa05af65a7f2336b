"""The clocks of stroke: ambulance, scan, needle, puncture, ward, swallow and specialists."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import in_hours
from ..frame.durations import Moments, after, blank_unless, lognormal
from ..frame.streams import Floats, Streams
from ..frame.world import World
from ..stories.story import Stories
from .patients import Patients

SPECIALISTS = {  # share seen in time, limit in hours
    "nurse": (0.92, 24), "consultant": (0.87, 24), "occupational_therapist": (0.90, 72),
    "physiotherapist": (0.91, 72), "speech_therapist": (0.88, 72),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Moments of the first days, one value a patient."""

    call: Moments
    on_scene: Moments
    leave_scene: Moments
    scan: Moments
    lysed: NDArray[np.bool_]
    needle: Moments
    puncture: Moments
    unit: Moments
    swallow: Moments


def clocks(world: World, streams: Streams, who: Patients, stories: Stories) -> Clocks:
    """Return the clocks of every patient."""
    arrival, n = who.roster.arrival, len(who.roster)
    lysed = _lysed(streams, who, stories)
    scan = after(arrival, _to_scan(world, streams, who, lysed, stories))
    needle = after(scan, _to_needle(streams, who, stories))
    call, on_scene, leave = _ambulance(streams, who)
    to_puncture = lognormal(streams, "to puncture", n, 214, 0.38)
    puncture = np.maximum(after(arrival, to_puncture), scan + np.timedelta64(70, "m"))
    return Clocks(
        call=call,
        on_scene=on_scene,
        leave_scene=leave,
        scan=scan,
        lysed=lysed,
        needle=blank_unless(lysed, needle),
        puncture=blank_unless(_thrombectomy(streams, who), puncture),
        unit=np.maximum(after(arrival, _to_unit(world, streams, who, stories)), scan),
        swallow=after(arrival, _to_swallow(streams, who, stories)),
    )


def _lysed(streams: Streams, who: Patients, stories: Stories) -> NDArray[np.bool_]:
    """Thrombolysis: infarcts seen early; rarely the mildest. STR-H1 adds mimics."""
    n = len(who.roster)
    by_severity = np.select([who.nihss <= 1, who.nihss <= 3, who.nihss <= 20],
                            [0.06, 0.30, 0.60], 0.45)  # fmt: skip
    older = np.where(who.roster.age >= 80, 0.84, 1.02)
    chance = np.where(who.stroke & who.infarct & who.early, by_severity * older, 0.0)
    before, late = (stories.number("STR-H1", name) for name in ("before", "after"))
    mistaken = before + (late - before) * stories.strength("STR-H1", who.roster.arrival)
    chance = np.where(who.diagnosis == "mimic", mistaken, chance)
    return streams.chance("lysed", chance, n)


def _to_scan(
    world: World, streams: Streams, who: Patients, lysed: NDArray[np.bool_], stories: Stories
) -> Floats:
    """Arrival to scan: fastest for those who will be thrombolysed, slow for late comers."""
    z = streams.normal("to scan", len(lysed))
    felt = stories.strength("STR-R1", who.roster.arrival)
    median = 19.1 * stories.number("STR-R1", "scan") ** felt
    median = median * np.where(who.pre_alert, 0.88, 1.15) if stories.on("STR-P1") else median
    fast = median * np.exp(0.70 * stories.number("STR-R1", "scan_sd") ** felt * z)
    early = np.where(who.own_transport, 55.0, 31.5) * np.exp(0.97 * z)
    crowd = np.exp(0.05 * world.pressure_at(who.roster.arrival))
    others = 95.0 * np.exp(1.05 * z) * crowd
    return np.where(lysed, fast, np.where(who.early, early, others))


def _to_needle(streams: Streams, who: Patients, stories: Stories) -> Floats:
    """Scan to needle: slower from 21:00 to 09:00, and without a pre-alert (STR-P1)."""
    n = len(who.roster)
    felt = stories.strength("STR-R1", who.roster.arrival)
    median = 27.6 * stories.number("STR-R1", "needle") ** felt
    night = in_hours(who.roster.arrival, 21, 9)
    if stories.on("STR-P1"):
        median = median * np.where(night, stories.number("STR-P1", "night"), 1.0)
        median = median * np.where(who.pre_alert, 1.0, stories.number("STR-P1", "no_alert"))
    else:
        median = median * 1.15
    log_sd = 0.60 * stories.number("STR-R1", "needle_sd") ** felt
    return np.maximum(median * np.exp(log_sd * streams.normal("to needle", n)), 3.0)


def _thrombectomy(streams: Streams, who: Patients) -> NDArray[np.bool_]:
    severe = who.stroke & who.infarct & (who.nihss >= 8) & who.onset_known & (who.since_onset < 360)
    return streams.chance("thrombectomy", np.where(severe, 0.46, 0.0), len(severe))


def _ambulance(streams: Streams, who: Patients) -> tuple[Moments, Moments, Moments]:
    """Call, arrival on scene and departure, squeezed to fit between onset and arrival."""
    arrival, n = who.roster.arrival, len(who.roster)
    to_scene = lognormal(streams, "to scene", n, 17.0, 0.85)
    on_scene = lognormal(streams, "on scene", n, 28.1, 0.44)
    travel = lognormal(streams, "travel", n, 15.3, 0.53)
    room = np.where(who.onset_known, who.since_onset * 0.9, np.inf)
    squeeze = np.minimum(1.0, room / (to_scene + on_scene + travel))
    by_ambulance = ~who.own_transport
    back = (travel, travel + on_scene, travel + on_scene + to_scene)
    leave, scene, call = (
        blank_unless(by_ambulance, after(arrival, -minutes * squeeze)) for minutes in back
    )
    return call, scene, leave


def _to_unit(world: World, streams: Streams, who: Patients, stories: Stories) -> Floats:
    """A mixture of prompt and slow transfers; STR-B1 makes prompt ones fewer."""
    arrival, n = who.roster.arrival, len(who.roster)
    before, late = (stories.number("STR-B1", f"prompt_{name}") for name in ("before", "after"))
    share = before + (late - before) * stories.strength("STR-B1", arrival)
    prompt = streams.chance("prompt", share, n)
    quick = lognormal(streams, "to unit", n, 155, 0.42)
    slow = lognormal(streams, "to unit late", n, 640, 0.75)
    return np.where(prompt, quick, slow) * np.exp(0.10 * world.pressure_at(arrival))


def _to_swallow(streams: Streams, who: Patients, stories: Stories) -> Floats:
    median = 146 * stories.number("STR-F1", "swallow") ** stories.strength(
        "STR-F1", who.roster.arrival
    )
    return lognormal(streams, "to swallow", len(who.roster), median, 0.9)
