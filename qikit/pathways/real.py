"""The real data sets: NHS England emergency department statistics, described but not made."""

from __future__ import annotations

from dataclasses import dataclass

from .tables.field import Table, day, number, text, whole

LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
SOURCES = [
    {
        "title": "NHS England, A&E Attendances and Emergency Admissions",
        "path": "https://www.england.nhs.uk/statistics/statistical-work-areas/"
        "ae-waiting-times-and-activity/",
    },
    {
        "title": "NHSRdatasets, table ae_attendances (package licence CC0)",
        "path": "https://github.com/nhs-r-community/NHSRdatasets",
    },
]
COUNTS = (
    whole("attendances", "People who came in the month", 0, None),
    whole("breaches", "Of those, in the department for more than four hours", 0, None),
)
SHARE = number("performance", "Share within four hours: 1 - breaches / attendances", 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RealData:
    """A real, public data set shipped with the course."""

    name: str
    title: str
    about: str
    table: Table


REAL = (
    RealData(
        name="ae-attendances",
        title="Emergency departments: five trusts by month, 2016 to 2019",
        about="Monthly attendances, four-hour breaches and admissions at the type-1 (major) "
        "emergency departments of five NHS trusts in England, April 2016 to March 2019. "
        "One trust, RR1, stops in June 2018, when it became part of RRK.",
        table=Table(
            name="ae-attendances",
            title="Type-1 emergency departments of five trusts, by month",
            path="data.csv",
            key="period",
            keys=("org_code", "period"),
            fields=(
                day("period", "First day of the month"),
                text("org_code", "Trust (ODS code, real)", "RAS", "RJC", "RJZ", "RR1", "RRK"),
                *COUNTS,
                whole("admissions", "Emergency admissions through the department", 0, None),
                SHARE,
            ),
        ),
    ),
    RealData(
        name="ae-england",
        title="Emergency departments: England by month, 2016 to 2019",
        about="Monthly attendances and four-hour breaches of all emergency departments in "
        "England, of every type, April 2016 to March 2019.",
        table=Table(
            name="ae-england",
            title="All emergency departments in England, by month",
            path="data.csv",
            key="period",
            fields=(day("period", "First day of the month", unique=True), *COUNTS, SHARE),
        ),
    ),
)
