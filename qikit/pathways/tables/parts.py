"""Groups of fields that several clinical tables share."""

from __future__ import annotations

from .field import Field, day, moment, number, text, whole, yes_no

NEWS2_SOURCE = "Royal College of Physicians 2017"


def arrival_fields() -> tuple[Field, ...]:
    """Return arrival and its calendar."""
    return (
        moment("arrival_dt", "Arrival", nhs="Arrival_Date and Arrival_Time"),
        day("week", "Monday of the week of arrival"),
        day("month", "First day of the month of arrival"),
        yes_no("weekend", "Arrived on a Saturday or Sunday"),
    )


def frailty_fields() -> tuple[Field, ...]:
    """Return frailty and residence."""
    return (
        whole("frailty_cfs", "Clinical Frailty Scale, aged 65 and over only", 1, 9, required=False,
              source="expert estimate of shares by group, medium"),
        yes_no("care_home", "Lives in a care home"),
    )  # fmt: skip


def vital_fields(lowest_news2: int = 0) -> tuple[Field, ...]:
    """Return first observations and NEWS2."""
    return (
        whole("rr", "Respiration rate, first set", 6, 60, unit="breaths/min"),
        whole("spo2", "Oxygen saturation, first set", 60, 100, unit="%"),
        whole("spo2_scale", "SpO2 scale used (2 for a target of 88 to 92 %)", 1, 2),
        yes_no("on_oxygen", "Receiving oxygen"),
        whole("sbp", "Systolic blood pressure", 55, 240, unit="mmHg"),
        whole("pulse", "Pulse", 30, 200, unit="beats/min"),
        text("acvpu", "Alert, new Confusion, Voice, Pain, Unresponsive", "A", "C", "V", "P", "U"),
        number("temp_c", "Temperature", 33.0, 41.5, unit="degrees Celsius"),
        whole("news2", "NEWS2, the sum of its parts", lowest_news2, 20, source=NEWS2_SOURCE),
    )


def stay_fields(death_source: str, readmission_source: str) -> tuple[Field, ...]:
    """Return how the stay ended."""
    return (
        moment("discharge_dt", "Left hospital, alive or not"),
        whole("length_of_stay_days", "Midnights in hospital", 0, None, unit="days"),
        text("discharge_method", "Discharged or died in hospital", "discharged", "died",
             nhs="DISCHARGE METHOD CODE"),
        yes_no("death_30d", "Died within 30 days of arrival", source=death_source),
        day("death_date", "Date of death, when known", required=False),
        yes_no("readmit_30d", "Came back as an emergency within 30 days of leaving alive",
               required=False, source=readmission_source),
        day("readmit_date", "Date of the first return", required=False),
    )  # fmt: skip
