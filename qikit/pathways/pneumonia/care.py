"""What was done for people with pneumonia, and what became of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..frame.calendar import in_hours
from ..frame.columns import Columns, flag, words
from ..frame.durations import after, blank_unless, lognormal, minutes_between
from ..frame.outcomes import Ending, end_of_stay, stay_days
from ..frame.streams import Floats, Streams
from ..stories.story import Stories
from .clocks import Clocks
from .patients import Patients

UNIT_BY_SEVERITY = (0.177, 0.296, 0.622)
WITHIN_GROUP = (0.36, 1.03, 1.0, 0.82, 1.38, 2.0)  # CURB-65 0 to 5, about its group's mean
DRUGS = (
    {"amoxicillin": 52, "doxycycline": 30, "clarithromycin": 18},
    {"amoxicillin and clarithromycin": 62, "co-amoxiclav": 26, "doxycycline": 12},
    {"co-amoxiclav and clarithromycin": 76, "levofloxacin": 14, "piperacillin-tazobactam": 10},
)
REASONS_EVENING = {"porter": 41, "room busy": 33, "request late": 14, "other": 12}
REASONS = {"request late": 44, "room busy": 20, "porter": 14, "other": 22}


def unit(streams: Streams, who: Patients) -> NDArray[np.bool_]:
    """Return whether each person went to the respiratory unit: the sickest mostly do."""
    return streams.chance("unit", np.asarray(UNIT_BY_SEVERITY)[who.severity], len(who.roster))


def death_risk(who: Patients, on_unit: NDArray[np.bool_], stories: Stories) -> Floats:
    """Return each person's risk of death within 30 days, by severity and place (CAP-P1)."""
    names = ("low", "moderate", "high")
    there = np.array([stories.number("CAP-P1", f"unit_{name}") for name in names])[who.severity]
    ward = np.array([stories.number("CAP-P1", f"ward_{name}") for name in names])[who.severity]
    share = np.asarray(UNIT_BY_SEVERITY)[who.severity]
    blended = share * there + (1 - share) * ward
    risk = np.where(on_unit, there, ward) if stories.on("CAP-P1") else blended
    return risk * np.asarray(WITHIN_GROUP)[who.curb65]


def ending(streams: Streams, who: Patients, times: Clocks, risk: Floats) -> Ending:
    """Return how each stay ended."""
    last = np.fmax(np.fmax(times.bed, times.consultant), np.fmax(times.abx, times.cxr))
    return end_of_stay(
        streams,
        who.roster,
        last,
        days=stay_days(streams, len(who.roster), 5.3, 0.88),
        death_risk=risk,
        readmit_risk=0.147,
        day_one_share=0.2,
    )


def treatment(streams: Streams, who: Patients, times: Clocks, stories: Stories) -> Columns:
    """Return the columns about treatment."""
    n, severity = len(who.roster), who.severity
    name = np.full(n, "", dtype=object)
    for group, drugs in enumerate(DRUGS):
        here = severity == group
        name[here] = streams.pick(f"drug/{group}", drugs, n)[here]
    iv = streams.chance("iv", np.array([0.65, 0.74, 0.90])[severity], n)
    switch = after(times.abx, lognormal(streams, "to oral", n, 46 * 60, 0.6))
    return {
        "abx_name": name,
        "abx_route": np.where(iv, "IV", "oral"),
        "abx_concordant": streams.chance("concordant", 0.584, n),
        "gp_antibiotic_first": streams.chance("gp first", 0.3, n),
        "iv_to_oral_dt": blank_unless(iv, switch),
        "crp_mg_l": np.clip(np.round(lognormal(streams, "crp", n, 120, 0.85)), 3, 600).astype(int),
        "cxr_delay_reason": _cxr_reason(streams, who, times),
    }


def _cxr_reason(streams: Streams, who: Patients, times: Clocks) -> NDArray:
    n = len(who.roster)
    late = minutes_between(who.roster.arrival, times.cxr) > 240
    evening = in_hours(who.roster.arrival, 17, 21)
    reason = np.where(
        evening,
        streams.pick("reason/evening", REASONS_EVENING, n),
        streams.pick("reason", REASONS, n),
    )
    return words(late, reason)


def prevention(streams: Streams, who: Patients, stories: Stories) -> Columns:
    """Return smoking, vaccination and the follow-up x-ray."""
    n = len(who.roster)
    smoking = streams.pick("smoking", {"current": 21, "ex": 46, "never": 28, "unknown": 5}, n)
    low, high = (stories.number("CAP-E1", name) for name in ("q1", "q5"))
    by_imd = low + (high - low) * (who.roster.imd - 1) / 4
    flu = by_imd if stories.on("CAP-E1") else np.full(n, (low + high) / 2)
    older = np.where(who.roster.age >= 65, 1.0, 0.55)
    followed = {"done": 40, "booked": 18, "not needed": 20, "missing": 22}
    return {
        "smoker": smoking,
        "tobacco_treatment": flag(streams.chance("nrt", 0.45, n), smoking == "current"),
        "vaccinated_flu": streams.chance("flu", flu * older, n),
        "vaccinated_pneumo": streams.chance("pneumo", 0.62 * older, n),
        "followup_cxr": streams.pick("follow-up", followed, n),
    }


def documentation(streams: Streams, who: Patients, stories: Stories) -> Columns:
    """Return whether CURB-65 and an escalation plan were written down."""
    n, arrival = len(who.roster), who.roster.arrival
    t_before, t_during = (stories.number("CAP-T1", name) for name in ("before", "during"))
    h_before, h_after = (stories.number("CAP-H1", name) for name in ("before", "after"))
    curb = t_before + (t_during - t_before) * stories.strength("CAP-T1", arrival)
    plan = h_before + (h_after - h_before) * stories.strength("CAP-H1", arrival)
    return {
        "curb65_documented": streams.chance("curb documented", curb, n),
        "escalation_plan": streams.chance("plan", plan, n),
    }
