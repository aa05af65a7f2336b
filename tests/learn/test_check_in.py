"""Two forms for each learner: fair, apart, the same on every visit, and counted honestly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.learn.check_in import EACH, UNSURE, Bank, area_of, count, form, load_bank
from qikit.learn.course_map import load_course
from qikit.learn.questions import QuestionSet

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "course" / "check-in"
COURSE = load_course(ROOT)
AREAS = {number: f"Area {number}" for number in range(1, 10)}
BANK = load_bank(FOLDER, AREAS)
learners = st.text(min_size=1, max_size=64)


def ids(questions: QuestionSet) -> list[str]:
    return [question.id for question in questions]


@given(learners)
def test_before_and_after_share_no_question_and_ask_alike_of_each_area(learner: str) -> None:
    before, after = form(BANK, learner, "before"), form(BANK, learner, "after")
    assert not set(ids(before)) & set(ids(after))
    for questions in (before, after):
        areas = [area_of(question) for question in questions]
        assert areas == sorted([*AREAS] * EACH)


@given(learners, st.randoms(use_true_random=False))
def test_a_learner_meets_the_same_form_again_in_whatever_order_the_bank_is(learner, chance) -> None:
    shuffled = list(BANK.questions)
    chance.shuffle(shuffled)
    other = Bank(areas=AREAS, questions=QuestionSet(FOLDER, tuple(shuffled)))
    assert ids(form(other, learner, "before")) == ids(form(BANK, learner, "before"))


def test_each_question_is_asked_before_of_about_half_the_learners() -> None:
    forms = [set(ids(form(BANK, f"learner-{number}", "before"))) for number in range(400)]
    for question in BANK.questions:
        others = len(BANK.of_area(area_of(question)))
        share = sum(question.id in asked for asked in forms) / len(forms)
        assert share == pytest.approx(EACH / others, abs=0.1)
    assert len(set(map(frozenset, forms))) == len(forms)


def test_an_area_that_the_course_does_not_have_is_not_asked_about() -> None:
    bank = load_bank(FOLDER, {3: "Measurement"})
    assert {area_of(question) for question in form(bank, "anna", "after")} == {3}


def test_each_learner_is_asked_a_sample_of_each_area_and_not_all_of_it() -> None:
    for number in AREAS:
        assert len(BANK.of_area(number)) > 2 * EACH


def test_every_module_of_the_course_has_its_questions() -> None:
    assert {module.number for module in COURSE.modules} <= {area_of(one) for one in BANK.questions}


def test_right_wrong_unsure_and_unanswered_are_counted_for_what_they_are() -> None:
    asked = form(BANK, "anna", "before")
    right = {one.id: one.right_answer(None) for one in asked}
    assert all((area.right, area.answered) == (EACH, EACH) for area in count(BANK, asked, right))
    first, second = ids(asked)[:EACH]
    area = count(BANK, asked, {first: UNSURE.id, second: right[second]})[0]
    assert (area.area, area.asked, area.answered, area.right) == ("Area 1", 2, 2, 1)
    none = count(BANK, asked, {first: ""})[0]
    assert (none.answered, none.right) == (0, 0)


def test_every_question_may_be_left_open_honestly_and_none_is_checked_at_once() -> None:
    for question in BANK.questions:
        assert question.option(UNSURE.id)
        assert question.check == "when-marked"


def test_every_hint_is_one_short_question() -> None:
    for question in BANK.questions:
        for option in question.options:
            if not option.right:
                assert option.hint.count("?") == 1, question.id
                assert len(option.hint.split()) < 30, question.id


def test_the_right_answer_is_in_no_favourite_place_and_not_known_by_its_length() -> None:
    options = [question.options[:-1] for question in BANK.questions]
    places = [[option.right for option in three].index(True) for three in options]
    for place in range(3):
        assert places.count(place) == pytest.approx(len(places) / 3, abs=4)
    longest = [max(three, key=lambda option: len(option.text)).right for three in options]
    assert sum(longest) < len(options) / 2


def test_no_question_is_asked_in_a_lesson_or_an_exercise() -> None:
    elsewhere = {
        question.prompt.strip()
        for module in COURSE.modules
        for questions in (module.practice, module.assessment)
        for question in questions
    }
    assert not elsewhere & {question.prompt.strip() for question in BANK.questions}


def written(folder: Path, *questions: dict) -> Path:
    (folder / "questions.yml").write_text(json.dumps({"questions": questions}), encoding="utf-8")
    return folder


CHOICE = {
    "kind": "choice",
    "title": "One",
    "prompt": "?",
    "options": [
        {"id": "a", "text": "A", "right": True, "reason": "So."},
        {"id": "b", "text": "B", "slip": "x", "hint": "Is it?"},
    ],
}


def test_an_area_with_too_few_questions_is_named(tmp_path: Path) -> None:
    bank = written(tmp_path, {"id": "c1-one", **CHOICE})
    with pytest.raises(QikitError, match=r"(?s)has 1 questions on 'Leading'.*need 4 between them"):
        load_bank(bank, {1: "Leading"})


@pytest.mark.parametrize(
    "question",
    [{"id": "q1-one", **CHOICE}, {"id": "c1-one", "kind": "text", "title": "One", "prompt": "?"}],
)
def test_a_question_that_cannot_be_counted_is_refused(tmp_path: Path, question: dict) -> None:
    with pytest.raises(
        QikitError, match=rf"(?s)'{question['id']}' cannot be asked.*'kind: choice'"
    ):
        load_bank(written(tmp_path, question), {1: "Leading"})


@pytest.mark.parametrize("which", ["before", "after"])
def test_the_pages_hold_no_more_than_the_call_and_plain_words(which: str) -> None:
    cells = nbformat.read(FOLDER / f"{which}.ipynb", as_version=4).cells
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    assert f'check_in("{which}")' in code
    assert all(len(source.splitlines()) == 1 for source in code)
    words = " ".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert not re.search(r"\b(score|fail|pass|test)\b", words)
