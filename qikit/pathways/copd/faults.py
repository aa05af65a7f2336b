"""How the COPD extract is spoilt."""

from __future__ import annotations

from ..faults.rows import duplicates
from ..faults.spoil import Plan
from ..faults.times import clock_change, far_off, heaped, midnight, swapped, wrong_day
from ..faults.values import blank, free_text, late_entry, miscoded, rescaled

TIMES = ("first_gas_dt", "niv_dt", "resp_review_dt")
PLAN = Plan(
    time="arrival_dt",
    faults=(
        heaped(TIMES, 0.30),
        swapped("defining_gas_dt", "niv_dt", 0.08),
        wrong_day(TIMES, 0.09),
        midnight(("resp_review_dt",), 0.025),
        clock_change(TIMES),
        far_off(("resp_review_dt", "discharge_dt"), 0.0008),
        rescaled("ph", 0.03, lambda ph: (10 ** (9 - ph)).round(0), "hydrogen ions, nmol/L"),
        rescaled("paco2_kpa", 0.04, lambda kpa: (kpa * 7.5).round(0), "mmHg"),
        miscoded("spo2_scale", 0.06, {2: 1}),
        miscoded("smoker", 0.11, {"ex": "unknown", "current": "unknown", "never": "unknown"}),
        blank({"frailty_cfs": 0.22, "eosinophils": 0.06, "emrcd": 0.08}),
        late_entry(("discharge_dt", "readmit_date")),
        free_text(("interpreter_required", "rescue_pack_used"), 0.35),
        duplicates(exact=0.005, near=0.02),
    ),
    intervals={
        "minutes_to_gas": ("arrival_dt", "first_gas_dt"),
        "minutes_to_niv": ("arrival_dt", "niv_dt"),
        "minutes_gas_to_niv": ("defining_gas_dt", "niv_dt"),
    },
    left_out=("niv_within_120", "niv_within_60_of_gas", "resp_review_24h",
              "resp_review_24h_audited", "length_of_stay_days", "age_band", "bundle_complete"),
    as_text=("interpreter_required", "rescue_pack_used"),
)  # fmt: skip
