"""Figures that Module 6 quotes are those of its tools; its misconceptions are all met."""

from __future__ import annotations

import pytest

from qikit.apps.m06.interview import Interview
from qikit.apps.m06.spread import Spread
from qikit.apps.tools.desk import example_of
from qikit.improve.commitment import Commitment
from qikit.improve.kano import Kano
from qikit.improve.stakeholders import Stakeholders
from tests.course.conftest import COURSE
from tests.course.said import everything_said, slips_met

MODULE = COURSE.module("06-engaging-others")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


def test_the_map_to_mend_has_winston_low_down_and_nobody_who_uses_the_service():
    grid = example_of(Stakeholders, "discharge")
    winston = next(party for party in grid.parties if party.who == "Porters")
    assert (winston.box, winston.is_easily_forgotten) == ("keep informed", True)
    assert {"K02", "A10", "K06"} <= {asked.slip for asked in grid.questions()}


def test_the_practice_wants_everybody_at_the_far_end():
    slips = {asked.slip for asked in example_of(Commitment, "phones").questions()}
    assert {"K01", "K05"} <= slips


def test_rogers_shares_make_a_whole(said):
    shares = (2.5, 13.5, 34, 34, 16)
    assert sum(shares) == 100
    assert all(f"| {share}% |" in said for share in shares)


def test_showing_beats_telling_from_where_the_sliders_start():
    play = Spread()
    assert play._users(shown=2)[-1] > play._users(told=2)[-1]


def test_a_listener_reaches_about_the_share_that_is_advised(said):
    listening = Interview(said=("letter", "day", "silence", "change"))
    assert "about 80% of the time" in said
    assert listening.share == pytest.approx(0.8, abs=0.05)


def test_a_call_when_the_carer_is_late_is_a_must_be_and_a_card_is_not():
    answers = example_of(Kano, "home-care")
    assert answers.class_of("A call if the carer is late") == "M"
    assert answers.class_of("A birthday card") == "A"


def test_five_must_be_answers_are_about_the_room_and_two_steps_are_the_nights():
    told = {question.id: question.notice for question in MODULE.assessment}
    counts = example_of(Kano, "clinic").counts
    assert counts["A clean room"]["M"] == 5
    assert "Five of them are about a clean room" in told["q08-must"]
    people = example_of(Commitment, "falls").people
    assert next(each.gap for each in people if each.who == "Night carers") == 2
    assert "Two of the steps belong to the night carers" in told["q02-steps"]


def test_every_misconception_about_engaging_is_met():
    assert {f"K{n:02}" for n in range(1, 12)} <= slips_met(MODULE)
