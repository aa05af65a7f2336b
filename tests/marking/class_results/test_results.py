"""What a class can do, where it slips, and what to teach again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qikit.learn.feedback import Feedback
from qikit.learn.misconceptions import Misconception
from qikit.marking.class_results.advice import teach_again
from qikit.marking.class_results.ideas import wrong_ideas
from qikit.marking.class_results.results import class_results
from tests.marking.fairness.evening import LEARNERS

IDEAS = """
misconceptions:
  - {id: F01, modules: [1], believed: One number tells it all., instead: Look at all of them.}
  - {id: B02, modules: [1], believed: It is somebody's fault., instead: Look at the work.}
"""


@pytest.fixture
def read(marked):
    """Anna's answer is read; ben's, cara's and dan's wait; eve wrote nothing."""
    marked.mark("anna", (2, 1))
    return marked


def test_outcomes_count_only_those_whose_answers_are_all_marked(read):
    found = class_results(read.desk, read.module)
    assert (found.learners, found.waiting) == (5, 3)
    timing, causes = found.outcomes
    # three questions: 6 marks; anna and eve found the median (2), the others slipped
    assert (timing.learners, timing.shown) == (5, 0)
    assert timing.share == pytest.approx((2 + 2) / 6 / 5)
    # anna has 1 + 3 of 7; eve, who wrote nothing, 1 of 7
    assert (causes.learners, causes.shown) == (2, 1)
    assert causes.share == pytest.approx((4 / 7 + 1 / 7) / 2)


def test_the_commonest_slip_of_a_question_has_its_name_and_nudge(read):
    found = {each.id: each for each in class_results(read.desk, read.module).questions}
    (slip,) = found["q01-median"].slips
    assert (slip.name, slip.learners) == ("F01", 3)
    assert "Which of mean and median does one long round pull?" in slip.nudge
    assert [(each.name, each.learners) for each in found["q02-cause"].slips] == [
        ("B02", 2), ("A01", 1),
    ]  # fmt: skip
    assert found["q06-your-own"].slips == ()
    assert found["q06-your-own"].learners == 2


def test_some_of_the_class_can_be_looked_at_alone(read):
    found = class_results(read.desk, read.module, ("anna", "eve"))
    assert (found.learners, found.waiting) == (2, 0)
    assert found.questions[0].slips == ()


def test_what_to_teach_again_names_the_lesson_and_the_reason(read):
    low, other, slip = teach_again(read.module, class_results(read.desk, read.module))
    assert low.what == "Say how long a round takes."
    assert low.why == "On average 13% of the marks; 0 of 5 have shown it."
    assert low.lesson.title == "One tea round"
    assert other.what == "Look for causes before blame."
    assert slip.what == "A usual round"
    assert slip.why.startswith("3 of 5 made the same slip (F01): You have used every round")


def test_a_slip_of_two_is_not_the_classs(read):
    found = class_results(read.desk, read.module)
    questions = tuple(
        replace(each, slips=tuple(replace(slip, learners=2) for slip in each.slips))
        for each in found.questions
    )
    again = teach_again(read.module, replace(found, questions=questions))
    assert [each.what for each in again] == [
        "Say how long a round takes.", "Look for causes before blame.",
    ]  # fmt: skip


def test_wrong_ideas_are_counted_across_questions_and_told_in_words(read):
    ideas = read.module.root / "misconceptions.yml"
    ideas.write_text(IDEAS, encoding="utf-8")
    found = class_results(read.desk, read.module).ideas
    assert [(each.name, each.learners, each.questions) for each in found] == [
        ("F01", 3, ("q01-median",)), ("B02", 2, ("q02-cause",)),
    ]  # fmt: skip
    assert found[0].believed == "One number tells it all."
    assert found[0].instead == "Look at all of them."


def test_one_learner_with_the_same_idea_twice_is_one():
    slip = Feedback(state="slip", message="Hm?", slip="F01-shade")
    known = {"F01": Misconception(id="F01", believed="b", instead="i", modules=(1,))}
    (idea,) = wrong_ideas({"q1": {"anna": slip, "ben": slip}, "q2": {"anna": slip}}, known)
    assert (idea.learners, idea.questions) == (2, ("q1", "q2"))


def test_nobody_is_named(read):
    found = class_results(read.desk, read.module)
    told = repr(found) + repr(teach_again(read.module, found))
    assert not [name for name in LEARNERS if f"'{name}'" in told]


def test_an_empty_class_has_nothing_to_say(marked):
    found = class_results(marked.desk, marked.module, ())
    assert found.learners == 0
    assert {each.share for each in found.outcomes} == {None}
    assert teach_again(marked.module, found) == ()
