"""The data dictionary of the diabetes tables."""

from __future__ import annotations

from ..frame.partners import NETWORKS, PRACTICES
from ..frame.people import BAND_NAMES, ETHNIC_CATEGORIES
from ..tables.field import Table, day, moment, number, text, whole, yes_no
from ..tables.shared import synthetic
from .foot import SOURCES
from .reviews import PROCESSES, YEARS

NDA = "National Diabetes Audit 2023/24, medium"
SHARES = "shares: National Diabetes Audit; correlation between processes calibrated, medium"
REVIEWS = (
    synthetic(),
    text("review_id", "Annual review that fell due", unique=True),
    text("person_id", "Invented person, the same in every table"),
    whole("age", "Age when the review fell due", 16, 110, unit="years"),
    text("age_band", "Age band", *BAND_NAMES[1:], many=True),
    text("sex", "Sex", "male", "female", many=True),
    text("ethnic_category", "Ethnic category, NHS code", *ETHNIC_CATEGORIES, many=True),
    whole("imd_quintile", "Deprivation fifth of the home area, 1 most deprived", 1, 5),
    text("practice", "GP practice (invented code)", *PRACTICES, many=True),
    text("network", "Primary care network", *NETWORKS, many=True),
    text("diabetes_type", "Type of diabetes", "type 1", "type 2", many=True),
    text("care_setting", "Who looks after the diabetes", "specialist clinic", "GP only",
         many=True),
    text("year", "Review year, April to March", *YEARS, many=True),
    day("month", "Month in which the review fell due"),
    day("review_date", "Date of the review, when anything was done", required=False),
    yes_no("kit_posted", "A home urine kit was posted"),
    *(yes_no(f"{name}_done", f"Care process done: {name}", source=SHARES) for name in PROCESSES),
    whole("processes_done", "How many of the eight were done", 0, 8),
    yes_no("all_8", "All eight done", source="57 % type 2, 42 % type 1: " + NDA),
    whole("hba1c_mmol_mol", "HbA1c, when done", 25, 180, required=False, unit="mmol/mol",
          source=NDA),
    whole("sbp", "Systolic blood pressure, when done", 80, 230, required=False, unit="mmHg"),
    whole("dbp", "Diastolic blood pressure, when done", 40, 130, required=False, unit="mmHg"),
    number("cholesterol", "Total cholesterol, when done", 1.8, 10, required=False, unit="mmol/L"),
    yes_no("on_statin", "Prescribed a statin"),
    yes_no("hba1c_58", "HbA1c of 58 or less, of those with a result", required=False, source=NDA),
    yes_no("bp_140_90", "140/90 or less, of those with a reading", required=False, source=NDA),
    yes_no("all_3_targets", "HbA1c, blood pressure and statin, of those with both results",
           required=False, source=NDA),
)  # fmt: skip
FOOT = Table(
    name="foot",
    title="Foot clinic (synthetic): one row a referral",
    path="foot.csv",
    key="episode_id",
    fields=(
        synthetic(),
        text("episode_id", "Episode", unique=True),
        text("person_id", "Invented person"),
        text("source", "Who referred", *SOURCES),
        day("first_seen", "The ulcer was first seen by anyone"),
        day("referral_date", "Referred"),
        day("month", "First day of the month of referral"),
        day("assessment_date", "First expert assessment", required=False),
        whole("days_in_queue", "Referral to assessment", 0, None, required=False, unit="days"),
        whole("days_to_assessment", "First seen to assessment", 0, None, required=False,
              unit="days"),
        whole("sinbad", "SINBAD severity", 0, 6),
        text("outcome_12w", "At twelve weeks", "ulcer free", "persisting", "minor amputation",
             "major amputation", "died", "lost"),
        yes_no("ulcer_free_12w", "Alive and ulcer free at twelve weeks",
               source="National Diabetes Foot Care Audit 2018-23, high"),
    ),
)  # fmt: skip
APPOINTMENTS = Table(
    name="appointments",
    title="Specialist clinic appointments (synthetic): one row an appointment",
    path="appointments.csv.gz",
    key="appointment_id",
    fields=(
        synthetic(),
        text("appointment_id", "Appointment", unique=True),
        text("person_id", "Invented person"),
        day("booked_date", "Booked on"),
        moment("appointment_dt", "Booked for"),
        day("month", "First day of the month"),
        text("slot_type", "Type", "follow-up", "new", "urgent", "pump", many=True),
        text("mode", "Mode", "face to face", "telephone", "video", many=True),
        text("outcome", "Outcome", "attended", "did not attend", "cancelled by patient",
             "cancelled by service", many=True),
        yes_no("dna", "Did not attend, of those not cancelled", required=False,
               source="16.5 %: within published clinics, high"),
    ),
)  # fmt: skip
DKA = Table(
    name="dka",
    title="Diabetic ketoacidosis (synthetic): one row an admission",
    path="dka.csv",
    key="admission_id",
    fields=(
        synthetic(),
        text("admission_id", "Admission", unique=True),
        text("person_id", "Invented person"),
        moment("arrival_dt", "Arrival"),
        day("month", "First day of the month"),
        moment("fluid_dt", "Saline started"),
        moment("insulin_dt", "Insulin started"),
        moment("resolved_dt", "Ketoacidosis resolved"),
        whole("minutes_to_insulin", "Arrival to insulin", 0, None, unit="min",
              source="Dhatariya 2016: median 60 min, high"),
        number("hours_to_resolution", "Arrival to resolution", 0, None, unit="h",
               source="Dhatariya 2016: 18.7 h, high"),
        yes_no("insulin_within_60", "Insulin within 60 min"),
        yes_no("hypoglycaemia", "Hypoglycaemia during treatment"),
        yes_no("hypokalaemia", "Low potassium during treatment"),
    ),
)  # fmt: skip
HYPOS = Table(
    name="hypos",
    title="Hypoglycaemia admissions aged 65 and over (synthetic): one row an admission",
    path="hypos.csv",
    key="case_id",
    fields=(
        synthetic(),
        text("case_id", "Case", unique=True),
        day("date", "Date of admission"),
        day("week", "Monday of the week"),
        whole("days_since_last", "Days since the case before", 0, None, unit="days"),
    ),
)
TABLES = (
    Table(
        name="diabetes",
        title="Diabetes (synthetic): one row an annual review that fell due",
        path="data.csv.gz",
        key="review_id",
        fields=REVIEWS,
    ),
    FOOT,
    APPOINTMENTS,
    DKA,
    HYPOS,
)
