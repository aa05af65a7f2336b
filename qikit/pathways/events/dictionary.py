"""The data dictionary of the event log."""

from __future__ import annotations

from ..frame.partners import PARTNERS
from ..tables.field import Table, moment, text, whole
from ..tables.shared import synthetic
from . import steps

PATHS = ("sepsis", "pneumonia", "stroke", "copd", "diabetes", "urgent community response",
         "supported discharge", "emergency department")  # fmt: skip
ACTIVITIES = tuple(
    sorted(
        {
            step.activity
            for group in (steps.SEPSIS, steps.PNEUMONIA, steps.STROKE, steps.COPD,
                          steps.DIABETES, steps.FOOT, steps.UCR, steps.DISCHARGES, steps.EMERGENCY)
            for step in group
        }
    )
)  # fmt: skip
CODES = tuple(partner.code for partner in PARTNERS)
EVENTS = Table(
    name="events",
    title="Event log of three months (synthetic): one row an event",
    path="data.csv.gz",
    key="case_id",
    keys=("case_id", "event_seq"),
    fields=(
        synthetic(),
        text("case_id", "One journey through one pathway"),
        text("person_id", "Invented person, the same in every table"),
        text("pathway", "Pathway", *PATHS, many=True),
        whole("event_seq", "Place in the case's journey, from 1", 1, None),
        text("activity", "What happened", *ACTIVITIES, many=True),
        moment("start_dt", "When"),
        text("org_code", "Partner who did it (invented code)", *CODES, many=True),
        text("from_org", "Partner of the event before, blank for the first", *CODES, many=True,
             required=False),
        whole("minutes_since_previous", "Minutes since the event before", 0, None,
              required=False, unit="min"),
    ),
)  # fmt: skip
