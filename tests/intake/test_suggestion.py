"""The chart suggested fits the data, and the reason is given."""

from __future__ import annotations

import pytest

from qikit.intake import read_table, suggest
from tests.intake.files import csv

MONTHS = [f"{y}-{m:02}-01" for y in (2022, 2023) for m in range(1, 13)]


def suggestions(heading: str, row: str, n: int = 24):
    return suggest(read_table(csv(heading, *(f"{m},{row}" for m in MONTHS[:n]))))


@pytest.mark.parametrize(
    ("heading", "row", "chart", "value", "denominator", "words"),
    [
        ("month,late,seen", "3,40", "p", "late", "seen", "each case is either in it or not"),
        ("month,late,seen", "900,4000", "p", "late", "seen", "compare with the p' chart"),
        ("month,falls,bed days", "3,800", "u", "falls", "bed days", "can happen more than once"),
        ("month,falls", "3", "xmr", "falls", None, "a c chart fits as well"),
        ("month,minutes", "30.5", "xmr", "minutes", None, "a measurement with one value"),
        ("month,on time", "75%", "xmr", "on time", None, "a p chart would be better"),
        ("month,cardiac arrests", "0", "g", "cardiac arrests", None, "the event is rare"),
    ],
)
def test_the_chart_follows_from_the_kind_of_data(heading, row, chart, value, denominator, words):
    first = suggestions(heading, row)[0]
    assert (first.chart, first.value, first.denominator) == (chart, value, denominator)
    assert first.time == "month"
    assert words in first.describe()


@pytest.mark.parametrize(
    ("n", "chart", "words"),
    [
        (9, "run", "With 9 points, draw the line only"),
        (11, "run", "use a run chart: control limits need 12"),
        (12, "xmr", "trial limits; from 20 on they hold"),
        (20, "xmr", "one value for each date"),
    ],
)
def test_the_number_of_points_decides_how_much_to_draw(n, chart, words):
    first = suggestions("month,minutes", "30.5", n)[0]
    assert first.chart == chart
    assert words in first.describe()
    assert ("trial" in first.describe()) == (n == 12)


def test_wards_make_one_chart_each():
    lines = [f"{m},{ward},30.5" for m in MONTHS for ward in ("Ash", "Beech")]
    first = suggest(read_table(csv("month,ward,minutes", *lines)))[0]
    assert (first.chart, first.by) == ("xmr", "ward")
    assert "Draw one chart for each 'ward'." in first.why


def test_two_columns_of_groups_are_too_many():
    lines = [f"{m},{site},{ward},3" for m in MONTHS for site in "AB" for ward in "CD"]
    first = suggest(read_table(csv("month,site,ward,n", *lines)))[0]
    assert first.chart is None
    assert "keep the rows of one 'site'" in first.describe()


def test_numbered_rows_stand_for_time():
    first = suggest(read_table(csv("week,minutes", *(f"{i},{i % 3}.5" for i in range(1, 25)))))[0]
    assert (first.chart, first.time) == ("xmr", "week")
    assert "'week' numbers the rows" in first.describe()


def test_categories_without_dates_suggest_a_pareto_chart():
    first = suggest(read_table(csv("reason,n", "No bed,30", "No transport,12", "Other,5")))[0]
    assert (first.chart, first.value, first.by) == ("pareto", "n", "reason")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ("month,late", "Apr-24,3", "May-24,x", "Jun-24,3"),
            "First mend 1 thing in the file: Row 3",
        ),
        (("a,b", "1.5,2.5", "3.5,3.5"), "add a column of dates"),
        (("month,remark", "Apr-24,ok", "May-24,fine"), "no column holds numbers"),
        (("day,n", *(f"2024-01-0{d},{n}" for d in (1, 2, 3) for n in range(4))), "count them for"),
    ],
)
def test_where_no_chart_fits_the_reason_is_given(lines, words):
    only = suggest(read_table(csv(*lines)))
    assert [s.chart for s in only] == [None]
    assert words in only[0].describe()
