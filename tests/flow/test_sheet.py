"""A sheet is told, asked about and drawn as far as it is filled in, and kept as it was."""

from __future__ import annotations

import pytest

from qikit.apps.tools.desk import examples_of
from qikit.errors import QikitError
from qikit.flow import FourMeasuresSheet, PeopleAtStep

EXAMPLES = {name: FourMeasuresSheet(**parts) for name, parts in
            examples_of(FourMeasuresSheet).items()}  # fmt: skip
EMPTY = FourMeasuresSheet()
URGENT = {"who": "urgent", "minutes": 30, "asked": 33, "seen": 28}
every_example = pytest.mark.parametrize("sheet", EXAMPLES.values(), ids=EXAMPLES)


def about(sheet):
    return {question.about for question in sheet.questions()}


@every_example
def test_it_comes_back_from_its_file_as_it_was(sheet, tmp_path):
    assert FourMeasuresSheet.load(sheet.save(tmp_path / "sheet.json")) == sheet


@every_example
def test_an_example_is_complete_and_drawn_with_its_words(sheet):
    measures = sheet.measures()
    assert measures is not None
    assert sheet.describe() == measures.describe() == sheet.drawing().alt
    assert sheet.drawing().svg.count(" min</tspan>") == 5
    assert measures.describe() in sheet.page()


def test_an_empty_sheet_is_asked_about_at_once_and_not_drawn():
    assert EMPTY.is_empty
    assert EMPTY.draw() == ""
    assert "Not enough is filled in" in EMPTY.describe()
    assert about(EMPTY) == {"Step", "Period", "Capacity", "People"}


def test_rows_that_are_not_finished_are_left_out_and_asked_about():
    sheet = FourMeasuresSheet(
        step="Scan", period="one week", capacity=1200,
        people=[URGENT, {"who": "routine", "minutes": 20, "asked": 5}],
    )  # fmt: skip
    assert sheet.measures().demand_minutes == 33 * 30
    assert "routine" in {question.noticed for question in sheet.questions()}


def test_numbers_that_contradict_each_other_are_said_and_not_drawn():
    sheet = FourMeasuresSheet(step="Scan", period="one week", capacity=800, people=[URGENT])
    assert "cannot all be so. 840 minutes of work were done with 800" in sheet.describe()
    assert sheet.drawing() is None
    assert "Activity" in about(sheet)
    with pytest.raises(QikitError, match="840 minutes"):
        sheet.measures()


def test_slips_of_those_who_count_only_what_they_did():
    slips = {question.slip for question in EXAMPLES["home-visits"].questions()}
    assert {"N01", "N02", "N05"} <= slips


def test_time_lost_while_people_wait_is_asked_about():
    assert "N04" in {question.slip for question in EXAMPLES["scan"].questions()}


@pytest.mark.parametrize("sheet", [EMPTY, *EXAMPLES.values()])
def test_a_coach_asks_short_questions(sheet):
    for question in sheet.questions():
        assert question.ask.endswith("?")
        assert len(question.ask.split()) < 30


def test_nothing_is_less_than_nobody():
    with pytest.raises(QikitError, match="-3"):
        PeopleAtStep(who="urgent", asked=-3)
