"""Neither the length nor the place of an option tells that it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from statistics import fmean

import pytest

from qikit.learn.kinds import Choice, Many, Question
from qikit.learn.kinds.choice import Option
from qikit.learn.questions import load_questions
from tests.course.conftest import COURSE, MODULES

#: With three to five options, chance alone puts the right one first, say, 20 to 33 times in 100.
MOST = 0.45


def choices(questions: Iterable[Question]) -> list[tuple[Option, ...]]:
    return [one.options for one in questions if isinstance(one, Choice)]


def manies(questions: Iterable[Question]) -> list[tuple[Option, ...]]:
    return [one.options for one in questions if isinstance(one, Many)]


def asked(module) -> Iterable[Question]:
    return chain(module.practice, module.assessment)


SETS = {module.slug: choices(asked(module)) for module in MODULES}
SETS |= {
    "all exercises": choices(chain.from_iterable(module.assessment for module in MODULES)),
    "check-in": choices(load_questions(COURSE.root / "check-in")),
}
every_set = pytest.mark.parametrize("options", SETS.values(), ids=SETS)


def length(option: Option) -> int:
    return len(option.text)


def only_right(options: tuple[Option, ...], wanted: int) -> bool:
    """Whether the right option, and no other, has the wanted length."""
    return [option.right for option in options if length(option) == wanted] == [True]


@every_set
def test_the_longest_option_is_not_usually_the_right_one(options):
    longest = [only_right(each, max(map(length, each))) for each in options]
    assert fmean(longest) <= MOST


@every_set
def test_the_shortest_option_is_not_usually_the_right_one(options):
    shortest = [only_right(each, min(map(length, each))) for each in options]
    assert fmean(shortest) <= MOST


@every_set
def test_the_right_option_has_no_favourite_place(options):
    places = Counter([option.right for option in each].index(True) for each in options)
    assert max(places.values()) / len(options) <= MOST


@every_set
def test_the_right_option_is_not_usually_the_last_one(options):
    assert fmean(each[-1].right for each in options) <= MOST


def test_where_several_are_right_they_do_not_simply_come_first():
    listed = manies(chain.from_iterable(map(asked, MODULES)))
    first = [all(option.right for option in each[: sum(o.right for o in each)]) for each in listed]
    assert fmean(first) <= 0.2


def test_where_several_are_right_they_are_about_as_long_as_the_others():
    for each in manies(chain.from_iterable(map(asked, MODULES))):
        right = fmean(length(option) for option in each if option.right)
        wrong = fmean(length(option) for option in each if not option.right)
        assert 0.6 <= right / wrong <= 1.7, [option.text for option in each]
