"""The stories planted in the stroke pathway."""

from __future__ import annotations

from datetime import date

from ..stories.story import Story

STROKE = (
    Story(
        id="STR-R1",
        pathway="stroke",
        kind="real",
        title="Straight to the scanner",
        what="From 10 June 2024 a pre-alert line, straight to CT on the ambulance trolley, and "
        "the bolus given in the scanner room; four weeks to settle in.",
        effect="Median door-to-needle about 54 to 39 minutes; within 60 min 58 % to 84 %.",
        tool="I chart of each patient's log minutes, or XmR of monthly medians; four patients a "
        "month are too few for a p chart",
        expected="Autumn 2024.",
        start=date(2024, 6, 10),
        ramp_weeks=4,
        parameters={"scan": 13.5 / 19.1, "scan_sd": 0.65 / 0.70, "needle": 22.6 / 30.6,
                    "needle_sd": 0.55 / 0.60},
        fields=("minutes_door_to_needle", "needle_within_60"),
        balancing="Mimics thrombolysed (STR-H1); bleeding (STR-C1).",
    ),
    Story(
        id="STR-H1",
        pathway="stroke",
        kind="harm",
        title="Faster, and sometimes wrong",
        what="With STR-R1 more people without a stroke are thrombolysed.",
        effect="Mimics thrombolysed: 3 % to 6 % of mimics.",
        tool="g chart of mimics between thrombolysed ones",
        expected="Rarely provable in one hospital: watch it.",
        start=date(2024, 6, 10),
        ramp_weeks=4,
        parameters={"before": 0.03, "after": 0.06},
        fields=("mimic_thrombolysed",),
    ),
    Story(
        id="STR-B1",
        pathway="stroke",
        kind="bottleneck",
        title="Three rehabilitation beds fewer",
        what="On 4 November 2024 community rehabilitation goes from 12 beds to 9; the queue backs "
        "up into the stroke unit over eight weeks.",
        effect="Stroke unit within 4 h 58 % to 45 %; ready people wait longer; door-to-needle "
        "unchanged.",
        tool="monthly p chart of stroke_unit_4h; map with times; days from ready to leaving",
        expected="January to June 2025. The first winter is confounded: the honest proof is that "
        "July 2025 does not recover.",
        start=date(2024, 11, 4),
        ramp_weeks=8,
        parameters={"prompt_before": 0.77, "prompt_after": 0.51, "extra_wait_days": 4.5},
        fields=("stroke_unit_4h", "minutes_to_stroke_unit", "length_of_stay_days"),
    ),
    Story(
        id="STR-E1",
        pathway="stroke",
        kind="equity",
        title="The gap before the door",
        what="People in deprived areas more often come by their own transport and with onset "
        "unknown.",
        effect="Thrombolysis about 9 % in the most deprived fifth and 13 % in the least, with "
        "equal door-to-needle times.",
        tool="stratify by arrival_mode and onset_known; driver diagram",
        expected="Throughout.",
        parameters={"own_q1": 0.31, "own_q5": 0.17, "known_q1": 0.58, "known_q5": 0.72},
        fields=("onset_known", "thrombolysed"),
    ),
    Story(
        id="STR-P1",
        pathway="stroke",
        kind="simpson",
        title="Night, or no warning?",
        what="People who come by their own transport, with no pre-alert, cluster at night. "
        "Nights are about 10 minutes slower in themselves.",
        effect="The crude night gap in door-to-needle is larger than the gap among people with "
        "the same alert.",
        tool="stratified box plots: night by pre_alert",
        expected="Throughout.",
        parameters={"night": 1.28, "no_alert": 1.40},
        fields=("minutes_door_to_needle",),
    ),
    Story(
        id="STR-F1",
        pathway="stroke",
        kind="failed",
        title="The sticker",
        what="Swallow-screen stickers from 3 February 2025.",
        effect="Swallow screen within 4 h: 71 % to 72 %, which is nothing.",
        tool="p chart of swallow_4h",
        expected="No signal.",
        start=date(2025, 2, 3),
        parameters={"swallow": 0.975},
        fields=("swallow_4h",),
    ),
    Story(
        id="STR-D1",
        pathway="stroke",
        kind="data",
        background=True,
        title="The scanner's clock, and 235 minutes",
        what="The scanner's clock is 7 minutes slow until 26 February 2024; swallow times heap "
        "just under four hours after a league table. In the as-extracted table.",
        effect="About 6 % of scans before arrival; a heap at 235 to 240 minutes.",
        tool="histograms; moving-range chart",
        expected="As extracted.",
        end=date(2024, 2, 26),
        parameters={"slow_minutes": 7},
    ),
    Story(
        id="STR-C1",
        pathway="stroke",
        kind="rare",
        background=True,
        title="Bleeding after thrombolysis",
        what="Symptomatic haemorrhage after about 3.5 % of thrombolyses, whatever else happens.",
        effect="None.",
        tool="g chart of thrombolyses between bleeds",
        expected="No signal.",
        parameters={"share": 0.035},
    ),
    Story(
        id="STR-N1",
        pathway="stroke",
        kind="null",
        background=True,
        title="Weekends",
        what="Staff expect weekend admissions to be slower.",
        effect="None in door-to-needle or time to scan.",
        tool="two-panel chart",
        expected="No signal.",
    ),
)  # fmt: skip
