"""Gaps, repeats, order, and parts that are larger than their whole."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.intake import read_table
from qikit.intake.timeline import detect_step, missing_dates
from tests.intake.files import csv, found, kinds


def test_missing_months_are_named():
    own = read_table(csv("month,late", "Apr-24,3", "May-24,4", "Aug-24,4", "Sep-24,5"))
    finding = found(own, "gap")
    assert (finding.severity, finding.row) == ("ask", 3)
    assert "none for June 2024 and July 2024 (the first would follow row 3)" in finding.message
    assert "If nothing happened, type 0" in finding.todo


def test_repeated_dates_are_named_with_their_rows():
    own = read_table(csv("month,late", "Apr-24,3", "May-24,4", "Apr-24,5"))
    told = "April 2024 comes more than once in 'month': rows 2 and 4."
    assert found(own, "repeated-date").message == told


def test_many_repeated_dates_are_summed_up():
    lines = [f"{day:02}/01/2024,{n}" for day in range(1, 10) for n in (1, 2)]
    own = read_table(csv("day,n", *lines))
    told = [f.message for f in own.findings if f.kind == "repeated-date"]
    assert len(told) == 7
    assert told[-1] == "3 more dates in 'day' come more than once."


def test_several_wards_are_several_series_and_not_repeats():
    lines = [f"{m},{ward},3" for m in ("Apr-24", "May-24", "Jun-24") for ward in ("Ash", "Beech")]
    own = read_table(csv("month,ward,late", *lines))
    assert "once for each 'ward' (2 groups)" in found(own, "several-series").message
    assert "repeated-date" not in kinds(own)


def test_a_row_for_each_patient_is_recognised():
    lines = [f"{day:02}/01/2024,{n}" for day in range(1, 4) for n in range(5)]
    own = read_table(csv("arrived,wait", *lines))
    assert "each row is a patient or an event" in found(own, "row-for-each-case").message


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (("Jun-24", "May-24", "Apr-24"), "'month' runs from the newest to the oldest."),
        (("Apr-24", "Jun-24", "May-24"), "The dates in 'month' are not in order: row 4 goes back"),
    ],
)
def test_order_is_told(order, words):
    own = read_table(csv("month,late", *(f"{month},3" for month in order)))
    assert words in found(own, "not-in-order").message


def test_a_part_above_its_whole_is_told_with_row_and_numbers():
    own = read_table(csv("month,late,seen", "Apr-24,3,40", "May-24,50,38", "Jun-24,4,41"))
    finding = found(own, "above-denominator")
    assert (finding.severity, finding.row, finding.value) == ("ask", 3, "50")
    assert finding.message.startswith("Row 3: 'late' is 50 but 'seen' is only 38")


def test_many_parts_above_are_summed_up():
    days = pd.date_range("2024-01-01", periods=100)
    lines = [f"{day:%Y-%m-%d},{50 if i % 11 == 5 else 5},40" for i, day in enumerate(days)]
    own = read_table(csv("day,late,seen", *lines))
    told = [f.message for f in own.findings if f.kind == "above-denominator"]
    assert len(told) == 7
    assert told[-1] == "'late' is above 'seen' in rows 73, 84 and 95 as well."


def test_a_denominator_of_nothing_is_told():
    own = read_table(csv("month,late,seen", "Apr-24,3,40", "May-24,0,0", "Jun-24,4,41"))
    assert "'seen' is 0 in row 3: no percentage" in found(own, "zero-denominator").message


def test_events_and_their_exposure_are_no_part_and_whole():
    own = read_table(csv("month,calls,bed days", "Apr-24,9,4", "May-24,1,8", "Jun-24,1,8"))
    assert kinds(own) == {"two-digit-year"}


STEPS = {"day": "D", "working day": "B", "week": "7D", "month": "MS", "quarter": "QS", "year": "YS"}


@pytest.mark.parametrize(("step", "code"), STEPS.items())
@settings(max_examples=25)
@given(
    data=st.data(),
    start=st.dates(date(2000, 1, 3), date(2049, 12, 31)),
    count=st.integers(15, 40),
)
def test_the_step_is_found_and_exactly_the_missing_dates_are_named(step, code, data, start, count):
    full = pd.date_range(start, periods=count, freq=code)
    inside = st.integers(1, count - 2)
    drop = data.draw(st.sets(inside, max_size=2).filter(lambda s: not {i + 1 for i in s} & s))
    kept = pd.Series(full.delete(sorted(drop)))
    shuffled = kept.sample(frac=1, random_state=count)
    assert detect_step(shuffled) == step
    assert missing_dates(shuffled, step) == [full[i] for i in sorted(drop)]


def test_month_ends_are_months():
    ends = pd.Series(pd.to_datetime(["2024-01-31", "2024-02-29", "2024-04-30"]))
    assert detect_step(ends) == "month"
    assert missing_dates(ends, "month") == [pd.Timestamp("2024-03-31")]


def test_a_wrong_year_is_not_a_gap_of_decades():
    days = pd.Series(pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01", "2084-04-01"]))
    assert missing_dates(days, "month") == []


def test_irregular_dates_have_no_step():
    assert (
        detect_step(pd.Series(pd.to_datetime(["2024-01-01", "2024-01-09", "2024-03-04"]))) is None
    )


def test_an_unknown_column_lists_the_known_ones():
    own = read_table(csv("month,late", "Apr-24,3", "May-24,4"))
    with pytest.raises(QikitError, match=r"no column 'seen'. The columns are 'month' and 'late'"):
        own.column("seen")


def test_what_was_read_is_described_column_by_column():
    lines = ("month,ward,late,rate", "Apr-24,Ash,3,7.5%", "May-24,Beech,x,8%", "Jul-24,Oak,4,9%")
    own = read_table(csv(*lines))
    assert not own.ready
    told = own.describe().splitlines()
    assert told[:6] == [
        "3 rows and 4 columns were read (rows 2 to 4).",
        "'month' holds dates for each month, from April 2024 to July 2024.",
        "'ward' holds words: 'Ash', 'Beech' and 'Oak'.",
        "'late' holds counts from 3 to 4; 1 missing.",
        "'rate' holds percentages from 7.5 to 9.",
        "1 thing must be mended before a chart is drawn:",
    ]
    assert told[6].startswith("Row 3 of 'late' says 'x'")


def test_a_wide_table_is_described_in_part():
    names = ",".join(f"c{i}" for i in range(15))
    own = read_table(csv(names, ",".join("1" * 15)))
    assert "There are 3 more columns." in own.describe()
