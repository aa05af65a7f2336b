"""Any file may be opened: what is a table is read, what is not is refused in a helpful sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from qikit.errors import QikitError
from qikit.intake import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, read_table
from tests.intake.files import csv, found, xlsx

LINES = ("month,late £", "Apr-24,3", "May-24,5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_delimiters_and_line_ends_make_no_difference(encoding, mark, end):
    lines = (line.replace(",", mark) for line in LINES)
    own = read_table(csv(*lines, encoding=encoding, end=end))
    assert list(own.table.columns) == ["month", "late £"]
    assert own.table["late £"].tolist() == [3, 5]
    assert own.rows == (2, 3)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_without_its_mark(encoding):
    own = read_table(csv("month,late", "Apr-24,3", "May-24,5", encoding=encoding))
    assert own.table["late"].tolist() == [3, 5]


def test_older_windows_letters_are_told():
    assert "cp1252" in found(csv(*LINES, encoding="cp1252"), "encoding").message


def test_damaged_letters_are_asked_about():
    finding = found(csv("month,late Â£", "Apr-24,3"), "encoding")
    assert finding.severity == "ask"
    assert "damaged" in finding.message


def test_another_delimiter_is_told():
    message = found(csv("month;late", "Apr-24;3", "May-24;4"), "delimiter").message
    assert message == "The columns are separated by a semicolon, and were read so."


def test_the_delimiter_excel_announces_is_obeyed_and_not_counted_as_a_row():
    own = read_table(csv("sep=;", "month;late, of 10", "Apr-24;3", "May-24;4"))
    assert list(own.table.columns) == ["month", "late, of 10"]
    assert own.rows == (2, 3)


def test_a_line_break_inside_quotation_marks_is_one_row_as_in_excel():
    lines = ["month,late,remark", 'Apr-24,3,"snow\nand ice"', "May-24,4,", "Jun-24,twelve,"]
    assert found(csv(*lines), "text-in-numbers").row == 4


def test_a_path_an_upload_and_an_open_file_give_the_same(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(csv(*LINES))
    tables = [
        read_table(path).table,
        read_table(str(path)).table,
        read_table(path.read_bytes(), name="own.csv").table,
        read_table(bytearray(path.read_bytes())).table,
        read_table(io.BytesIO(path.read_bytes())).table,
        read_table(io.StringIO("\n".join(LINES))).table,
    ]
    assert all(table.equals(tables[0]) for table in tables)


def test_the_name_of_a_file_does_not_decide_what_it_is():
    own = read_table(xlsx([["month", "late"], ["Apr-24", 3]]), name="data.csv")
    assert own.table["late"].tolist() == [3]


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"%PDF-1.7 ...", "This is a PDF, not a table"),
        (b"\x89PNG\r\n", "This is a picture"),
        (b"\xff\xd8\xff\xe0", "This is a picture"),
        (b"BM\x36\x00\x00\x00", "This is a picture"),
        (b"RIFF1234WEBP", "a picture or a sound"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
        (b"{\\rtf1", "a text document"),
        (b"SQLite format 3\x00", "a database"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            r"old Excel file \(\.xls\) or a workbook with a pass",
        ),
        (b"<html><table>", "a web page or XML"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a web page or XML"),
        (b'{"month": 3}', "JSON"),
        (b"\x00\x01\x02\x03" * 50, "not text, so it is not a table"),
    ],
)
def test_what_is_not_a_table_is_named(start, words):
    with pytest.raises(QikitError, match=words) as refused:
        read_table(start)
    assert "Save As" in refused.value.todo


def test_a_heading_that_begins_like_a_picture_is_still_a_table():
    assert list(read_table(csv("BMI,n", "20,3", "30,4")).table.columns) == ["BMI", "n"]


def test_a_zip_that_is_no_workbook_is_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(QikitError, match=r"packed file \(zip, Word, OpenDocument or \.xlsb\)"):
        read_table(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"  \n \r\n", b"\xef\xbb\xbf", b",,,\n,,\n"])
def test_an_empty_file_says_so(data):
    with pytest.raises(QikitError, match="This file is empty"):
        read_table(data)


def test_a_file_with_only_headings_says_so():
    with pytest.raises(
        QikitError, match=r"headings but no rows below them. \(row 1\) Add the data"
    ):
        read_table(csv("month,late"))


def test_a_quotation_mark_never_closed_says_where_it_opens():
    lines = ["month,late", *(f"Apr-24,{n}" for n in range(3)), 'May-24,"3']
    lines += [f"Jun-24,{n}" for n in range(40)]
    with pytest.raises(QikitError, match=r"opened and never closed. \(row 5\)"):
        read_table(csv(*lines))
    with pytest.raises(QikitError, match="never closed"):
        read_table(b'month,late\nApr-24,"' + b"3" * 140_000)


def test_too_large_a_file_says_the_limits(tmp_path):
    data = b"0" * (MAX_BYTES + 1)
    path = tmp_path / "large.csv"
    path.write_bytes(data)
    for source in (data, path):
        with pytest.raises(QikitError, match=r"20.* MB.*20 MB or 200,000 rows and 200 columns"):
            read_table(source)


def test_too_many_rows_or_columns_say_the_limits():
    with pytest.raises(QikitError, match=r"too many columns. The largest file"):
        read_table(csv(",".join("x" * (MAX_COLUMNS + 1)), "1"))
    with pytest.raises(QikitError, match=r"too many rows. The largest file"):
        read_table(b"n\n" + b"1\n" * (MAX_ROWS + 1))


def test_a_missing_file_a_folder_and_a_locked_file_each_get_a_sentence(tmp_path):
    with pytest.raises(QikitError, match="There is no file with this name here"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(QikitError, match=r"is a folder. Choose one file inside it"):
        read_table(tmp_path)
    with pytest.raises(QikitError, match="The file cannot be opened"):
        read_table("a\0b.csv")
    with pytest.raises(QikitError, match="A file cannot be read from int"):
        read_table(3)
