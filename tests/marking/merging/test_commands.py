"""The same by command: send, merge, settle, tables, and how the class did."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from qikit.errors import QikitError
from qikit.marking.commands import main
from tests.marking.fairness.evening import SLUG


def test_marks_go_from_place_to_place_by_command(places, tmp_path, capsys):
    jo, sam = places.jo.cohort.teacher, places.sam.cohort.teacher
    places.jo.mark("anna", (2, 1), marker="Jo")
    places.sam.mark("anna", (1, 0), marker="Sam")
    file = tmp_path / "jo.json"
    assert main(["send", SLUG, str(file), "--marker", "Jo"], jo) == 0
    with pytest.raises(QikitError, match="cannot be written: File exists"):
        main(["send", SLUG, str(file), "--marker", "Jo"], jo)
    assert main(["merge", SLUG, str(file), "--marker", "Sam"], sam) == 1
    told = capsys.readouterr().out
    assert "01-tea: From Jo: 0 taken, 0 here already, 1 to settle." in told
    assert "anna, q06-your-own: ours 1 of 3 (Sam), theirs 3 of 3 (Jo); both places have" in told
    uid = told.splitlines()[-1].split()[0]
    assert main(["settle", SLUG, uid, "theirs", "--marker", "Sam"], sam) == 0
    assert main(["merge", SLUG, str(file), "--marker", "Sam"], sam) == 0
    with pytest.raises(QikitError, match=r"no\.json cannot be read"):
        main(["merge", SLUG, str(tmp_path / "no.json"), "--marker", "Sam"], sam)


def test_tables_are_written_into_a_folder(places, tmp_path, capsys):
    roster, folder = tmp_path / "people.csv", tmp_path / "tables"
    roster.write_text("learner,partner\nanna,Acute trust\n", encoding="utf-8")
    root = places.jo.cohort.teacher
    assert main(["tables", str(folder), "--roster", str(roster)], root) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "by-partner.csv", "marks-by-outcome.csv", "marks.xlsx", "totals.csv",
    ]  # fmt: skip
    assert load_workbook(folder / "marks.xlsx").sheetnames == [
        "Marks by outcome", "Totals", "By partner",
    ]  # fmt: skip
    assert "anna,,Acute trust,01-tea,timing" in (folder / "marks-by-outcome.csv").read_text("utf-8")
    assert "10 rows marks by outcome, 5 rows totals" in capsys.readouterr().out
    with pytest.raises(QikitError, match=r"no\.csv cannot be read"):
        main(["tables", str(folder), "--roster", str(tmp_path / "no.csv")], root)


def test_how_the_class_did_is_told(places, capsys):
    assert main(["class", SLUG], places.jo.cohort.teacher) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "01-tea: 5 marked, 4 of them still to be read."
    assert told[1] == "   13%  0 of 5  Say how long a round takes."
    assert any("3 of 5 made the same slip (F01)" in line for line in told)
