"""How the pneumonia extract is spoilt; CAP-D1's two clocks are here."""

from __future__ import annotations

from datetime import date

from ..faults.rows import duplicates, site_away
from ..faults.spoil import Plan
from ..faults.times import clock_change, copied, far_off, heaped, midnight, slow_clock, wrong_day
from ..faults.values import blank, blank_for, free_text, late_entry, miscounted, rescaled

TIMES = ("cxr_dt", "abx_dt", "consultant_dt")
PLAN = Plan(
    time="arrival_dt",
    faults=(
        slow_clock("cxr_dt", 11, date(2024, 2, 1), date(2024, 6, 30)),
        copied("cxr_dt", "cxr_request_dt", 0.5, only=("site", "SYN-WGH-B")),
        heaped(("abx_dt", "consultant_dt"), 0.30),
        wrong_day(TIMES, 0.05),
        midnight(("abx_dt",), 0.004),
        clock_change(TIMES),
        far_off(("abx_dt", "discharge_dt"), 0.0005),
        miscounted("curb65", {"SYN-WGH-A": 0.03, "SYN-WGH-B": 0.06}, "site", 5),
        rescaled("urea_mmol", 0.004, lambda u: (u * 2.8).round(1), "mg/dL"),
        blank({"frailty_cfs": 0.22, "urea_mmol": 0.04, "crp_mg_l": 0.05, "smoker": 0.06}),
        blank_for("ethnic_category", "route", "emergency department", 0.11),
        late_entry(("discharge_dt", "followup_cxr")),
        free_text(("interpreter_required", "vaccinated_flu"), 0.35),
        site_away("site", "SYN-WGH-B", "2025-02"),
        duplicates(),
    ),
    intervals={
        "minutes_to_cxr": ("arrival_dt", "cxr_dt"),
        "minutes_to_abx": ("arrival_dt", "abx_dt"),
        "minutes_to_consultant": ("arrival_dt", "consultant_dt"),
    },
    left_out=("cxr_within_4h", "abx_within_4h", "bundle_met", "severity",
              "length_of_stay_days", "age_band"),
    as_text=("interpreter_required", "vaccinated_flu"),
)  # fmt: skip
