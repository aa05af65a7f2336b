"""Each column is read as what most of its cells are, and every other cell is told with its row."""

from __future__ import annotations

import numpy as np
import pytest

from qikit.intake import read_table
from tests.intake.files import csv, found, kinds, months


def column(*cells: object, heading: str = "x"):
    own = read_table(csv(heading, *(f'"{cell}"' for cell in cells)))
    return own, own.columns[0]


@pytest.mark.parametrize(
    ("cells", "heading", "kind"),
    [
        (("01/04/2024", "01/05/2024"), "x", "date"),
        (("3", "5", "0"), "x", "count"),
        (("3.5", "5"), "x", "number"),
        (("-3", "4", "-5"), "x", "number"),
        (("75%", "80%"), "x", "percentage"),
        (("75", "80"), "% on time", "percentage"),
        (("Ash", "Beech"), "x", "category"),
        (("2023", "2024"), "x", "count"),
        (("2023", "2024"), "Year", "date"),
        (("202404", "202405"), "Month", "date"),
        (("20240401", "20240402"), "date", "date"),
        (("41000", "42000"), "bed days per month", "count"),
    ],
)
def test_a_column_is_what_its_cells_are(cells, heading, kind):
    assert column(*cells, heading=heading)[1].kind == kind


@pytest.mark.parametrize(
    ("bad", "words", "todo"),
    [
        (
            "twelve",
            "Row 4 of 'late' says 'twelve', which is text, not a number.",
            "Type the number",
        ),
        ("12 mins", "which is more than a number", "put units in the heading"),
    ],
)
def test_text_among_numbers_stops_with_its_row(bad, words, todo):
    finding = found(months(3, 5, bad, 4), "text-in-numbers")
    assert (finding.severity, finding.row, finding.value) == ("stop", 4, bad)
    assert words in finding.message
    assert todo in finding.todo


def test_many_different_texts_are_summed_up():
    cells = [*range(20), *(f"word{'abcdefgh'[i]}" for i in range(8))]
    own, _ = column(*cells)
    told = [f for f in own.findings if f.kind == "text-in-numbers"]
    assert len(told) == 6
    assert told[-1].message == "3 more cells of 'x' have the same trouble: rows 27 to 29."


@pytest.mark.parametrize(
    ("gap", "kind", "severity", "words"),
    [
        ("", "blank", "note", "Row 3 of 'late' is blank: missing, not 0."),
        ("n/a", "missing", "note", "Row 3 of 'late' says 'n/a': missing, not 0."),
        ("-", "dash", "ask", "A dash can mean none or not known; it was left missing."),
        ("*", "suppressed", "ask", "a small number hidden on purpose. It was left missing, not 0."),
        ("<5", "suppressed", "ask", "Row 3 of 'late' says '<5'"),
        ("#DIV/0!", "excel-error", "ask", "an error message of Excel"),
    ],
)
def test_a_gap_stays_a_gap_and_is_told(gap, kind, severity, words):
    own = read_table(months(3, gap, 4))
    assert np.isnan(own.table["late"][1])
    finding = found(own, kind)
    assert (finding.severity, finding.row) == (severity, 3)
    assert words in finding.message


@pytest.mark.parametrize(
    ("cells", "kind", "severity", "words"),
    [
        (("1,234", "5"), "thousands", "note", "parts thousands: '1,234' is 1234"),
        (("12,5", "13,5"), "decimal-comma", "ask", "'12,5' was read as 12.5"),
        (
            ("1,234", "13,5"),
            "comma-clash",
            "stop",
            "some rows and decimals in others: rows 2 and 3",
        ),
        (("(12)", "13"), "brackets", "ask", "as accountants do; '(12)' was read as -12"),
        (("75%", "80%"), "percent", "note", "'75%' is kept as 75, on a scale to 100"),
        (("75%", "0.8"), "mixed-percent", "stop", "is '0.8' a share of 1, or of 100?"),
        (("75%", "80"), "mixed-percent", "ask", "though others have one: read as per cent"),
        (("£3", "4"), "currency", "note", "The £ sign in 'x' was taken off"),
        (("£3", "$4"), "currency", "stop", "mixes currencies ($ and £)"),
        (("101%", "5%"), "beyond-percent", "ask", "Row 2 of 'x' says '101%': outside 0 to 100"),
        (("1", "2", "3", "4", "-5"), "negative-count", "ask", "a count cannot be below 0"),
    ],
)
def test_each_sign_beside_a_number_is_explained(cells, kind, severity, words):
    own, _ = column(*cells)
    finding = found(own, kind)
    assert finding.severity == severity
    assert words in finding.message


def test_shares_of_one_are_kept_and_told():
    own, col = column("0.75", "0.8", heading="percentage seen")
    assert own.table.iloc[:, 0].tolist() == [0.75, 0.8]
    assert "0.75 is three quarters" in found(own, "proportion").message
    assert col.kind == "percentage"


@pytest.mark.parametrize(
    ("cells", "kind", "severity", "words"),
    [
        (("01/02/2025", "13/02/2025"), "day-first", "note",
         "the UK way, day first: '01/02/2025' (row 2) is 1 February 2025"),
        (("Apr-24", "May-24"), "two-digit-year", "note", "'Apr-24' is April 2024"),
        (("31/02/2025", "13/02/2025"), "bad-date", "stop",
         "Row 2 of 'x' says '31/02/2025', which is no date: February 2025 has 28 days."),
        (("13/02/2025", "14/02/2025", "soon"), "not-a-date", "stop",
         "Row 4 of 'x' says 'soon', which is not a date"),
        (("13/02/2025", "n/a", "14/02/2025"), "no-date", "ask", "Row 3 has no date in 'x'."),
        (("02/13/2025", "01/02/2025"), "other-order", "stop",
         "no date in UK order, and would be one in American order. So row 3 could mean either."),
        (("13/02/2025", "2025-03-13"), "mixed-dates", "ask",
         "in 2 ways: '13/02/2025' (row 2) and '2025-03-13' (row 3)"),
        (("2025-W07", "2025-W08"), "week-number", "note", "starts on Monday 10 February 2025"),
        (("w/c 03/02/2025", "w/c 10/02/2025"), "week-commencing", "note", "3 February 2025"),
        (("w/e 09/02/2025", "w/e 16/02/2025"), "week-ending", "note", "ends on 9 February 2025"),
        (("Q1 2024/25", "Q2 2024/25"), "quarter", "note", "it starts on 1 April 2024"),
        (("Q1 2024", "Q2 2024"), "quarter", "ask", "of the calendar year, starting on 1 January"),
        (("2023/24", "2024/25"), "financial-year", "note", "that starts 1 April 2023"),
        (("2025-02-01T10:00Z", "2025-02-02T10:00Z"), "time-zone", "note", "kept as written"),
        (("Apr", "May"), "no-year", "ask", "without a year ('Apr')"),
        (("00:45", "1:30"), "times", "ask", "holds times such as '00:45'"),
    ],
)  # fmt: skip
def test_each_way_of_writing_dates_is_explained(cells, kind, severity, words):
    own, _ = column(*cells)
    finding = found(own, kind)
    assert finding.severity == severity
    assert words in finding.message


def test_excel_day_numbers_under_a_date_heading_are_dates():
    own, col = column("45383", "45413", heading="week commencing")
    assert col.kind == "date"
    assert "'45383' was read as 1 April 2024" in found(own, "excel-number").message
    assert column("45383", "45413", heading="attendances")[1].kind == "count"


def test_an_ambiguous_year_is_settled_by_its_neighbours():
    own, _ = column("2010-11", "2011-12", "2012-13")
    assert own.table["x"].dt.year.tolist() == [2010, 2011, 2012]
    assert own.table["x"].dt.month.tolist() == [4, 4, 4]
    own, _ = column("2011-10", "2011-11", "2011-12")
    assert own.table["x"].dt.month.tolist() == [10, 11, 12]
    own, _ = column("2010-11", "2011-12")
    assert "could be a month or a financial year" in own.having("stop")[0].message


def test_a_year_far_away_is_asked_about():
    days = [f"{day:02}/01/2024" for day in range(13, 20)]
    assert "years away from the others" in found(column(*days, "20/01/2042")[0], "odd-year").message


def test_american_dates_are_read_when_asked_for():
    own = read_table(csv("day,n", "02/13/2025,3", "02/14/2025,4"), day_first=False)
    assert own.table["day"].dt.day.tolist() == [13, 14]
    assert (
        "month first"
        in found(csv("day,n", "02/01/2025,3", "02/14/2025,4"), "day-first", day_first=False).message
    )


def test_words_that_excel_would_run_stay_words():
    own, col = column("=cmd|' /C calc'!A0", "Ash", "Beech")
    assert col.kind == "category"
    assert own.table["x"][0] == "=cmd|' /C calc'!A0"
    finding = found(own, "formula-like")
    assert "kept as text and nothing was run" in finding.message
    assert finding.message.startswith("Row 2 of 'x' begins with a sign")


def test_spellings_half_numbers_and_empty_columns_are_asked_about():
    assert "'Ward 1' and 'ward  1'" not in found(column("Ward 1", "ward1")[0], "spelling").message
    assert "'Ward 1' and 'ward1'" in found(column("Ward 1", "ward1")[0], "spelling").message
    assert "numbers in some rows" in found(column("1", "2", "a", "b")[0], "half-numbers").message
    own = read_table(csv("month,late,remark", "Apr-24,3,", "May-24,4,"))
    assert own.column("remark").kind == "empty"
    assert "nothing below it" in found(own, "empty-column").message
    own = read_table(csv("ward,n", "Ash,1", ",2", "Beech,3"))
    assert "unmerge them" in found(own, "blank").todo


def test_a_message_shows_a_long_or_odd_value_briefly_on_one_line():
    finding = found(months(3, 4, '"see\n' + "note " * 30 + '"', 5), "text-in-numbers")
    assert "\n" not in finding.message
    assert "'see note note" in finding.message
    assert len(finding.message) < 120


def test_nothing_is_noted_about_a_tidy_file():
    own = read_table(
        csv("month,late,seen", "2024-04-01,3,40", "2024-05-01,5,38", "2024-06-01,4,41")
    )
    assert kinds(own) == set()
    assert own.ready
    assert own.describe().endswith("Nothing needs mending.")
