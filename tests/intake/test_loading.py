"""`load_csv` gives a checked table, or says everything that must be mended at once."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

import qikit
from qikit.errors import QikitError, QikitWarning
from tests.intake.files import csv, months, xlsx


def test_a_tidy_file_gives_a_table_and_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = qikit.load_csv(csv("month,late", "2024-04-01,3", "2024-05-01,5"))
    expected = pd.DataFrame({"month": pd.to_datetime(["2024-04-01", "2024-05-01"]), "late": [3, 5]})
    pd.testing.assert_frame_equal(table, expected, check_dtype=False)
    assert table.attrs["findings"] == ()


def test_notes_are_attached_and_questions_are_warned_of_once():
    with pytest.warns(
        QikitWarning, match=r"Please check: \(1\).*A dash can mean none.*type 0"
    ) as told:
        table = qikit.load_csv(months(3, "-", "1234", 5))
    assert len(told) == 1
    assert [f.severity for f in table.attrs["findings"]] == ["ask", "note"]


def test_everything_to_mend_is_told_at_once_with_rows():
    words = r"2 things must be mended.*\(1\) Row 3 .*'twelve'.*\(2\) Row 5 .*'31/09/2024'"
    with pytest.raises(QikitError, match=words):
        qikit.load_csv(csv("day,late", "13/09/2024,3", "14/09/2024,twelve", "15/09/2024,4",
                           "31/09/2024,4"))  # fmt: skip


def test_a_long_list_to_mend_is_cut_short():
    lines = [f"{m:02}/13/2024,x{m}" if m > 9 else f"31/0{m}/2024,{m}" for m in range(1, 13)]
    with pytest.raises(QikitError, match=r"\(6\) .* And 2 more\."):
        qikit.load_csv(csv("day,late", *lines))


def test_a_workbook_is_sent_to_the_other_door():
    with pytest.raises(QikitError, match=r"not a CSV file. Open it with qikit.intake.read_table"):
        qikit.load_csv(xlsx([["month", "late"], ["Apr-24", 3]]))


def test_a_pandas_user_can_go_straight_on():
    table = qikit.load_csv(csv("month,late,seen", "2024-04-01,3,40", "2024-05-01,5,38"))
    assert (table["late"] / table["seen"]).round(3).tolist() == [0.075, 0.132]
    assert table.set_index("month").loc["2024-05-01", "late"] == 5


def test_importing_the_library_does_not_load_excel_or_charts():
    import subprocess
    import sys

    heavy = ("openpyxl", "matplotlib")
    code = f"import qikit.intake, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
