"""Levels in words become marks; what does not fit the rubric is refused in words."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.learn.course_map import load_course
from qikit.learn.kinds.text import Criterion, Text
from qikit.marking.fairness.rubric import levels_reached, points_for, written_question
from qikit.marking.fairness.store import named
from tests.marking.checkouts import REPOSITORY, TINY
from tests.marking.fairness.evening import CHANGE, ROUND, WRITTEN

QUESTIONS = load_course(TINY.parent).modules[0].assessment
QUESTION = written_question(QUESTIONS, WRITTEN)


@pytest.mark.parametrize(("levels", "points"), [((0, 0), 0), ((1, 0), 1), ((2, 0), 2), ((2, 1), 3)])
def test_each_level_counts_one_more_than_the_one_below(levels, points):
    chosen = dict(zip((ROUND, CHANGE), levels, strict=True))
    assert points_for(QUESTION, levels_reached(QUESTION, chosen)) == points


def test_levels_that_do_not_add_up_to_the_marks_are_scaled():
    rubric = (Criterion(criterion="Aim", levels=("none", "some", "all")),)
    question = Text(id="q", title="t", prompt="p", points=5, rubric=rubric)
    worth = [points_for(question, levels_reached(question, {"Aim": level})) for level in range(3)]
    assert worth == [0, 2.5, 5]


def test_the_levels_of_every_rubric_of_the_course_add_up_to_its_marks():
    for module in load_course(REPOSITORY).modules:
        for question in module.assessment:
            if isinstance(question, Text):
                top = {line.criterion: len(line.levels) - 1 for line in question.rubric}
                full = levels_reached(question, top)
                assert sum(top.values()) == points_for(question, full) == question.points


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ({ROUND: 1}, "'A change that can be tried' has no level yet. (q06-your-own) Choose"),
        ({ROUND: 3, CHANGE: 0}, "3 is not a level of 'One round, as it happened'. (q06-your-own)"),
        ({ROUND: -1, CHANGE: 0}, "-1 is not a level of"),
        ({ROUND: 0, CHANGE: 2}, "Its levels are 0 to 1."),
        ({ROUND: True, CHANGE: 0}, "True is not a level of"),
        ({ROUND: 1, "Spelling": 0}, "The rubric has no criterion 'Spelling'. (q06-your-own)"),
        ({ROUND: 1, "Spelling": 0}, "Its criteria are: One round, as it happened; A change that"),
    ],
)
def test_levels_that_do_not_fit_the_rubric_are_refused(levels, words):
    with pytest.raises(QikitError) as refused:
        levels_reached(QUESTION, levels)
    assert words in str(refused.value)


def test_what_a_machine_marks_has_no_rubric():
    with pytest.raises(QikitError, match="'q01-median' is not marked by a rubric"):
        written_question(QUESTIONS, "q01-median")


@pytest.mark.parametrize(("marker", "words"), [(" ", "Nobody is named"), ("x" * 129, "is a long")])
def test_a_marker_has_a_name(marker, words):
    with pytest.raises(QikitError, match=words):
        named(marker)
