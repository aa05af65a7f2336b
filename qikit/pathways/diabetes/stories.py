"""The stories planted in the diabetes pathway."""

from __future__ import annotations

from datetime import date

from ..stories.story import Story

DIABETES = (
    Story(
        id="DIA-R1",
        pathway="diabetes",
        kind="real",
        title="A kit through the letter box",
        what="Home urine-albumin kits by post, returned to pharmacies: odd-numbered practices "
        "from January 2025, even-numbered ones from October 2025.",
        effect="Urine albumin checked 70 % to about 82 %; all eight processes 57 % to about 64 %.",
        tool="stepped run charts of two groups of practices; monthly p-prime chart of acr_done",
        expected="February 2025 and November 2025.",
        start=date(2025, 1, 1),
        parameters={"q1": 0.06, "q2": 0.10, "q3": 0.125, "q4": 0.145, "q5": 0.16,
                    "second_wave_months": 9},
        fields=("acr_done", "all_8"),
        balancing="The gap between fifths (DIA-E1); false positives; cost of kits.",
    ),
    Story(
        id="DIA-E1",
        pathway="diabetes",
        kind="equity",
        title="Average up, gap wider",
        what="Kits come back more from the least deprived fifth.",
        effect="DIA-R1 adds 16 points to albumin checks in the least deprived fifth and 6 in the "
        "most.",
        tool="acr_done by imd_quintile over time; slope index of inequality",
        expected="With DIA-R1.",
        start=date(2025, 1, 1),
        parameters={"even": 0.118},
        fields=("acr_done",),
    ),
    Story(
        id="DIA-F1",
        pathway="diabetes",
        kind="failed",
        title="A text message",
        what="Text reminders for the specialist clinic from 1 May 2024.",
        effect="Did not attend: 16.5 % to 16.1 %, which is nothing.",
        tool="p chart of dna, table 'appointments'",
        expected="No signal.",
        start=date(2024, 5, 1),
        parameters={"before": 0.165, "after": 0.161},
        fields=("appointments:dna",),
    ),
    Story(
        id="DIA-B1",
        pathway="diabetes",
        kind="bottleneck",
        title="One podiatrist fewer",
        what="A vacancy from 1 December 2024: foot clinic slots 50 to 44 a month against 46 new "
        "referrals.",
        effect="Backlog and wait for the clinic grow month by month; fewer ulcers healed at 12 "
        "weeks.",
        tool="demand, capacity and backlog chart; XmR of wait; table 'foot'",
        expected="Wait: March to May 2025.",
        start=date(2024, 12, 1),
        parameters={"before": 50, "after": 44},
        fields=("foot:days_in_queue", "foot:ulcer_free_12w"),
    ),
    Story(
        id="DIA-P1",
        pathway="diabetes",
        kind="simpson",
        title="The clinic with the worse result",
        what="The specialist clinic looks after most people with type 1, and does better than "
        "GPs alone with each type.",
        effect="HbA1c of 58 or less: type 1 41 v 31 %, type 2 70 v 65 %; overall clinic 52 v "
        "GP 63 %.",
        tool="table by diabetes_type; standardisation",
        expected="Throughout.",
        parameters={"clinic_1": -0.041, "gp_1": 0.099, "clinic_2": -0.095, "gp_2": -0.007},
        fields=("hba1c_58",),
    ),
    Story(
        id="DIA-S1",
        pathway="diabetes",
        kind="seasonal",
        background=True,
        title="The year-end rush",
        what="Recall catches up from January to March, before the year's count on 31 March.",
        effect="Reviews x1.45 in those months, then an April drop.",
        tool="year-on-year run chart of reviews by review_date",
        expected="Each spring.",
    ),
    Story(
        id="DIA-D1",
        pathway="diabetes",
        kind="data",
        background=True,
        title="Per cent in the wrong box",
        what="After an interface change, 8 to 21 September 2025, HbA1c arrives in per cent. In "
        "the as-extracted table.",
        effect="Mean HbA1c seems to fall.",
        tool="histogram",
        expected="September 2025, as extracted.",
        start=date(2025, 9, 8),
        end=date(2025, 9, 21),
        parameters={"share": 0.85},
    ),
    Story(
        id="DIA-N1",
        pathway="diabetes",
        kind="null",
        background=True,
        title="The league table",
        what="36 practices differ as practices do; two are truly different.",
        effect="SYN-P07 low and SYN-P29 high; the other 34 inside over-dispersed limits.",
        tool="funnel plot of all_8 by practice, with and without over-dispersion",
        expected="Throughout.",
        parameters={"low_practice": 7, "high_practice": 29, "low": -1.65, "high": 1.65},
    ),
    Story(
        id="DIA-C1",
        pathway="diabetes",
        kind="rare",
        background=True,
        title="Hypoglycaemia in older people",
        what="Admissions with hypoglycaemia aged 65 and over, about one in six days.",
        effect="None.",
        tool="t chart, table 'hypos'",
        expected="No signal.",
        parameters={"days_between": 6.0},
    ),
)  # fmt: skip
