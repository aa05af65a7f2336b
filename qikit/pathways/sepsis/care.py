"""What was done and found: cultures, lactate, fluids, the antibiotic, reasons for delay."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import in_hours
from ..frame.columns import Columns, flag, words
from ..frame.durations import after, blank_unless, lognormal, minutes_between
from ..frame.streams import Streams
from ..stories.story import Stories
from .clocks import Clocks
from .patients import Patients

ANTIBIOTICS = {
    "chest": {"co-amoxiclav and clarithromycin": 50, "amoxicillin and clarithromycin": 18,
              "piperacillin-tazobactam": 22, "levofloxacin": 7, "meropenem": 3},
    "urine": {"gentamicin": 42, "co-amoxiclav": 26, "piperacillin-tazobactam": 22,
              "meropenem": 10},
    "abdomen": {"co-amoxiclav and gentamicin": 44, "piperacillin-tazobactam": 42,
                "meropenem": 14},
    "skin": {"flucloxacillin": 68, "vancomycin": 14, "piperacillin-tazobactam": 18},
    "unknown": {"piperacillin-tazobactam": 48, "co-amoxiclav and gentamicin": 40,
                "meropenem": 12},
}  # fmt: skip
BROAD = ("piperacillin-tazobactam", "meropenem", "levofloxacin")
REASONS_SMALL_HOURS = {"second checker": 34, "vascular access": 22, "prescription not seen": 17,
                       "not stocked": 12, "other": 15}  # fmt: skip
REASONS = {"seen late": 30, "prescription not seen": 22, "vascular access": 16,
           "not stocked": 11, "second checker": 9, "other": 12}  # fmt: skip


def treatment(streams: Streams, who: Patients, times: Clocks, stories: Stories) -> Columns:
    """Return the columns about tests and treatment."""
    n = len(who.roster)
    name = np.full(n, "", dtype=object)
    for source, drugs in ANTIBIOTICS.items():
        here = who.source == source
        name[here] = streams.pick(f"drug/{source}", drugs, n)[here]
    treated = ~np.isnat(times.given)
    return {
        "abx_name": words(treated, name),
        "broad_spectrum": np.isin(name, BROAD) & treated,
        "delay_reason": _delay_reason(streams, who, times),
        **_lactate(streams, who, times),
        **_cultures(streams, who, times, stories),
        **_fluids(streams, who, times),
    }


def _delay_reason(streams: Streams, who: Patients, times: Clocks) -> NDArray:
    n = len(who.roster)
    minutes = minutes_between(times.news2, times.given)
    late = minutes > np.where(who.high_risk, 60, 180)
    small_hours = in_hours(times.prescribed, 2, 6)
    reason = np.where(
        small_hours,
        streams.pick("reason/small hours", REASONS_SMALL_HOURS, n),
        streams.pick("reason", REASONS, n),
    )
    return words(late, reason)


def _lactate(streams: Streams, who: Patients, times: Clocks) -> Columns:
    n = len(who.roster)
    median = 1.9 * np.exp(0.06 * (who.vitals.news2 - 7))
    value = np.round(lognormal(streams, "lactate", n, median, 0.55), 1)
    taken = after(times.news2, lognormal(streams, "to lactate", n, 32, 0.9))
    return {"lactate_mmol": np.clip(value, 0.3, 20.0), "lactate_dt": taken}


def _cultures(streams: Streams, who: Patients, times: Clocks, stories: Stories) -> Columns:
    n = len(who.roster)
    taken = streams.chance("culture taken", 0.86, n)
    before = streams.chance("culture first", 0.79, n) | np.isnat(times.given)
    room = np.fmax(minutes_between(times.news2, times.prescribed), 0)
    early = after(times.news2, np.where(np.isfinite(room), room, 30) * 0.9)
    late = after(np.fmax(times.given, times.news2), lognormal(streams, "late culture", n, 50, 0.7))
    before_rate, after_rate = (stories.number("SEP-H1", name) for name in ("before", "after"))
    dirty = before_rate + (after_rate - before_rate) * stories.strength(
        "SEP-H1", who.roster.arrival
    )
    u = streams.uniform("culture result", n)
    result = np.where(u < dirty, "contaminated", np.where(u > 0.89, "positive", "negative"))
    return {
        "culture_dt": blank_unless(taken, np.where(before, early, late)),
        "culture_result": words(taken, result),
        "culture_contaminated": flag(result == "contaminated", taken),
    }


def _fluids(streams: Streams, who: Patients, times: Clocks) -> Columns:
    n = len(who.roster)
    needed = (who.vitals.sbp <= 100) | streams.chance("fluids", 0.45, n)
    begun = after(times.news2, lognormal(streams, "to fluids", n, 48, 0.9))
    measured = after(times.news2, lognormal(streams, "to urine", n, 190, 0.9))
    return {
        "fluids_dt": blank_unless(needed, begun),
        "urine_output_dt": blank_unless(streams.chance("urine output", 0.42, n), measured),
    }
