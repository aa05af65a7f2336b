"""The stories planted in the economy as a whole."""

from __future__ import annotations

from datetime import date

from ..stories.story import Story

ECONOMY = (
    Story(
        id="ECO-R1",
        pathway="economy",
        kind="real",
        title="Released within 45 minutes",
        what="From 1 September 2025 ambulances leave within 45 minutes, whether or not there is "
        "room.",
        effect="Mean handover about 28 to 20 minutes, category 2 response 36 to 30; but people in "
        "the department over 12 hours 9 to 11 %.",
        tool="XmR of handover_mean and cat2_mean beside a p chart of ed_over_12h",
        expected="September or October 2025.",
        start=date(2025, 9, 1),
        ramp_weeks=2,
        parameters={"handover": 0.66, "response": 0.81, "stay": 1.08},
        fields=("handover_mean", "cat2_mean", "ed_over_12h"),
        balancing="Over 12 hours in the department: a different team pays.",
    ),
    Story(
        id="ECO-B1",
        pathway="economy",
        kind="bottleneck",
        title="Fewer home-care hours",
        what="Home-care hours fall by an eighth from 1 April 2025; over a month the wait to leave "
        "grows, and beds fill.",
        effect="Ready to leaving 1.3 to about 2 days; occupancy +1.6 points; handovers slower. "
        "Felt in the economy's own tables, not in the five pathways.",
        tool="cross-correlation; Little's law; cumulative flow of ready and left",
        expected="May or June 2025.",
        start=date(2025, 4, 1),
        ramp_weeks=5,
        parameters={"p1": 2.4, "p2": 1.8, "p3": 1.5, "occupancy": 1.6},
        fields=("ready_to_left_mean_days", "occupancy_percent", "handover_mean"),
    ),
    Story(
        id="ECO-D1",
        pathway="economy",
        kind="definition",
        title="When does the clock start?",
        what="From 1 July 2025 the two-hour clock of urgent community response starts when a "
        "referral is accepted, not when it is received.",
        effect="Reported within two hours 72 % to 86 %, with no real change.",
        tool="definition log; both clocks are in the file: compare them",
        expected="July 2025.",
        start=date(2025, 7, 1),
        fields=("ucr:within_2h",),
    ),
    Story(
        id="ECO-E1",
        pathway="economy",
        kind="equity",
        title="Who calls 999, who sees the GP",
        what="Deprived areas use 999 more and planned GP reviews less; rural people wait longer "
        "for home care.",
        effect="999 rate most to least deprived 1.9; planned reviews 0.8; home care +0.9 days "
        "when rural.",
        tool="rates by imd_quintile with limits; stratified XmR",
        expected="Throughout.",
        parameters={"calls": 1.9, "reviews": 0.8, "rural_days": 0.9},
        fields=("contacts:calls_999", "contacts:gp_reviews", "discharges:days_ready_to_left"),
    ),
    Story(
        id="ECO-P1",
        pathway="economy",
        kind="simpson",
        title="The network at the bottom of the table",
        what="Network North has the highest crude rate of emergency admissions.",
        effect="After standardising for age and deprivation it is second best of four.",
        tool="indirect standardisation, table 'networks'",
        expected="Throughout.",
        parameters={"North": 0.94, "East": 1.0, "South": 1.08, "West": 0.88},
        fields=("networks:admissions",),
    ),
    Story(
        id="ECO-F1",
        pathway="economy",
        kind="small",
        background=True,
        title="Twenty-four care homes",
        what="One home sends people to hospital twice as often; small homes look extreme by "
        "chance.",
        effect="SYN-CH17 at 2.1 times the rate; the others alike.",
        tool="funnel plot of conveyances per 1,000 bed days",
        expected="Throughout.",
        parameters={"home": 17, "rate": 2.1},
    ),
    Story(
        id="ECO-S1",
        pathway="economy",
        kind="seasonal",
        background=True,
        title="Pressure",
        what="Occupancy peaks in January; attendances peak in early summer.",
        effect="Winter is a matter of flow, not of how many people come.",
        tool="run charts over several years; same-month comparison",
        expected="Each winter.",
    ),
    Story(
        id="ECO-N1",
        pathway="economy",
        kind="null",
        background=True,
        title="Bank-holiday weeks",
        what="Staff expect bank-holiday weeks to be worse.",
        effect="None beyond the weekday.",
        tool="run chart with annotations",
        expected="No signal.",
    ),
)
