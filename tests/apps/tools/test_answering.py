"""What is filled in on a form becomes a written answer, as if it had been typed there."""

from __future__ import annotations

import re

import nbformat
import pytest
import yaml

from qikit.apps.panel import Panel
from qikit.apps.tools.benefits import BenefitsTool
from qikit.apps.tools.charter import CharterTool
from qikit.apps.tools.control_plan import ControlPlanTool
from qikit.apps.tools.toolbox import Toolbox
from qikit.learn import ask
from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.learn.kinds import Text
from qikit.learn.release import write_learner_questions
from tests.course_server import CHECKOUT

PUT, INSTEAD, BELOW = "answer", "answer-instead", "answer-below"
OFFERED = ["page", PUT, "again"]


@pytest.fixture
def exercise(tmp_path):
    """A learner's copy of an exercise whose one question stands under the form of a charter."""
    question = {"id": "q1-page", "kind": "text", "title": "Half a page", "prompt": "Write it.",
                "points": 3, "check": "when-marked", "form": "charter"}  # fmt: skip
    authors = tmp_path.parent / f"{tmp_path.name}-authors"
    authors.mkdir()
    (authors / "questions.yml").write_text(yaml.safe_dump({"questions": [question]}))
    write_learner_questions(authors, tmp_path)
    return tmp_path


@pytest.fixture
def charter(exercise):
    panel = Panel(CharterTool())
    panel.act("title", "Rails by spring")
    panel.act("aim", "From 15 weeks to 4")
    return panel


WORDS = "Title: Rails by spring\nAim: From 15 weeks to 4"


def kept(folder):
    saved = AnswerFile(folder).read().get("q1-page")
    return saved and saved.answer


def buttons(panel):
    return [each["id"] for each in panel.view["controls"] if each["kind"] in ("button", "page")]


def test_one_press_fills_an_empty_answer_and_keeps_it(charter, exercise):
    assert buttons(charter) == OFFERED
    form = ask("q1-page")
    charter.act(PUT)
    assert kept(exercise) == form.answer == ask("q1-page").answer == WORDS
    assert form.saved.startswith("Saved ")
    assert charter.view["says"].startswith("It is in your answer “Half a page” now. ")


def test_an_answer_whose_question_is_not_open_is_filled_too(charter, exercise):
    charter.act(PUT)
    assert kept(exercise) == WORDS


def test_words_that_are_there_stay_until_the_learner_decides(charter, exercise):
    form = ask("q1-page")
    form.answer = "My own words."
    charter.act(PUT)
    charter.act(PUT)
    assert kept(exercise) == form.answer == "My own words."
    assert "Shall this replace them, or stand below them?" in charter.view["says"]
    assert buttons(charter) == ["page", PUT, INSTEAD, BELOW, "again"]
    charter.act(BELOW)
    assert kept(exercise) == form.answer == f"My own words.\n\n{WORDS}"
    assert buttons(charter) == OFFERED


def test_they_are_replaced_when_the_learner_says_so(charter, exercise):
    AnswerFile(exercise).save("q1-page", "My own words.")
    form = ask("q1-page")
    charter.act(PUT)
    charter.act(INSTEAD)
    assert kept(exercise) == form.answer == WORDS


def test_whoever_goes_on_instead_is_not_asked_any_more(charter, exercise):
    AnswerFile(exercise).save("q1-page", "My own words.")
    charter.act(PUT)
    charter.act("inside", "Grab rails")
    assert buttons(charter) == OFFERED
    assert "replace" not in charter.view["says"]
    charter.act(INSTEAD)
    assert "has no control called 'answer-instead'" in charter.view["problem"]
    assert kept(exercise) == "My own words."


def test_pressing_twice_changes_nothing(charter, exercise):
    charter.act(PUT)
    charter.act(PUT)
    assert kept(exercise) == WORDS
    assert charter.view["says"].startswith("Your answer holds this already. ")


def test_a_form_filled_in_further_takes_the_place_of_what_came_from_it_only(charter, exercise):
    charter.act(PUT)
    ask("q1-page").answer = f"{kept(exercise)}\nMrs Grant agrees."
    charter.act("title", "Rails in four weeks")
    charter.act(PUT)
    assert kept(exercise) == f"{WORDS.replace('by spring', 'in four weeks')}\nMrs Grant agrees."


def test_what_is_taken_out_of_the_form_goes_from_the_answer_too(charter, exercise):
    charter.act(PUT)
    charter.act("aim", "")
    charter.act(PUT)
    assert kept(exercise) == "Title: Rails by spring"


def test_a_form_opened_anew_does_not_take_a_fuller_answer_for_its_own(charter, exercise):
    AnswerFile(exercise).save("q1-page", f"{WORDS}\nMrs Grant agrees.")
    charter.act(PUT)
    assert "Shall this replace them" in charter.view["says"]


def test_an_empty_form_says_that_there_is_nothing_to_put(exercise):
    panel = Panel(CharterTool())
    panel.act(PUT)
    assert panel.view["problem"] == "Nothing is written in this form yet. Fill in a part of it."
    assert kept(exercise) is None


def test_an_answer_that_cannot_be_kept_says_so(charter, exercise):
    (exercise / ".answers.json.lock").mkdir()  # nobody gets the lock
    charter.act(PUT)
    assert charter.view["says"].startswith("It could not be put into your answer (")
    assert kept(exercise) is None


def test_only_the_form_that_a_question_names_offers_it(exercise):
    assert PUT not in buttons(Panel(BenefitsTool()))
    assert PUT not in buttons(Panel(CharterTool(example="discharge")))


def test_where_no_question_is_asked_nothing_is_offered():
    assert PUT not in buttons(Panel(CharterTool()))
    assert PUT not in buttons(Panel(Toolbox()))


def test_each_kind_of_part_is_told_as_a_person_would_write_it():
    benefits = [{"what": "Less pain", "kind": "quality", "baseline": 62.5, "by": "2031-03-01"}, {}]
    lines = [{"measure": "Bells", "often": "daily"}]
    team = [{"role": "sponsor", "who": "Head of care"}, {"who": "Mrs Grant"}]
    told = [
        play(record=play.record_type(**held)).in_words()
        for play, held in (
            (BenefitsTool, {"project": "Ward 3", "benefits": benefits}),
            (ControlPlanTool, {"lines": lines}),
            (CharterTool, {"problem": "Pain.\nAt night.", "team": team}),
        )
    ]
    assert told == [
        "Project: Ward 3\nBenefit 1\n- What gets better, for whom: Less pain\n- Kind: quality\n"
        "- Where it is now: 62.5\n- By when: 1 March 2031",
        "Measure 1\n- Measure: Bells\n- How often somebody looks: daily",
        "The problem: Pain.\nAt night.\nMember 1: sponsor – Head of care\nMember 2: Mrs Grant",
    ]


WRITTEN = [
    pytest.param(module, question, id=question.id)
    for module in load_course(CHECKOUT).modules
    for question in module.assessment
    if isinstance(question, Text)
]


@pytest.mark.parametrize(("module", "question"), WRITTEN)
def test_a_question_names_the_form_that_stands_right_above_it(module, question):
    path = module.exercise_folder / module.exercise.notebook
    code = [
        cell.source
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and not cell.metadata.get("nbgrader")
    ]
    above = code[code.index(f'ask("{question.id}")') - 1]
    own = re.fullmatch(r"tool_(\w+)\(\)", above)
    assert question.form == (own.group(1) if own else "")
