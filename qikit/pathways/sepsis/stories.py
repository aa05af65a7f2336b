"""The stories planted in the sepsis pathway."""

from __future__ import annotations

from datetime import date

from ..stories.story import Story

TO_DOSE = ("minutes_news2_to_abx", "within_1h")

SEPSIS = (
    Story(
        id="SEP-R1",
        pathway="sepsis",
        kind="real",
        title="The first-hour bundle",
        what="From 16 September 2024 a sepsis trolley, nurse-given first doses under a patient "
        "group direction, and a senior in triage; four weeks to settle in.",
        effect="NEWS2 of 7 or more treated within an hour: about 50 % before, 74 % after.",
        tool="p chart of within_1h, weekly or monthly",
        expected="Monthly: October or November 2024. Weekly: by the end of November 2024.",
        start=date(2024, 9, 16),
        ramp_weeks=4,
        parameters={"clinician": 14 / 20, "prescribed": 7 / 10, "given": 11 / 17, "moderate": 0.4},
        fields=TO_DOSE,
        balancing="Contaminated blood cultures (SEP-H1).",
    ),
    Story(
        id="SEP-H1",
        pathway="sepsis",
        kind="harm",
        title="Rushed cultures",
        what="With SEP-R1, blood cultures are taken in a hurry.",
        effect="Contaminated cultures rise from 4.5 % to 5.6 % of those taken.",
        tool="p chart by quarter, or g chart of cultures between contaminated ones",
        expected="Rarely signals on one hospital's data: too few to prove, so watch it.",
        start=date(2024, 9, 16),
        ramp_weeks=4,
        parameters={"before": 0.045, "after": 0.056},
        fields=("culture_contaminated",),
    ),
    Story(
        id="SEP-F1",
        pathway="sepsis",
        kind="failed",
        title="The alert that cried wolf",
        what="An electronic sepsis alert goes live on 3 February 2025.",
        effect="Alerts x2.2, acknowledged 61 % down to 34 %; time to antibiotic unchanged; "
        "broad-spectrum starts with no infection found rise from 11 % to 17 %.",
        tool="XmR of median minutes (no change) beside a p chart of the alerts table",
        expected="Alerts: at once. No infection found: March or April 2025.",
        start=date(2025, 2, 3),
        parameters={"alerts": 2.2, "ack_before": 0.61, "ack_after": 0.34,
                    "none_before": 0.11, "none_after": 0.17},
        fields=("alerts:acknowledged", "alerts:no_infection_found"),
        balancing="Alerts a nurse must answer in a shift; antibiotics without infection.",
    ),
    Story(
        id="SEP-D1",
        pathway="sepsis",
        kind="data",
        title="The upgrade that copied a time",
        what="E-prescribing upgrade on 4 November 2025: doses given from 22:00 to 07:00 take "
        "their time from the prescription.",
        effect="Night within_1h seems to rise above 90 %; zero-minute waits appear.",
        tool="histogram of minutes from prescription to dose, by hour; then leave the rows out",
        expected="November 2025, at night only.",
        start=date(2025, 11, 4),
        fields=("minutes_prescribed_to_abx", *TO_DOSE),
    ),
    Story(
        id="SEP-B1",
        pathway="sepsis",
        kind="bottleneck",
        title="Waiting for the second checker",
        what="From 02:00 to 06:00 the second checker and the cannula hold up the dose.",
        effect="Median minutes from prescription to dose x1.8 in that window until SEP-R1.",
        tool="process map with times; Pareto chart of delay_reason, 02:00 to 06:00",
        expected="Throughout, until September 2024.",
        end=date(2024, 9, 15),
        parameters={"given": 31 / 17},
        fields=("minutes_prescribed_to_abx", *TO_DOSE),
    ),
    Story(
        id="SEP-E1",
        pathway="sepsis",
        kind="equity",
        title="Nobody waits for the interpreter, everyone waits",
        what="People who need an interpreter, or who have a learning disability, wait longer "
        "to be seen by a clinician.",
        effect="Time to clinician x1.55 (interpreter) and x1.35 (learning disability): within_1h "
        "about 12 points lower, before SEP-R1 and after it.",
        tool="p charts by interpreter_required; funnel plot by language_group",
        expected="Throughout. Everyone gains from SEP-R1 and nobody catches up.",
        parameters={"interpreter": 1.55, "learning_disability": 1.35},
        fields=TO_DOSE,
    ),
    Story(
        id="SEP-X1",
        pathway="sepsis",
        kind="definition",
        title="Two denominators, two answers",
        what="The retrospective sample (in_coded_sample) holds only notes coded as sepsis, and "
        "prompt treatment is more often coded.",
        effect="The coded sample looks about 12 points better than all NEWS2 of 7 or more.",
        tool="compare the two measures' definitions and results",
        expected="Throughout.",
        parameters={"coded_if_prompt": 0.56, "coded_if_late": 0.34},
        fields=("sepsis_coded", "in_coded_sample"),
    ),
    Story(
        id="SEP-N1",
        pathway="sepsis",
        kind="null",
        title="Weekends",
        what="Staff expect weekends to be worse.",
        effect="None to speak of: steps take 5 % longer.",
        tool="two-panel chart, weekdays beside weekends",
        expected="No signal.",
        parameters={"weekend": 1.05},
    ),
    Story(
        id="SEP-C1",
        pathway="sepsis",
        kind="rare",
        title="C. difficile, still rare",
        what="Hospital-onset C. difficile, about one case in nine days, whatever else happens.",
        effect="None.",
        tool="t chart of days between cases (table 'cdiff')",
        expected="No signal.",
        parameters={"days_between": 9.0},
    ),
    Story(
        id="SEP-S1",
        pathway="sepsis",
        kind="small",
        title="Eight languages, small numbers",
        what="Language groups differ only by chance, beyond SEP-E1.",
        effect="None between groups: the smallest look extreme because they are small.",
        tool="funnel plot of within_1h by language_group",
        expected="Groups other than English inside their own limits.",
    ),
)  # fmt: skip
