"""A person's own file: checked in plain words, charted, and never kept when it must not be."""

from __future__ import annotations

import io

import openpyxl
import pytest

from qikit.apps import your_own_data
from qikit.apps.controls import Upload
from qikit.apps.own_data import OwnDataPlay
from qikit.errors import QikitError

MONTHS = [f"01/{month:02}/{year}" for year in (2023, 2024) for month in range(1, 13)]


def csv(*rows: str) -> Upload:
    return Upload("ward.csv", "\n".join(rows).encode())


def waits(n: int = 24) -> Upload:
    rows = [f"{month},{60 + number % 3}" for number, month in enumerate(MONTHS[:n])]
    return csv("Month,Minutes", *rows)


@pytest.fixture
def practised():
    return OwnDataPlay().after("practice", None)


def test_nothing_open_asks_for_a_file():
    play = OwnDataPlay()
    assert play.says() == "No file is open."
    assert [control.id for control in play.controls()] == ["file", "practice"]
    with pytest.raises(QikitError, match=r"no file yet.*practice file"):
        play.chart()


def test_the_practice_file_is_messy_and_still_becomes_a_chart(practised):
    assert practised.chart().kind.name == "u"
    seen = practised.picture()
    for told in ("December 2023", "n/a", "total", "% signs", "left out as a title"):
        assert told.lower() in seen.lower(), told
    assert "per 1,000 Occupied bed days" in seen


def test_the_planted_improvement_in_the_practice_file_is_found(practised):
    lower = practised.after("better", "lower")
    assert lower.chart().variation == "improvement_low"


def test_fewer_than_twelve_points_make_a_run_chart_and_twelve_an_xmr_chart():
    assert OwnDataPlay().after("file", waits(11)).chart().kind.name == "run"
    assert OwnDataPlay().after("file", waits(12)).chart().kind.name == "xmr"


def test_an_excel_file_works_as_well():
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Week", "Late", "Seen"])
    for week in range(1, 15):
        book.active.append([week, 3 + week % 4, 40 + week % 5])
    book.save(file)
    play = OwnDataPlay().after("file", Upload("late.xlsx", file.getvalue()))
    assert play.chart().kind.name == "p"
    assert play.chart().points["value"].max() > 1  # shown as a percentage


def test_a_target_and_a_direction_give_the_assurance_icon():
    play = OwnDataPlay().after("file", waits()).after("better", "lower").after("target", "90")
    assert play.chart().assurance == "pass"
    assert play.after("target", "").chart().assurance is None


def test_a_group_column_gives_one_chart_for_each():
    rows = [f"{month},{ward},{20 + len(ward)}" for month in MONTHS for ward in ("Ash", "Beech")]
    play = OwnDataPlay().after("file", csv("Month,Ward,Falls", *rows))
    assert play.by == "Ward"
    assert len(play.chart().groups) == 2
    assert "download=" not in play.picture()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("Month,Late,Seen", *[f"{m},3,40" for m in MONTHS[1:]], f"{MONTHS[0]},50,40"), "50"),
        (("Month,Falls", *[f"{MONTHS[0]},{number}" for number in range(14)]), "one patient"),
        (("Ward,Note", "Ash,good", "Beech,fair"), "date"),
    ],
)
def test_what_cannot_be_charted_says_why_and_nothing_is_lost(rows, words):
    panel = your_own_data()
    panel._handle_custom_msg({"control": "file", "name": "ward.csv"}, [csv(*rows).content])
    assert panel.view["problem"] == ""
    assert panel.view["says"].startswith("Not a chart yet.")
    assert words in panel.view["says"]


def test_a_file_with_patients_is_refused_and_nothing_of_it_is_kept():
    secret = "943 476 5919"  # passes the check digit; the number printed in NHS guidance
    rows = [f"{month},{secret},61" for month in MONTHS]
    panel = your_own_data()
    content = csv("Month,NHS number,Minutes", *rows).content
    panel._handle_custom_msg({"control": "file", "name": "ward.csv"}, [content])
    assert panel.view["problem"]
    assert panel.play.own is None
    assert secret not in str(panel.view)
    assert secret.replace(" ", "") not in str(panel.view)


def test_something_that_is_not_a_table_is_refused_in_plain_words():
    panel = your_own_data()
    panel._handle_custom_msg({"control": "file", "name": "leaflet.pdf"}, [b"%PDF-1.7 ..."])
    assert "PDF" in panel.view["problem"]
    panel.act("file", None)
    assert "No file arrived" in panel.view["problem"]


def test_markup_in_a_file_stays_text():
    rows = [f"{month},5" for month in MONTHS]
    play = OwnDataPlay().after(
        "file", Upload("<b>x</b>.csv", csv("Month,<script>alert(1)</script>", *rows).content)
    )
    shown = play.picture()
    assert "<script>" not in shown
    assert "<b>x</b>" not in shown
