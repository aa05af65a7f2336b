"""The data dictionary of the stroke table."""

from __future__ import annotations

from ..scores.nihss import ITEMS
from ..tables.field import Table, day, moment, text, whole, yes_no
from ..tables.parts import arrival_fields
from ..tables.shared import common_fields
from .clocks import SPECIALISTS
from .generate import CONDITIONS, NO_BUT

SAMUEL = "SAMueL summaries of 358,884 audited admissions 2016-21, high"
WHO = (
    *common_fields("SYN-STR-"),
    text("arrival_mode", "How the person came", "ambulance", "own transport"),
    yes_no("pre_alert", "The ambulance crew warned the stroke team"),
    *arrival_fields(),
    yes_no("night", "Arrived from 21:00 to 08:59"),
    text("definition_version", "Audit scheme in force", "SSNAP to Sep 2024",
         "SSNAP from Oct 2024"),
    yes_no("onset_known", "The time of onset is known", source=SAMUEL),
    moment("onset_dt", "Onset", required=False),
    whole("minutes_onset_to_arrival", "Onset to arrival", 0, None, required=False, unit="min",
          source=SAMUEL),
)  # fmt: skip
ILLNESS = (
    text("diagnosis", "Final diagnosis", "stroke", "TIA", "mimic"),
    text("stroke_type", "Type of stroke", "infarct", "haemorrhage", required=False,
         source="SAMueL and Bray 2018 Lancet Public Health: 86 % infarct, high"),
    text("brain_side", "Side of the brain", "left", "right", required=False),
    *(whole(f"nihss_{name}", f"NIHSS item {name.replace('_', ' ')}", 0, top)
      for name, top in ITEMS.items()),
    whole("nihss", "NIHSS on arrival, the sum of its items", 0, 42, source=SAMUEL),
    *(yes_no(name, f"Known {name.replace('_', ' ')}") for name in CONDITIONS),
    whole("mrs_before", "Modified Rankin score before the stroke", 0, 5),
)  # fmt: skip
CLOCKS = (
    moment("call_dt", "999 call", required=False),
    moment("on_scene_dt", "Ambulance on scene", required=False),
    moment("leave_scene_dt", "Ambulance left the scene", required=False),
    moment("scan_dt", "First brain scan", source=SAMUEL),
    moment("needle_dt", "Thrombolysis bolus", required=False),
    moment("puncture_dt", "Groin puncture for thrombectomy, at the regional centre",
           required=False),
    moment("stroke_unit_dt", "Arrived on the stroke unit", required=False),
    moment("swallow_dt", "Swallow screen", required=False),
    *(moment(f"{name}_dt", f"First seen by the {name.replace('_', ' ')}", required=False)
      for name in SPECIALISTS),
)  # fmt: skip
TREATMENT = (
    yes_no("thrombolysed", "Thrombolysed, of strokes", required=False,
           source="11.5 %: SAMueL, high"),
    text("no_but_reason", "Why not thrombolysed", "onset unknown", "too late", "haemorrhage",
         *NO_BUT, required=False),
    yes_no("mimic_thrombolysed", "Thrombolysed, of mimics", required=False),
    yes_no("bleed_after_thrombolysis", "Symptomatic bleeding, of strokes thrombolysed",
           required=False),
    yes_no("thrombectomy", "Had a thrombectomy, of strokes", required=False),
)  # fmt: skip
MEASURES = (
    whole("minutes_to_scan", "Arrival to scan", 0, None, unit="min"),
    whole("minutes_scan_to_needle", "Scan to needle, strokes", 0, None, required=False,
          unit="min"),
    whole("minutes_door_to_needle", "Arrival to needle, strokes", 0, None, required=False,
          unit="min", source="local baseline within the national spread: SAMueL, high"),
    whole("minutes_to_stroke_unit", "Arrival to the stroke unit", 0, None, required=False,
          unit="min"),
    whole("minutes_to_puncture", "Arrival to puncture", 0, None, required=False, unit="min"),
    yes_no("scan_within_20", "Scan within 20 min, of strokes", required=False),
    yes_no("scan_within_60", "Scan within 60 min, of strokes", required=False),
    yes_no("needle_within_60", "Needle within 60 min, of strokes thrombolysed", required=False),
    yes_no("stroke_unit_4h", "On the stroke unit within 4 h; thrombectomy transfers left out",
           required=False, source="58 %: SSNAP 2013/14 to 2018/19, high"),
    yes_no("swallow_4h", "Swallow screen within 4 h, of strokes", required=False,
           source="71 %: design choice"),
)  # fmt: skip
OUTCOMES = (
    moment("medically_ready_dt", "No longer needed a hospital bed", required=False),
    moment("discharge_dt", "Left the acute hospital, alive or not"),
    whole("days_ready_to_leaving", "Ready to leaving", 0, None, required=False, unit="days"),
    whole("length_of_stay_days", "Midnights in the acute hospital", 0, None, unit="days",
          source="Monks 2016 BMC Health Services Research, high"),
    text("destination", "Where the person went", "home", "early supported discharge",
         "rehabilitation bed", "care home", "died"),
    whole("mrs_after", "Modified Rankin score on leaving; 6 is death", 0, 6),
    yes_no("death_30d", "Died within 30 days, of strokes", required=False,
           source="expert estimate: 12 %, medium"),
    day("death_date", "Date of death, when known", required=False),
)  # fmt: skip
TABLES = (
    Table(
        name="stroke",
        title="Stroke (synthetic): one row a stroke alert",
        path="data.csv",
        key="record_id",
        fields=(*WHO, *ILLNESS, *CLOCKS, *TREATMENT, *MEASURES, *OUTCOMES),
    ),
)
