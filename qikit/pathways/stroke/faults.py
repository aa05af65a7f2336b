"""How the stroke extract is spoilt; STR-D1's scanner clock and heap are here."""

from __future__ import annotations

from datetime import date

from ..faults.rows import duplicates
from ..faults.spoil import Plan
from ..faults.times import (
    clock_change,
    far_off,
    heaped,
    just_under,
    midnight,
    slow_clock,
    wrong_day,
)
from ..faults.values import blank, free_text, late_entry, miscoded

PLAN = Plan(
    time="arrival_dt",
    faults=(
        slow_clock("scan_dt", 7, date(2023, 4, 1), date(2024, 2, 26)),
        just_under("swallow_dt", (235, 240), 0.35, date(2024, 9, 1)),
        heaped(("onset_dt",), 0.55),
        heaped(("swallow_dt", "stroke_unit_dt"), 0.30),
        wrong_day(("scan_dt", "stroke_unit_dt", "swallow_dt"), 0.05),
        midnight(("stroke_unit_dt",), 0.006),
        clock_change(("scan_dt", "needle_dt", "stroke_unit_dt")),
        far_off(("scan_dt", "discharge_dt"), 0.0008),
        miscoded("diagnosis", 0.04, {"mimic": "stroke"}),
        blank({"call_dt": 0.72, "on_scene_dt": 0.72, "leave_scene_dt": 0.72, "mrs_before": 0.08,
               "nihss_11_neglect": 0.05}),
        late_entry(("discharge_dt", "mrs_after", "destination")),
        free_text(("interpreter_required", "atrial_fibrillation"), 0.35),
        duplicates(),
    ),
    intervals={
        "minutes_onset_to_arrival": ("onset_dt", "arrival_dt"),
        "minutes_to_scan": ("arrival_dt", "scan_dt"),
        "minutes_scan_to_needle": ("scan_dt", "needle_dt"),
        "minutes_door_to_needle": ("arrival_dt", "needle_dt"),
        "minutes_to_stroke_unit": ("arrival_dt", "stroke_unit_dt"),
        "minutes_to_puncture": ("arrival_dt", "puncture_dt"),
    },
    left_out=("scan_within_20", "scan_within_60", "needle_within_60", "stroke_unit_4h",
              "swallow_4h", "length_of_stay_days", "days_ready_to_leaving", "age_band"),
    as_text=("interpreter_required", "atrial_fibrillation"),
)  # fmt: skip
