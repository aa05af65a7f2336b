"""The table is found inside the sheet, and what is left out is told."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.intake import read_table
from tests.intake.files import csv, found, kinds

BODY = ("Apr-24,3,40", "May-24,5,38", "Jun-24,4,41")


def test_titles_above_the_headings_are_left_out_and_rows_keep_their_numbers():
    own = read_table(
        csv("Late observations,,", "Report for,April 2024,", "", "month,late,seen", *BODY)
    )
    assert list(own.table.columns) == ["month", "late", "seen"]
    assert own.rows == (5, 6, 7)
    told = "What stands above the headings (rows 1 and 2) was left out as a title."
    assert found(own, "title-rows").message == told


@pytest.mark.parametrize("label", ["Total", "TOTAL:", "Grand total", "Total for 2024", "Average"])
def test_a_row_of_totals_is_left_out_and_asked_about(label):
    own = read_table(csv("month,late,seen", *BODY, f"{label},12,119"))
    assert len(own.table) == 3
    finding = found(own, "totals-row")
    assert (finding.severity, finding.row, finding.value) == ("ask", 5, label)
    assert "taken for a summary of the other rows and left out" in finding.message


def test_a_category_that_begins_with_total_is_data():
    own = read_table(csv("operation,n", "Total hip replacement,30", "Total knee replacement,40"))
    assert len(own.table) == 2


def test_notes_below_the_table_are_left_out():
    own = read_table(csv("month,late,seen", *BODY, "", "Source: ward audit,,"))
    assert found(own, "footnote").message == "A note below the table was left out (row 6)."
    assert len(own.table) == 3


def test_repeated_headings_get_a_number_and_a_question():
    own = read_table(csv("month,late,late", *BODY))
    assert list(own.table.columns) == ["month", "late", "late (2)"]
    assert "'late' is used more than once" in found(own, "repeated-heading").message


def test_a_column_without_a_heading_is_called_by_its_letter():
    own = read_table(csv("month,,seen", *BODY))
    assert list(own.table.columns) == ["month", "column B", "seen"]
    finding = found(own, "no-heading")
    assert finding.message.startswith("Column B holds something but has no heading in row 1")


def test_a_file_without_headings_is_read_and_asked_about():
    own = read_table(csv(*BODY))
    assert list(own.table.columns) == ["column A", "column B", "column C"]
    assert len(own.table) == 3
    assert "Put a row of headings at the top" in found(own, "no-headings").todo


def test_months_across_the_top_stop_the_chart():
    own = read_table(csv("ward,Apr-24,May-24,Jun-24", "Ash,3,4,5", "Beech,4,4,2"))
    finding = found(own, "months-across")
    assert finding.severity == "stop"
    assert "Transpose" in finding.todo
    assert found(csv("site,2022,2023,2024", "A,1,2,3"), "months-across").row == 1


def test_a_number_split_by_its_own_comma_is_pointed_at():
    finding = found(csv("month,late,seen", *BODY, "Jul-24,3,1,234"), "too-many-cells")
    assert (finding.severity, finding.row) == ("stop", 5)
    assert "typed without quotation marks splits into two cells" in finding.todo


def test_the_row_of_headings_can_be_given():
    lines = csv("1,2,3", "a,b,c", "4,5,6")
    assert list(read_table(lines, header=2).table.columns) == ["a", "b", "c"]
    with pytest.raises(QikitError, match=r"Row 9 is blank.*something in it is row 1"):
        read_table(lines, header=9)


def test_two_rows_of_headings_in_a_csv_are_joined():
    own = read_table(csv(",Ash,,Beech,", "Month,Late,Seen,Late,Seen", "Apr-24,1,2,3,4"))
    assert list(own.table.columns)[1:] == ["Ash: Late", "Ash: Seen", "Beech: Late", "Beech: Seen"]
    assert "merged-headings" in kinds(own)


def test_headings_are_tidied_and_never_endless():
    own = read_table(csv('"  two\nlines ",' + "x" * 300, "1,2"))
    assert list(own.table.columns) == ["two lines", "x" * 100]
