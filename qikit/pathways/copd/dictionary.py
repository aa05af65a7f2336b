"""The data dictionary of the COPD tables."""

from __future__ import annotations

from ..frame.people import BAND_NAMES
from ..tables.field import Table, day, moment, number, text, whole, yes_no
from ..tables.parts import arrival_fields, frailty_fields, stay_fields, vital_fields
from ..tables.shared import common_fields, synthetic
from .clocks import OTHER_REASONS
from .outcomes import BUNDLE

NIV_AUDIT = "BTS NIV audit 2019: 50 % within 60 min of the gas, high"
REVIEWED = "expert estimate 64 % within 24 h, medium; weekdays: Roberts 2017 BMJ Open, high"
WHO = (
    *common_fields("SYN-COP-", BAND_NAMES[2:]),
    text("arrival_mode", "How the person came", "ambulance", "walk-in", "GP referral"),
    yes_no("rescue_pack_used", "Had used a rescue pack"),
    *arrival_fields(),
    text("arrival_group", "Weekday group of arrival", "Mon-Thu", "Fri-Sat", "Sun"),
    text("definition_version", "Audit whose definitions are used", "NRAP COPD continuous audit"),
    *frailty_fields(),
    *vital_fields(),
)
SEVERITY = (
    text("emrcd", "Extended MRC dyspnoea score", "1-4", "5a", "5b"),
    number("eosinophils", "Eosinophils", 0, 3, unit="x10^9/L"),
    yes_no("consolidation", "Consolidation on the x-ray", source="Steer 2012: 32.5 %, high"),
    number("ph", "Arterial pH, first gas", 6.95, 7.55),
    number("paco2_kpa", "PaCO2, first gas", 3.5, 16, unit="kPa"),
    yes_no("atrial_fibrillation", "Atrial fibrillation"),
    whole("decaf", "DECAF, the sum of its parts", 0, 6,
          source="Echevarria 2016 Thorax: 45-53 % score 0 or 1, high"),
    number("fev1_percent", "FEV1, per cent of predicted, when available", 12, 95, required=False,
           unit="%"),
    yes_no("spirometry_available", "A spirometry result was found",
           source="expert estimate: 49 %, medium"),
    yes_no("niv", "Received acute non-invasive ventilation"),
    yes_no("niv_late_starter", "Got worse later on a ward, of those who received NIV",
           required=False),
    text("niv_delay_reason", "Main reason when NIV came over 60 min after the gas",
         *sorted({"NIV bed", *OTHER_REASONS}), required=False),
)  # fmt: skip
CLOCKS = (
    moment("first_gas_dt", "First blood gas"),
    moment("defining_gas_dt", "Gas that showed the need for NIV", required=False),
    moment("niv_bed_request_dt", "NIV bed asked for", required=False),
    moment("niv_dt", "NIV started", required=False, source=NIV_AUDIT),
    moment("bed_dt", "Arrived in a bed"),
    moment("resp_review_dt", "Seen by the respiratory team, when before discharge",
           required=False, source=REVIEWED),
)  # fmt: skip
MEASURES = (
    whole("minutes_to_gas", "Arrival to first gas", 0, None, unit="min"),
    whole("minutes_to_niv", "Arrival to NIV", 0, None, required=False, unit="min"),
    whole("minutes_gas_to_niv", "Defining gas to NIV", 0, None, required=False, unit="min"),
    yes_no("niv_within_120", "NIV within 120 min of arrival", required=False,
           source="NRAP 2023/24: 18 %, high"),
    yes_no("niv_within_60_of_gas", "NIV within 60 min of the defining gas", required=False,
           source=NIV_AUDIT),
    yes_no("resp_review_24h", "Seen by the respiratory team within 24 h of arrival"),
    yes_no("in_audit", "Entered in the national audit"),
    yes_no("resp_review_24h_audited", "resp_review_24h, of those in the audit", required=False),
    yes_no("oxygen_prescribed", "Oxygen prescribed to a target, of those who had any",
           required=False, source="expert estimate: 70 %, medium"),
    text("smoker", "Smoking", "current", "ex", "never"),
    yes_no("tobacco_offered", "Tobacco treatment offered, of current smokers", required=False),
    yes_no("tobacco_treatment", "Tobacco treatment started, of current smokers", required=False),
    *(yes_no(f"bundle_{name}", f"Discharge bundle: {name.replace('_', ' ')}", required=False)
      for name in BUNDLE),
    yes_no("bundle_complete", "All five parts of the bundle, of those discharged alive",
           required=False),
    yes_no("rehab_referred", "Referred to pulmonary rehabilitation", required=False),
    yes_no("rehab_started", "Started, of those referred", required=False),
    yes_no("rehab_completed", "Completed, of those who started", required=False),
    yes_no("hospital_at_home", "Went home early under the virtual ward"),
)  # fmt: skip
RETURNS = (
    yes_no("death_90d", "Died within 90 days of arrival",
           source="UK COPD audits, ERJ Open Research: 12 %, high"),
    text("readmit_cause", "Main reason for the first return within 90 days", "COPD", "other",
         required=False),
    yes_no("readmit_30d_copd", "Came back within 30 days with COPD", required=False,
           source="Harries 2017: 10.2 %, high"),
    yes_no("readmit_90d", "Came back within 90 days for any cause", required=False,
           source="UK COPD audits, ERJ Open Research: 43 %, high"),
)  # fmt: skip
CLINICS = Table(
    name="clinics",
    title="Respiratory clinic appointments (synthetic): one row an appointment",
    path="clinics.csv",
    key="appointment_id",
    fields=(
        synthetic(),
        text("appointment_id", "Appointment", unique=True),
        moment("appointment_dt", "When it was booked for"),
        day("week", "Monday of the week"),
        day("month", "First day of the month"),
        yes_no("cancelled_by_service", "Cancelled by the service"),
    ),
)
TABLES = (
    Table(
        name="copd",
        title="COPD exacerbations (synthetic): one row an adult admitted",
        path="data.csv",
        key="record_id",
        fields=(*WHO, *SEVERITY, *CLOCKS, *MEASURES,
                *stay_fields("in hospital about 4 %: UK COPD audits, high",
                             "expert estimate: 24 %, high"),
                *RETURNS),
    ),
    CLINICS,
)  # fmt: skip
