"""The data dictionary of the pneumonia table."""

from __future__ import annotations

from ..frame.partners import SITES
from ..tables.field import Table, moment, number, text, whole, yes_no
from ..tables.parts import arrival_fields, frailty_fields, stay_fields
from ..tables.shared import common_fields
from .care import DRUGS, REASONS, REASONS_EVENING

AUDIT = "BTS national audit 2018/19"
NAMES = sorted({drug for drugs in DRUGS for drug in drugs})

WHO = (
    *common_fields("SYN-CAP-"),
    text("site", "Site", *SITES),
    text("route", "How the person was admitted", "emergency department", "GP direct", "transfer",
         source=AUDIT + ": 85 % through the emergency department, high"),
    *arrival_fields(),
    text("definition_version", "National guideline in force", "NICE CG191 (2014)",
         "NICE NG250 (2025)"),
    *frailty_fields(),
)  # fmt: skip
SEVERITY = (
    yes_no("confusion", "New confusion", source="CURB-65 parts: Thorax cohort of 419, medium"),
    number("urea_mmol", "Blood urea", 1.5, 60, unit="mmol/L"),
    whole("rr", "Respiration rate", 10, 60, unit="breaths/min"),
    whole("sbp", "Systolic blood pressure", 60, 220, unit="mmHg"),
    whole("dbp", "Diastolic blood pressure", 30, 120, unit="mmHg"),
    whole("curb65", "CURB-65, the sum of its parts", 0, 5,
          source="Lim 2003 Thorax; mix 41/31/28 %: Lim and Woodhead 2011, high"),
    text("severity", "Low (CURB-65 0-1), moderate (2) or high (3-5)", "low", "moderate", "high"),
)  # fmt: skip
CLOCKS = (
    moment("cxr_request_dt", "Chest x-ray requested"),
    moment("cxr_dt", "Chest x-ray done", source=AUDIT + ": 85 % within 4 h, high"),
    moment("cxr_report_dt", "Chest x-ray reported, when before discharge", required=False),
    moment("abx_dt", "First antibiotic", source=AUDIT + ": 74 % within 4 h, high"),
    moment("bed_dt", "Arrived in a bed"),
    moment(
        "consultant_dt",
        "First consultant review",
        source="expert estimate: 66 % within 12 h, medium",
    ),
)
CARE = (
    text("abx_name", "First antibiotic", *NAMES),
    text("abx_route", "Route of the first dose", "IV", "oral",
         source="Lim and Woodhead 2011: 65, 74, 90 % IV by severity, high"),
    yes_no("abx_concordant", "Agrees with local guidance for the severity",
           source=AUDIT + ": 58 %, high"),
    yes_no("gp_antibiotic_first", "Had an antibiotic from the GP before coming"),
    moment("iv_to_oral_dt", "Switched from IV to oral, when before discharge", required=False),
    whole("crp_mg_l", "C-reactive protein", 3, 600, unit="mg/L"),
    text("cxr_delay_reason", "Main reason when the x-ray took over 4 h",
         *sorted({*REASONS, *REASONS_EVENING}), required=False),
    text("smoker", "Smoking", "current", "ex", "never", "unknown"),
    yes_no("tobacco_treatment", "Tobacco treatment, of current smokers", required=False),
    yes_no("vaccinated_flu", "Flu vaccination in the season before"),
    yes_no("vaccinated_pneumo", "Pneumococcal vaccination ever"),
    text("followup_cxr", "Six-week x-ray", "done", "booked", "not needed", "missing"),
    yes_no("curb65_documented", "CURB-65 written in the clerking",
           source="38 % local: design choice; one trust found 8 %, low"),
    yes_no("escalation_plan", "Treatment escalation plan recorded"),
)  # fmt: skip
MEASURES = (
    whole("minutes_to_cxr", "Arrival to x-ray", 0, None, unit="min"),
    whole("minutes_to_abx", "Arrival to first antibiotic", 0, None, unit="min"),
    whole("minutes_to_consultant", "Arrival to consultant", 0, None, unit="min"),
    yes_no("cxr_within_4h", "X-ray within 4 h of arrival", source="NICE QS110"),
    yes_no("abx_within_4h", "Antibiotic within 4 h of arrival", source="NICE QS110"),
    yes_no("bundle_met", "All four: x-ray and antibiotic within 4 h, CURB-65 written, concordant"),
    text("unit", "Where the person was looked after", "respiratory unit", "general ward"),
    yes_no("icu", "Admitted to intensive care"),
)
TABLES = (
    Table(
        name="pneumonia",
        title="Community-acquired pneumonia (synthetic): one row an adult admitted",
        path="data.csv",
        key="record_id",
        fields=(*WHO, *SEVERITY, *CLOCKS, *CARE, *MEASURES,
                *stay_fields(AUDIT + ": 10.4 %, high", AUDIT + ": 14.3 %, high")),
    ),
)  # fmt: skip
