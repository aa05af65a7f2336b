"""Dates as they are typed in Britain are read as they are meant, or it is said why not."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.intake.dates import read_date
from qikit.intake.readings import from_excel_number, in_words

READ = [
    ("01/02/2025", datetime(2025, 2, 1), "day"),
    ("1/2/25", datetime(2025, 2, 1), "day"),
    ("13.04.2024", datetime(2024, 4, 13), "day"),
    ("13-04-2024", datetime(2024, 4, 13), "day"),
    ("2024-05-01", datetime(2024, 5, 1), "day"),
    ("2024/05/01", datetime(2024, 5, 1), "day"),
    ("Mon 01/04/2024", datetime(2024, 4, 1), "day"),
    ("01/04/2024 13:05", datetime(2024, 4, 1, 13, 5), "day"),
    ("01/04/2024 1:05 pm", datetime(2024, 4, 1, 13, 5), "day"),
    ("2024-04-01T00:05:09Z", datetime(2024, 4, 1, 0, 5, 9), "day"),
    ("1st April 2024", datetime(2024, 4, 1), "day"),
    ("01-Apr-24", datetime(2024, 4, 1), "day"),
    ("01APR2024", datetime(2024, 4, 1), "day"),
    ("April 1, 2024", datetime(2024, 4, 1), "day"),
    ("Apr-24", datetime(2024, 4, 1), "month"),
    ("Sept 2024", datetime(2024, 9, 1), "month"),
    ("APRIL 2024", datetime(2024, 4, 1), "month"),
    ("2024 April", datetime(2024, 4, 1), "month"),
    ("04/2024", datetime(2024, 4, 1), "month"),
    ("2024-05", datetime(2024, 5, 1), "month"),
    ("Apr '99", datetime(1999, 4, 1), "month"),
    ("w/c 03/02/2025", datetime(2025, 2, 3), "week"),
    ("W/E 09/02/2025", datetime(2025, 2, 9), "week"),
    ("week commencing 3 Feb 2025", datetime(2025, 2, 3), "week"),
    ("2025-W07", datetime(2025, 2, 10), "week"),
    ("Week 7 2025", datetime(2025, 2, 10), "week"),
    ("2020-W53", datetime(2020, 12, 28), "week"),
    ("Q1 2024/25", datetime(2024, 4, 1), "quarter"),
    ("Q4 2024/25", datetime(2025, 1, 1), "quarter"),
    ("2024/25 Q2", datetime(2024, 7, 1), "quarter"),
    ("Q3 24/25", datetime(2024, 10, 1), "quarter"),
    ("2024Q2", datetime(2024, 4, 1), "quarter"),
    ("2023/24", datetime(2023, 4, 1), "year"),
    ("FY23/24", datetime(2023, 4, 1), "year"),
    ("1999/2000", datetime(1999, 4, 1), "year"),
]


@pytest.mark.parametrize(("text", "when", "period"), READ)
def test_each_way_of_writing_a_date_is_understood(text, when, period):
    reading = read_date(text)
    assert (reading.when, reading.period) == (when, period)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2025", "February 2025 has 28 days"),
        ("29/02/2024 25:00", "there is no such time of day"),
        ("00/02/2025", "February 2025 has 28 days"),
        ("2024-13-01", "there is no month 13"),
        ("01/04/0204", "the year 204 is not between 1900 and 2199"),
        ("2025-W53", "2025 has no week 53"),
        ("24-Apr", "it has no year"),
        ("April", "it has no year"),
        ("2011-12", "it could be a month or a financial year"),
        ("FY2024/27", "the second year is not the one after the first"),
        ("Q1 2024/27", "the second year is not the one after the first"),
        ("04/13/2024", "there is no such month"),
    ],
)
def test_what_is_no_date_says_why(text, why):
    reading = read_date(text)
    assert reading.when is None
    assert reading.problem == why


@pytest.mark.parametrize("text", ["12", "18-24", "maybe", "5/10", "1.5", "Ward 3", "", "1" * 60])
def test_what_only_resembles_a_date_is_left_alone(text):
    assert read_date(text) is None


def test_american_order_is_read_only_when_asked_for():
    assert read_date("02/01/2025").when == datetime(2025, 1, 2)
    assert read_date("02/01/2025", day_first=False).when == datetime(2025, 2, 1)


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day):
    for style in ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%y", "%a %d.%m.%Y"):
        assert read_date(day.strftime(style)).when.date() == day


@given(st.dates(date(1900, 1, 8), date(2190, 12, 31)))
def test_every_iso_week_starts_on_its_monday(day):
    year, week, _ = day.isocalendar()
    monday = read_date(f"{year}-W{week:02}").when.date()
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@given(st.dates(date(1982, 3, 1), date(2077, 1, 1)))
def test_excel_counts_days_from_the_end_of_1899(day):
    assert from_excel_number((day - date(1899, 12, 30)).days).date() == day


@given(st.text(max_size=60))
def test_no_text_can_break_it(text):
    reading = read_date(text)
    assert reading is None or (reading.when is None) == bool(reading.problem)


def test_dates_are_said_the_british_way():
    assert in_words(date(2025, 2, 1)) == "1 February 2025"
