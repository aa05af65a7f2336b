"""The steps of each pathway: which column holds the time, and which partner does it."""

from __future__ import annotations

from dataclasses import dataclass

WGH, AMB, GPF, COM, VWH = "SYN-WGH", "SYN-AMB", "SYN-GPF", "SYN-COM", "SYN-VWH"
ASC, CHA, PIN, RNC, CPN = "SYN-ASC", "SYN-CHA", "SYN-PIN", "SYN-RNC", "SYN-CPN"
OOH, HVS = "SYN-OOH", "SYN-HVS"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what happens, where its time is, who does it, and for whom.

    ``only`` is a column and value that a case must have; without it, everyone with a time.
    """

    activity: str
    column: str
    partner: str
    only: tuple[str, object] | None = None


SEPSIS = (
    Step("999 call", "call_dt", AMB),
    Step("ambulance on scene", "on_scene_dt", AMB),
    Step("arrival", "arrival_dt", WGH),
    Step("ambulance handover", "handover_dt", WGH),
    Step("first NEWS2", "news2_dt", WGH),
    Step("clinician decides", "clinician_dt", WGH),
    Step("lactate result", "lactate_dt", PIN),
    Step("blood cultures received", "culture_dt", PIN),
    Step("antibiotic prescribed", "abx_prescribed_dt", WGH),
    Step("antibiotic given", "abx_given_dt", WGH),
    Step("senior review", "senior_review_dt", WGH),
    Step("bed", "bed_dt", WGH),
    Step("left hospital", "discharge_dt", WGH),
    Step("letter to GP", "letter_dt", GPF, ("discharge_method", "discharged")),
    Step("emergency return", "readmit_date", WGH),
)
PNEUMONIA = (
    Step("GP referral", "referral_dt", GPF, ("route", "GP direct")),
    Step("999 call", "call_dt", AMB, ("route", "emergency department")),
    Step("arrival", "arrival_dt", WGH),
    Step("chest x-ray requested", "cxr_request_dt", WGH),
    Step("chest x-ray done", "cxr_dt", PIN),
    Step("antibiotic given", "abx_dt", WGH),
    Step("bed", "bed_dt", WGH),
    Step("consultant review", "consultant_dt", WGH),
    Step("chest x-ray reported", "cxr_report_dt", PIN),
    Step("IV to oral", "iv_to_oral_dt", WGH),
    Step("left hospital", "discharge_dt", WGH),
    Step("letter to GP", "letter_dt", GPF, ("discharge_method", "discharged")),
    Step("discharge medicines check", "pharmacy_dt", CPN, ("discharge_method", "discharged")),
    Step("emergency return", "readmit_date", WGH),
)
STROKE = (
    Step("999 call", "call_dt", AMB),
    Step("ambulance on scene", "on_scene_dt", AMB),
    Step("ambulance leaves scene", "leave_scene_dt", AMB),
    Step("arrival", "arrival_dt", WGH),
    Step("brain scan", "scan_dt", PIN),
    Step("thrombolysis", "needle_dt", WGH),
    Step("thrombectomy", "puncture_dt", RNC),
    Step("stroke unit", "stroke_unit_dt", WGH),
    Step("swallow screen", "swallow_dt", WGH),
    Step("stroke nurse", "nurse_dt", WGH),
    Step("stroke consultant", "consultant_dt", WGH),
    Step("physiotherapist", "physiotherapist_dt", WGH),
    Step("medically ready", "medically_ready_dt", WGH),
    Step("left hospital", "discharge_dt", WGH),
    Step("rehabilitation bed", "next_dt", COM, ("destination", "rehabilitation bed")),
    Step("early supported discharge", "next_dt", COM, ("destination", "early supported discharge")),
    Step("care home", "next_dt", CHA, ("destination", "care home")),
    Step("letter to GP", "letter_dt", GPF, ("destination", "home")),
)
COPD = (
    Step("111 call", "call_dt", OOH, ("arrival_mode", "walk-in")),
    Step("GP referral", "call_dt", GPF, ("arrival_mode", "GP referral")),
    Step("999 call", "call_dt", AMB, ("arrival_mode", "ambulance")),
    Step("arrival", "arrival_dt", WGH),
    Step("first blood gas", "first_gas_dt", WGH),
    Step("NIV bed asked for", "niv_bed_request_dt", WGH),
    Step("NIV started", "niv_dt", WGH),
    Step("bed", "bed_dt", WGH),
    Step("respiratory review", "resp_review_dt", WGH),
    Step("left hospital", "discharge_dt", WGH),
    Step("virtual ward", "next_dt", VWH, ("hospital_at_home", True)),
    Step("72-hour call", "followup_dt", COM, ("bundle_followup_72h", True)),
    Step("emergency return", "readmit_date", WGH),
)
DIABETES = (
    Step("recall invitation", "invite_dt", GPF),
    Step("blood test", "blood_dt", PIN, ("hba1c_done", True)),
    Step("urine kit returned", "kit_dt", CPN, ("kit_posted", True)),
    Step("annual review", "review_date", GPF),
)
FOOT = (
    Step("foot ulcer seen", "first_seen", GPF),
    Step("foot clinic referral", "referral_date", GPF),
    Step("foot clinic assessment", "assessment_date", COM),
)
UCR = (
    Step("urgent response asked for", "received_dt", GPF),
    Step("urgent response accepted", "accepted_dt", COM),
    Step("urgent response visit", "visited_dt", COM),
)
DISCHARGES = (
    Step("medically ready", "ready_dt", WGH),
    Step("home-care package starts", "left_dt", ASC, ("pathway", "P1")),
    Step("intermediate care bed", "left_dt", COM, ("pathway", "P2")),
    Step("care home place", "left_dt", CHA, ("pathway", "P3")),
    Step("home from hospital visit", "visit_dt", HVS, ("pathway", "P1")),
)
EMERGENCY = (
    Step("999 call", "call_dt", AMB),
    Step("ambulance on scene", "on_scene_dt", AMB),
    Step("arrival", "arrival_dt", WGH),
    Step("ambulance handover", "handover_dt", WGH),
    Step("initial assessment", "assessed_dt", WGH),
    Step("seen for treatment", "seen_dt", WGH),
    Step("left the department", "departure_dt", WGH),
)
