"""Measuring the same thing: right waits by hand, and a spread that shrinks with a definition."""

from __future__ import annotations

import pytest

from qikit.workshop import Table, rules_of
from qikit.workshop.games.same_measure.rules import PATIENTS, spread
from qikit.workshop.games.same_measure.timelines import DEFINITIONS, TIMELINES
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, asked, seated, told

SAME = rules_of("same-measure")
BY_HAND = {
    "clinician": {"a": 102, "b": 117, "c": 40, "d": 45},
    "decision": {"a": 199, "b": 140, "c": 160, "d": 187},
    "whole": {"a": 366, "b": 170, "c": 210, "d": 600},
}


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_waits_are_those_counted_by_hand(definition):
    found = {id: each.minutes(DEFINITIONS[definition]) for id, each in TIMELINES.items()}
    assert found == BY_HAND[definition]


@pytest.mark.parametrize("timeline", TIMELINES.values(), ids=TIMELINES)
def test_a_timeline_runs_forward_and_leaves_room_for_many_answers(timeline):
    assert timeline.in_order
    assert len(set(timeline.gaps)) > 10
    assert "(synthetic)" in timeline.told()


def test_the_definition_is_told_from_the_second_round_on():
    words = DEFINITIONS["whole"].words
    table = seated("same-measure", 2, definition="whole")
    for round in (1, 2):
        now = answered(moved(table, round, "playing"), 1, "predict-answers", "5")
        assert (words in told(now, 1)) == (round == 2)
        assert "Joan" in told(now, 1)


def test_one_patient_is_asked_about_after_the_other():
    table = answered(moved(seated("same-measure", 1), 1, "playing"), 1, "predict-answers", "5")
    for patient in PATIENTS[1]:
        assert asked(table, 1) == [f"wait-{patient}"]
        table = answered(table, 1, f"wait-{patient}", "60")
    assert asked(table, 1) == []
    assert told(table, 1) == "Thank you."


def test_the_spread_is_that_of_the_answers():
    table = moved(seated("same-measure", 3), 1, "playing")
    for seat, minutes in ((1, "16"), (2, "102"), (3, "16")):
        table = answered(answered(table, seat, "predict-answers", "2"), seat, "wait-a", minutes)
    assert SAME.board(table).says[0] == "0 of 3 have measured."
    assert not SAME.board(table).pictures
    table = moved(table, 1, "closed")
    row = spread(SAME.rows(table)).iloc[0]
    assert (row.answers, row.different, row.lowest, row.middle, row.highest) == (3, 2, 16, 16, 102)
    assert SAME.board(table).says[0] == (
        "Without a definition: up to 2 different answers for one patient. "
        "67 % gave the most common one."
    )


def test_a_class_that_follows_the_definition_agrees_and_the_right_wait_is_marked():
    table = rehearse(SAME, Table(game="same-measure", seed=1, seats=bots(SAME, 20)))
    found = spread(SAME.rows(table)).set_index(["patient", "definition"])
    for patient in PATIENTS[1]:
        different = found["different"][patient]
        assert different["after"] < different["before"]
        assert found.loc[(patient, "after"), "middle"] == BY_HAND["clinician"][patient]
    panels = SAME.board(table).pictures[0].shows.panels
    assert [panel.truth for panel in panels.values()] == list(BY_HAND["clinician"].values())
