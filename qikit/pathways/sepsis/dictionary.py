"""The data dictionary of the sepsis tables."""

from __future__ import annotations

from ..frame.partners import SITES
from ..tables.field import Table, day, moment, number, text, whole, yes_no
from ..tables.parts import arrival_fields, frailty_fields, stay_fields, vital_fields
from ..tables.shared import common_fields, synthetic
from .care import ANTIBIOTICS, REASONS, REASONS_SMALL_HOURS
from .patients import SOURCES

DRUGS = sorted({drug for drugs in ANTIBIOTICS.values() for drug in drugs})
NICE = "NICE NG51 and NG253: antibiotic within 1 hour of a NEWS2 of 7 or more, 3 hours of 5 or 6"
DESIGN = "design choice for the fictional economy"

WHO = (
    *common_fields("SYN-SEP-"),
    text("site", "Emergency department site: A uses electronic observations, B paper", *SITES),
    text("arrival_mode", "How the person came", "ambulance", "walk-in", "GP referral"),
    yes_no("pre_alert", "The ambulance crew warned the department"),
    *arrival_fields(),
    text("shift", "Arrived 08:00 to 19:59 (day) or later (night)", "day", "night"),
    text("definition_version", "National guideline in force", "NICE NG51 (2016)",
         "NICE NG51 (2024)", "NICE NG253 (2025)"),
    *frailty_fields(),
    text("suspected_source", "Where the infection is thought to be", *SOURCES),
)  # fmt: skip

SIGNS = (*vital_fields(lowest_news2=5), yes_no("high_risk", "NEWS2 of 7 or more"))

CLOCKS = (
    moment("news2_dt", "First NEWS2: time zero",
           source="expert estimate: median 11 min after arrival, medium"),
    moment("clinician_dt", "Seen by a clinician who can decide",
           source="anchor: BJGP 2020;70:e374 (GP-referred NEWS 7 or more), medium"),
    moment("senior_review_dt", "Senior review", source="expert estimate: median 65 min, medium"),
    moment("abx_prescribed_dt", "First antibiotic prescribed", required=False),
    moment("abx_given_dt", "First antibiotic given, as recorded", required=False,
           source="within 1 h about 50 %: " + DESIGN + ", within the range of published trusts"),
    moment("bed_dt", "Arrived in a bed"),
    text("abx_name", "First antibiotic", *DRUGS, required=False),
    yes_no("broad_spectrum", "The first antibiotic was broad-spectrum"),
    text("delay_reason", "Main reason when the dose was late",
         *sorted({*REASONS, *REASONS_SMALL_HOURS}), required=False),
    number("lactate_mmol", "First lactate", 0.3, 20, unit="mmol/L"),
    moment("lactate_dt", "Lactate taken"),
    moment("culture_dt", "Blood cultures taken", required=False),
    text("culture_result", "Blood culture result", "negative", "positive", "contaminated",
         required=False),
    yes_no("culture_contaminated", "Contaminated, of those taken", required=False),
    moment("fluids_dt", "IV fluids started", required=False),
    moment("urine_output_dt", "Urine output first recorded", required=False,
           source="RCEM 2016/17: often missing, medium"),
)  # fmt: skip

MEASURES = (
    whole("minutes_arrival_to_news2", "Arrival to first NEWS2", 0, None, unit="min"),
    whole("minutes_news2_to_clinician", "First NEWS2 to clinician", 0, None, unit="min"),
    whole("minutes_clinician_to_prescribed", "Clinician to prescription", 0, None,
          required=False, unit="min"),
    whole("minutes_prescribed_to_abx", "Prescription to dose", 0, None, required=False,
          unit="min"),
    whole("minutes_news2_to_abx", "First NEWS2 to dose", 0, None, required=False, unit="min"),
    whole("minutes_arrival_to_abx", "Arrival to dose", 0, None, required=False, unit="min"),
    text("exclusion", "Why the person does not count in the measures",
         "already on IV antibiotic", "end-of-life plan", "no antibiotic indicated",
         required=False),
    yes_no("within_1h", "Dose within 60 min of first NEWS2; blank unless NEWS2 is 7 or more and "
           "nothing excludes", required=False, source=NICE),
    yes_no("within_3h", "Dose within 180 min; blank unless NEWS2 is 5 or 6 and nothing excludes",
           required=False, source=NICE),
    yes_no("within_1h_of_arrival", "As within_1h, but from arrival", required=False,
           source="clock of the RCEM 2016/17 audit, high"),
)  # fmt: skip

OUTCOMES = (
    yes_no(
        "infection_confirmed",
        "Infection confirmed later",
        source="about 7 in 10: " + DESIGN + "; scores are poor, Goodacre 2023 EMJ",
    ),
    yes_no("sepsis_coded", "The discharge codes include sepsis (ICD-10 A40 or A41)"),
    yes_no("in_coded_sample", "In the month's retrospective sample of up to 50 coded notes"),
    text(
        "escalation_plan",
        "Treatment escalation plan",
        "full escalation",
        "ward-based care",
        "comfort care",
        "none recorded",
    ),
    yes_no("icu", "Admitted to intensive care"),
    *stay_fields(
        "Sivayoham 2023 Front Med; 13.6 % and 19 % at 7 or more, medium",
        "review PMC7222906: mean 21 %, medium",
    ),
)

ALERTS = Table(
    name="alerts",
    title="Sepsis alerts (synthetic): one row an alert",
    path="alerts.csv",
    key="alert_id",
    fields=(
        synthetic(),
        text("alert_id", "Alert", unique=True),
        moment("alert_dt", "When the alert fired"),
        day("week", "Monday of the week"),
        day("month", "First day of the month"),
        text("site", "Site", *SITES),
        yes_no("acknowledged", "A clinician acknowledged it"),
        yes_no("broad_spectrum_started", "A broad-spectrum antibiotic was started"),
        yes_no("no_infection_found", "No infection was found, of those started", required=False),
    ),
)
CDIFF = Table(
    name="cdiff",
    title="Hospital-onset C. difficile (synthetic): one row a case",
    path="cdiff.csv",
    key="case_id",
    fields=(
        synthetic(),
        text("case_id", "Case", unique=True),
        day("date", "Date of the sample"),
        whole("days_since_last", "Days since the case before", 0, None, unit="days"),
    ),
)
TABLES = (
    Table(
        name="sepsis",
        title="Sepsis (synthetic): one row an adult with suspected infection and NEWS2 of 5 or "
        "more in the emergency department",
        path="data.csv",
        key="record_id",
        fields=(*WHO, *SIGNS, *CLOCKS, *MEASURES, *OUTCOMES),
    ),
    ALERTS,
    CDIFF,
)
