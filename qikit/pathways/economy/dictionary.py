"""The data dictionary of the economy's tables."""

from __future__ import annotations

from ..frame.partners import NETWORKS
from ..frame.people import BAND_NAMES
from ..tables.field import Table, day, moment, number, text, whole, yes_no
from ..tables.shared import synthetic
from .community import CLOCK_ACCEPTED, CLOCK_RECEIVED
from .leaving import PARTNER

DAILY = (
    synthetic(),
    day("date", "Day", unique=True),
    day("week", "Monday of the week"),
    day("month", "First day of the month"),
    yes_no("bank_holiday", "English bank holiday"),
    number("occupancy_percent", "General and acute beds occupied", 84, 100, unit="%",
           source="design choice: mean 93, winter peak"),
    whole("ed_attendances", "Emergency department attendances, type 1", 0, None,
          source="England January 2025 scaled to 300,000 people: RCEM tracker, high"),
    whole("ed_within_4h", "Of those, left within 4 h", 0, None,
          source="England 2024/25 type 1, high"),
    whole("ed_over_12h", "Of those, stayed over 12 h", 0, None,
          source="Healthwatch 9 January 2025, one in eight in December, high"),
    whole("ed_admitted", "Of those, admitted", 0, None,
          source="29-31 %: NHS England A&E statistics 2018/19, high"),
    whole("ambulance_arrivals", "Ambulances that brought people", 0, None),
    number("handover_mean", "Mean handover", 0, None, unit="min",
           source="shares over 30 min: press reports of NHS England weekly data 2022, medium"),
    number("handover_median", "Median handover", 0, None, unit="min"),
    whole("handover_over_30", "Handovers over 30 min", 0, None),
    number("cat2_mean", "Mean category 2 response of those brought", 0, None, unit="min",
           source="England 2023/24 mean 36:23: NHS England, high"),
    whole("discharges", "People who left a bed", 0, None),
    whole("ready_not_left", "People ready to leave and still in a bed at midnight", 0, None),
    number("ready_to_left_mean_days", "Mean days from ready to gone, by day of readiness", 0,
           None, unit="days", source="Health Foundation: 1.3 days in December 2022, high"),
)  # fmt: skip
DISCHARGES = Table(
    name="discharges",
    title="Discharges that needed support (synthetic): one row a discharge on pathway 1 to 3",
    path="discharges.csv",
    key="discharge_id",
    fields=(
        synthetic(),
        text("discharge_id", "Discharge", unique=True),
        text("person_id", "Invented person"),
        moment("ready_dt", "Ready to leave"),
        moment("left_dt", "Left"),
        day("month", "First day of the month of readiness"),
        text("pathway", "Discharge to assess pathway", "P1", "P2", "P3"),
        text(
            "partner",
            "Who had to be ready (invented code)",
            *sorted({PARTNER[route] for route in ("P1", "P2", "P3")}),
        ),
        whole("age", "Age", 18, 103, unit="years"),
        whole("imd_quintile", "Deprivation fifth, 1 most deprived", 1, 5),
        yes_no("rural", "Lives outside the towns"),
        number("days_ready_to_left", "Ready to gone", 0, 90, unit="days"),
    ),
)
UCR = Table(
    name="ucr",
    title="Urgent community response (synthetic): one row a referral",
    path="ucr.csv",
    key="referral_id",
    fields=(
        synthetic(),
        text("referral_id", "Referral", unique=True),
        text("person_id", "Invented person"),
        moment("received_dt", "Referral received"),
        day("month", "First day of the month"),
        moment("accepted_dt", "Referral accepted"),
        moment("visited_dt", "First visit"),
        whole("minutes_from_receipt", "Receipt to visit", 0, None, unit="min"),
        whole("minutes_from_acceptance", "Acceptance to visit", 0, None, unit="min"),
        yes_no("within_2h", "Within two hours, as reported that month",
               source="national standard 70 %: NHS England, high"),
        text("definition_version", "Which clock was reported", CLOCK_RECEIVED, CLOCK_ACCEPTED),
    ),
)  # fmt: skip
CARE_HOMES = Table(
    name="care_homes",
    title="Care homes (synthetic): one row a home a month",
    path="care_homes.csv",
    key="row_id",
    fields=(
        synthetic(),
        text("row_id", "Home and month", unique=True),
        text("care_home", "Home (invented code)"),
        day("month", "First day of the month"),
        whole("beds", "Beds", 1, 100),
        whole("bed_days", "Occupied bed days", 0, None),
        whole("conveyances", "Residents taken to hospital by ambulance", 0, None),
    ),
)
NETWORK_TABLE = Table(
    name="networks",
    title="Emergency admissions by network (synthetic): one row a network, age band and fifth",
    path="networks.csv",
    key="row_id",
    fields=(
        synthetic(),
        text("row_id", "Row", unique=True),
        text("network", "Primary care network", *NETWORKS),
        text("age_band", "Age band", *BAND_NAMES),
        whole("imd_quintile", "Deprivation fifth, 1 most deprived", 1, 5),
        whole("people", "Registered people", 0, None),
        whole("admissions", "Emergency admissions in a year", 0, None),
    ),
)
CONTACTS = Table(
    name="contacts",
    title="Calls and reviews (synthetic): one row a deprivation fifth a month",
    path="contacts.csv",
    key="row_id",
    fields=(
        synthetic(),
        text("row_id", "Row", unique=True),
        whole("imd_quintile", "Deprivation fifth, 1 most deprived", 1, 5),
        day("month", "First day of the month"),
        whole("people", "People", 0, None),
        whole("calls_999", "999 calls", 0, None),
        whole("gp_reviews", "Planned GP reviews", 0, None),
    ),
)
TABLES = (
    Table(
        name="economy",
        title="The economy by day (synthetic): one row a day",
        path="data.csv",
        key="date",
        fields=DAILY,
    ),
    DISCHARGES,
    UCR,
    CARE_HOMES,
    NETWORK_TABLE,
    CONTACTS,
)
