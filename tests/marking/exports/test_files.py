"""CSV and Excel hold what they should, and nothing in them can act."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from qikit.marking.exports.files import Table, as_csv, as_excel, harmless

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("x","y")')


def table(*cells):
    return Table(title="A/B: [test]", heading=("One",), rows=tuple((cell,) for cell in cells))


def read_csv(file):
    return [row[0] for row in csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))][1:]


def cells_of(file):
    sheet = load_workbook(io.BytesIO(file)).worksheets[0]
    return [sheet.cell(row=at, column=1) for at in range(2, sheet.max_row + 1)]


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_is_a_formula(evil):
    assert read_csv(as_csv(table(evil))) == [f"'{evil}"]
    (cell,) = cells_of(as_excel([table(evil)]))
    assert cell.data_type == "s"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_other_text_comes_out_as_it_went_in(text):
    (found,) = read_csv(as_csv(table(f"x{text}")))
    assert found == f"x{text}"
    assert str(harmless(text)).endswith(text)


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert read_csv(as_csv(table(-2, 1.5))) == ["-2", "1.5"]
    cells = cells_of(as_excel([table(-2, 1.5, None, "x")]))
    assert [cell.value for cell in cells] == [-2, 1.5, None, "x"]


def test_letters_that_excel_cannot_hold_are_left_out():
    (cell,) = cells_of(as_excel([table("a\x00b\x0bc")]))
    assert cell.value == "abc"


def test_each_table_is_a_sheet_with_a_name_that_excel_takes():
    book = load_workbook(
        io.BytesIO(as_excel([table(1), Table(title="Two", heading=("x",), rows=())]))
    )
    assert book.sheetnames == ["A B   test ", "Two"]
    assert book.worksheets[0].freeze_panes == "A2"
    assert book.worksheets[0]["A1"].font.bold
