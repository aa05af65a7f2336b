"""Real Excel workbooks: read as the person sees them, and never trusted."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl.chart import LineChart, Reference

from qikit.errors import QikitError
from qikit.intake import read_table
from tests.intake.files import found, kinds, repacked, xlsx

ROWS = [
    ["month", "late", "seen"],
    [datetime(2024, 4, 1), 3, 40],
    [datetime(2024, 5, 1), 5, 38],
    [datetime(2024, 6, 1), 4, 41],
]
SHEET = "xl/worksheets/sheet1.xml"


def test_dates_and_numbers_arrive_as_such():
    own = read_table(xlsx(ROWS))
    assert [column.kind for column in own.columns] == ["date", "count", "count"]
    assert own.table["late"].tolist() == [3, 5, 4]
    assert own.rows == (2, 3, 4)
    assert own.sheet == "Sheet1"
    assert own.findings == ()


def test_a_cell_shown_as_a_percentage_is_read_as_it_is_shown():
    def as_percent(book):
        for cell in book.active["B"][1:]:
            cell.number_format = "0.0%"

    own = read_table(
        xlsx([["month", "on time"], [date(2024, 4, 1), 0.755], [date(2024, 5, 1), 1]],
             change=as_percent)
    )  # fmt: skip
    assert own.table["on time"].tolist() == [75.5, 100]
    assert own.column("on time").kind == "percentage"
    assert "'75.5%' is kept as 75.5, on a scale to 100" in found(own, "percent").message


def test_titles_and_merged_headings_are_understood():
    def merge(book):
        book.active.merge_cells("A1:E1")
        book.active.merge_cells("B3:C3")
        book.active.merge_cells("D3:E3")

    rows = [
        ["Late observations", None, None, None, None],
        [],
        [None, "Ash", None, "Beech", None],
        ["Month", "Late", "Seen", "Late", "Seen"],
        [date(2024, 4, 1), 3, 40, 2, 30],
        [date(2024, 5, 1), 5, 38, 1, 31],
    ]
    own = read_table(xlsx(rows, change=merge))
    assert list(own.table.columns) == [
        "Month", "Ash: Late", "Ash: Seen", "Beech: Late", "Beech: Seen"
    ]  # fmt: skip
    assert own.rows == (5, 6)
    assert "two rows (3 and 4) and were joined" in found(own, "merged-headings").message
    assert found(own, "title-rows").row == 1


def test_formulas_without_a_saved_result_are_pointed_at():
    rows = [*ROWS, [datetime(2024, 7, 1), "=2+1", 39]]
    finding = found(xlsx(rows), "no-result")
    assert finding.severity == "stop"
    assert finding.message == "Row 5 of 'late' holds a formula without its result."
    assert "press Save" in finding.todo


def test_formulas_with_a_saved_result_give_the_result():
    data = xlsx([*ROWS, [datetime(2024, 7, 1), "=2+1", 39]])

    def save_result(name, part):
        return part.replace(b"<v></v>", b"<v>3</v>").replace(b"<v />", b"<v>3</v>")

    own = read_table(repacked(data, save_result))
    assert own.table["late"].tolist() == [3, 5, 4, 3]
    assert "no-result" not in kinds(own)


def test_excel_errors_are_asked_about():
    own = read_table(xlsx([*ROWS, [datetime(2024, 7, 1), "#DIV/0!", 39]]))
    assert "an error message of Excel" in found(own, "excel-error").message


def test_the_first_filled_sheet_is_used_and_the_others_are_told():
    def more(book):
        book.create_sheet("Blank", 0)
        book.create_sheet("Notes").append(["remark"])

    own = read_table(xlsx(ROWS, "Data", more))
    assert own.sheet == "Data"
    told = "Only the sheet 'Data' was used; 'Notes' was left alone."
    assert found(own, "other-sheets").message == told


def test_a_sheet_can_be_named_and_a_wrong_name_lists_the_right_ones():
    data = xlsx(ROWS, "Data", lambda book: book.create_sheet("Old").append(["x"]))
    assert read_table(data, sheet=" data ").sheet == "Data"
    with pytest.raises(QikitError, match=r"no sheet called 'New'. Choose from 'Data' and 'Old'"):
        read_table(data, sheet="New")


def test_real_dates_beside_text_dates_warn_of_swapped_days():
    rows = [["day", "n"], [datetime(2024, 4, 1), 1], ["13/04/2024", 2], ["14/04/2024", 3]]
    finding = found(xlsx(rows), "mixed-dates")
    assert "a real Excel date, 1 April 2024 (row 2) and '13/04/2024' (row 3)" in finding.message
    assert "swapped day and month" in finding.todo


def test_numbers_that_excel_turned_into_dates_or_times_are_explained():
    rows = [
        ["ward", "n"],
        ["a", 1],
        ["b", 2],
        ["c", datetime(2024, 1, 3)],
        ["d", 4],
        ["e", time(1)],
    ]
    messages = [f for f in read_table(xlsx(rows)).findings if f.kind == "text-in-numbers"]
    assert "a date, not a number" in messages[0].message
    assert "Excel turns 3-1 or 3/1 into a date" in messages[0].todo
    assert "a time of day, not a number" in messages[1].message


def test_blank_rows_and_columns_are_passed_over_and_rows_keep_their_numbers():
    body = [("Apr-24", 3), (), ("May-24", "x"), ("Jun-24", 4), ("Jul-24", 4)]
    filled = [[None, row[0], None, row[1]] if row else [] for row in body]
    rows = [[None, "month", None, "late"], [], *filled]
    own = read_table(xlsx(rows))
    assert list(own.table.columns) == ["month", "late"]
    assert own.rows == (3, 5, 6, 7)
    assert own.columns[1].letter == "D"
    assert found(own, "text-in-numbers").row == 5


def test_macros_are_refused():
    data = repacked(xlsx(ROWS), lambda name, part: part, **{"xl/vbaProject.bin": b"x"})
    with pytest.raises(QikitError, match=r"holds macros \(small programs\), so it was not opened"):
        read_table(data)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    bomb = repacked(xlsx(ROWS), lambda name, part: part)
    with_bomb = _with_bomb(bomb)
    assert len(with_bomb) < 2_000_000
    with pytest.raises(QikitError, match="unpacks to far more than its size"):
        read_table(with_bomb)
    parts = {f"xl/{i}.bin": b"" for i in range(2_001)}
    with pytest.raises(QikitError, match="unpacks to far more than its size"):
        read_table(repacked(bomb, lambda name, part: part, **parts))


def _with_bomb(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/bomb.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(201):
            part.write(bytes(1024 * 1024))
    return out.getvalue()


def test_entities_are_refused():
    def laugh(name, part):
        return b'<!DOCTYPE x [<!ENTITY a "b">]>' + part if name == SHEET else part

    with pytest.raises(QikitError, match=r"damaged and cannot be opened. Open it in Excel"):
        read_table(repacked(xlsx(ROWS), laugh))


@pytest.mark.parametrize(
    ("place", "moved", "words"),
    [
        (b'<row r="4"', b'<row r="99999999"', "stand too far apart. The largest file"),
        (b'r="C4"', b'r="XFD4"', "too many columns"),
        (b'r="C4"', b'r="ZZZZZZ4"', "damaged"),
    ],
)
def test_cells_far_away_are_refused_and_not_lost(place, moved, words):
    def far(name, part):
        return part.replace(place, moved) if name == SHEET else part

    with pytest.raises(QikitError, match=words):
        read_table(repacked(xlsx(ROWS), far))


def test_a_size_that_lies_loses_nothing():
    def lie(name, part):
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part)

    assert read_table(repacked(xlsx(ROWS), lie)).table.shape == (3, 3)


def add_chart_sheet(book):
    chart = LineChart()
    chart.add_data(Reference(book["Sheet1"], min_col=2, min_row=1, max_row=4))
    book.create_chartsheet("Chart").add_chart(chart)


def test_a_sheet_that_holds_only_a_chart_is_passed_over():
    assert len(read_table(xlsx(ROWS, change=add_chart_sheet)).table) == 3

    def only_a_chart(book):
        add_chart_sheet(book)
        book.remove(book["Sheet1"])

    with pytest.raises(QikitError, match="This workbook has no worksheet"):
        read_table(xlsx(ROWS, change=only_a_chart))


def test_a_broken_or_empty_workbook_is_refused():
    with pytest.raises(QikitError, match="damaged"):
        read_table(xlsx(ROWS)[:-200])

    with pytest.raises(QikitError, match="This file is empty"):
        read_table(xlsx([]))


def test_nothing_is_said_on_the_side(recwarn, capfd):
    def validate(name, part):
        extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
        return part.replace(b"</worksheet>", extension + b"</worksheet>")

    read_table(repacked(xlsx(ROWS), validate))
    assert not recwarn.list
    assert capfd.readouterr() == ("", "")
