"""How the sepsis extract is spoilt."""

from __future__ import annotations

from ..faults.rows import duplicates, site_away
from ..faults.spoil import Plan
from ..faults.times import clock_change, copied, far_off, heaped, midnight, swapped, wrong_day
from ..faults.values import (
    blank,
    blank_for,
    code_change,
    free_text,
    late_entry,
    miscounted,
    rescaled,
)

TIMES = ("news2_dt", "clinician_dt", "abx_prescribed_dt", "abx_given_dt")
PLAN = Plan(
    time="arrival_dt",
    faults=(
        heaped(TIMES, 0.20),
        swapped("abx_prescribed_dt", "abx_given_dt", 0.003),
        wrong_day(TIMES, 0.03),
        midnight(("abx_given_dt",), 0.008),
        clock_change(TIMES),
        far_off(("abx_given_dt", "discharge_dt"), 0.0005),
        copied("senior_review_dt", "clinician_dt", 0.05),
        miscounted("news2", {"SYN-WGH-A": 0.01, "SYN-WGH-B": 0.09}, "site", 20),
        rescaled("temp_c", 0.003, lambda c: (c * 9 / 5 + 32).round(1), "degrees Fahrenheit"),
        blank({"lactate_mmol": 0.18, "frailty_cfs": 0.22, "abx_prescribed_dt": 0.03,
               "acvpu": 0.02, "escalation_plan": 0.05}),
        blank_for("ethnic_category", "arrival_mode", "ambulance", 0.14),
        late_entry(("discharge_dt", "infection_confirmed", "culture_result")),
        free_text(("interpreter_required", "learning_disability"), 0.35),
        code_change("sex", {"male": "1", "female": "2"}, "2025-04-01"),
        site_away("site", "SYN-WGH-B", "2024-08"),
        duplicates(),
    ),
    intervals={
        "minutes_arrival_to_news2": ("arrival_dt", "news2_dt"),
        "minutes_news2_to_clinician": ("news2_dt", "clinician_dt"),
        "minutes_clinician_to_prescribed": ("clinician_dt", "abx_prescribed_dt"),
        "minutes_prescribed_to_abx": ("abx_prescribed_dt", "abx_given_dt"),
        "minutes_news2_to_abx": ("news2_dt", "abx_given_dt"),
        "minutes_arrival_to_abx": ("arrival_dt", "abx_given_dt"),
    },
    left_out=("high_risk", "within_1h", "within_3h", "within_1h_of_arrival",
              "culture_contaminated", "length_of_stay_days", "age_band"),
    as_text=("interpreter_required", "learning_disability"),
)  # fmt: skip
