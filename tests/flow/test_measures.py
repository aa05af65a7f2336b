"""The four measures are kept in one unit and never contradict each other."""

from __future__ import annotations

import dataclasses

import pytest

from qikit.errors import QikitError
from qikit.flow import FourMeasures, Work

NEW, REVIEW = {"what": "new", "minutes": 40}, {"what": "review", "minutes": 20}


def clinic(**changes):
    given = {
        "step": "Heart failure nurse",
        "period": "last week",
        "capacity": 960,
        "demand": (Work(number=15, **NEW), Work(number=20, **REVIEW)),
        "activity": (Work(number=13, **NEW), Work(number=20, **REVIEW)),
        "backlog": (Work(number=5, **NEW),),
    }
    return FourMeasures(**(given | changes))


def test_everything_is_in_minutes():
    week = clinic()
    assert (week.backlog_minutes, week.demand_minutes, week.activity_minutes) == (200, 1000, 920)
    assert (week.unused, week.backlog_after) == (40, 280)


def test_it_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        clinic().capacity = 0


def test_more_work_than_capacity_is_refused():
    with pytest.raises(QikitError, match=r"920 minutes of work were done with 900 minutes"):
        clinic(capacity=900)


def test_more_work_than_there_was_is_refused():
    with pytest.raises(QikitError, match=r"920 minutes of work were done, and there were only 40"):
        clinic(demand=(Work(number=1, **NEW),), backlog=())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what": "x", "number": -1, "minutes": 20}, r"-1 is no amount\. \(number of x\)"),
        ({"what": "x", "number": 1, "minutes": 0}, r"0 is no amount\. \(minutes of x\)"),
    ],
)
def test_work_has_people_and_minutes(changes, words):
    with pytest.raises(QikitError, match=words):
        Work(**changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Demand was 40 minutes more than capacity: the backlog must grow"),
        ({"capacity": 1000}, "enough capacity, and 80 minutes of it went unused while people"),
        (
            {"capacity": 1010, "backlog": (), "activity": clinic().demand},
            "Capacity was 10 minutes more than demand",
        ),
    ],
)
def test_the_words_say_what_the_numbers_mean(changes, told):
    assert told in clinic(**changes).describe()


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"activity": clinic().demand, "capacity": 1000}, "Who asked and was not seen"),
        ({"activity": clinic().demand, "capacity": 1000}, "Every minute was used"),
        (
            {"demand": (Work(number=40, **REVIEW),), "activity": (Work(number=30, **REVIEW),)},
            "Does everyone need the same time",
        ),
        ({}, "went unused while people waited"),
        ({"backlog": ()}, "Whose list, drawer or inbox"),
    ],
)
def test_a_coach_would_ask(changes, asked):
    assert any(asked in question.ask for question in clinic(**changes).questions())


def test_a_coach_has_nothing_to_ask_of_a_plain_week():
    calm = clinic(
        demand=(Work(number=10, **NEW), Work(number=20, **REVIEW)),
        activity=(Work(number=15, **NEW), Work(number=20, **REVIEW)),
        capacity=1010,
    )
    assert calm.questions() == ()
