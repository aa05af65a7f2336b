"""A series is made ready for a chart, or the reason it cannot be is given with its rows."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit.errors import QikitError
from qikit.intake import prepare_series, read_table
from tests.intake.files import csv


def own(*lines: str):
    return read_table(csv(*lines))


def test_rows_come_in_order_of_time_with_gaps_as_rows():
    table = own("month,late,seen,x", "Jul-24,4,41,1", "Apr-24,3,40,2", "May-24,5,38,3")
    ready = prepare_series(table, "late", "month", "seen")
    assert list(ready.columns) == ["month", "late", "seen"]
    assert ready["month"].dt.month.tolist() == [4, 5, 6, 7]
    assert ready["late"].isna().tolist() == [False, False, True, False]
    assert ready.attrs["step"] == "month"
    assert table.table["late"].tolist() == [4, 3, 5]


@pytest.mark.parametrize(
    ("dates", "step"),
    [
        (("2024-04-01", "2024-04-02", "2024-04-04"), "day"),
        (("01/04/2024", "08/04/2024", "22/04/2024"), "week"),
        (("Q1 2024/25", "Q2 2024/25", "Q4 2024/25"), "quarter"),
        (("2021/22", "2022/23", "2024/25"), "year"),
        (("2024-04-01", "2024-04-09", "2024-06-04"), None),
    ],
)
def test_the_step_is_found(dates, step):
    ready = prepare_series(own("when,n", *(f"{when},3" for when in dates)), "n", "when")
    assert ready.attrs["step"] == step
    assert len(ready) == (4 if step else 3)


def test_each_ward_keeps_its_own_gaps():
    table = own("month,ward,n", "Apr-24,Ash,1", "May-24,Ash,2", "Jul-24,Ash,3",
                "Apr-24,Beech,1", "May-24,Beech,2", "Jun-24,Beech,3")  # fmt: skip
    ready = prepare_series(table, "n", "month", by="ward")
    assert ready.groupby("ward").size().to_dict() == {"Ash": 4, "Beech": 3}
    assert list(ready.columns) == ["ward", "month", "n"]


def test_weeks_that_are_only_numbered_can_be_used():
    ready = prepare_series(own("week,n", "1,3", "2,4", "4,5"), "n", "week")
    assert ready["week"].tolist() == [1, 2, 3, 4]


def test_a_rate_may_have_more_events_than_units():
    table = own("month,falls,days", "Apr-24,3,2", "May-24,1,8", "Jun-24,1,8")
    assert len(prepare_series(table, "falls", "month", "days", part_of=False)) == 3
    with pytest.raises(
        QikitError, match=r"'falls' is more than 'days' in row 2: 3 of 2.*part_of=False"
    ):
        prepare_series(table, "falls", "month", "days")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("month,late,seen", "Apr-24,3,0", "May-24,3,9"),
         "'seen' is 0 in row 2: nothing can be divided by that. Correct it"),
        (("month,late,seen", "Apr-24,3,-4", "May-24,3,9"), "'seen' is -4 in row 2"),
        (("month,late,seen", "Apr-24,-3,4", "May-24,3,9"), "'late' is -3 in row 2: a count cannot"),
        (("month,late,seen", "Apr-24,3,4", ",3,9", "May-24,3,9"), "There is no date in row 3."),
        (("month,late,seen", "Apr-24,3,4", "Apr-24,3,9"),
         "April 2024 comes more than once: rows 2 and 3.*choose the column that tells them apart"),
        (("month,late,seen", "Apr-24,3,4", "May-24,x,9", "Jun-24,3,9"), "Row 3 of 'late' says 'x'"),
        (("month,late,seen", "Apr-24,a,4", "May-24,b,9"), "'late' holds words, and numbers are"),
        (("month,late,seen", "a,3,4", "b,3,9"), "'month' holds words, and dates are needed"),
        (("month,late,total", "Apr-24,3,4", "May-24,3,9"), "no column 'seen'"),
        (("month,late,seen", "1,3,4", "1,3,9"), "The number 1 in 'month' comes more than once"),
    ],
)  # fmt: skip
def test_what_cannot_be_charted_is_said_with_its_row(lines, words):
    with pytest.raises(QikitError, match=words):
        prepare_series(own(*lines), value="late", time="month", denominator="seen")


def test_one_column_cannot_play_two_parts():
    with pytest.raises(QikitError, match="used twice: 'late'\\."):
        prepare_series(own("month,late", "Apr-24,3", "May-24,4"), "late", "month", "late")


def test_trouble_in_another_column_does_not_stop_this_one():
    table = own("month,late,remark", "Apr-24,3,1", "May-24,4,2", "Jun-24,4,x")
    assert not table.ready
    assert isinstance(prepare_series(table, "late", "month"), pd.DataFrame)
