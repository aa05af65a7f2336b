"""The recorder: no test without a prediction, roles answer what they saw, gaps are right."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.workshop import Table, rules_of
from qikit.workshop.games.pdsa_recorder.kinds import KINDS
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, asked, seated, told

RECORDER = rules_of("pdsa-recorder")


def test_no_result_is_taken_before_the_prediction_is_in():
    table = moved(seated("pdsa-recorder", 1), 2, "playing")
    assert asked(table, 1) == ["plan", "predict"]
    with pytest.raises(QikitError, match="'result' is not open for you now"):
        answered(table, 1, "result", "9")
    table = answered(answered(table, 1, "plan", "Thumb lower"), 1, "predict", "12")
    assert asked(table, 1) == ["result", "second", "decision"]


def test_the_baseline_asks_for_no_change_and_no_decision():
    table = answered(moved(seated("pdsa-recorder", 1), 1, "playing"), 1, "predict", "12")
    assert asked(table, 1) == ["result", "second"]


def test_each_role_answers_what_it_saw():
    table = moved(seated("pdsa-recorder", 5), 2, "playing")
    table = answered(table, 1, "plan", "Thumb lower")
    for seat in range(1, 6):
        table = answered(table, seat, "predict", str(10 + seat))
    assert [asked(table, seat) for seat in range(1, 6)] == [
        ["decision"], [], ["result"], ["second"], [],
    ]  # fmt: skip


def test_in_a_small_team_the_first_answers_for_roles_that_nobody_has():
    table = moved(seated("pdsa-recorder", 2), 1, "playing")
    for seat in (1, 2):
        table = answered(table, seat, "predict", "5")
    assert [asked(table, seat) for seat in (1, 2)] == [["result", "second"], []]


def test_a_teams_prediction_is_the_middle_of_its_members_and_the_gap_is_to_the_result():
    table = moved(seated("pdsa-recorder", 3), 1, "playing")
    for seat, guess in ((1, "4"), (2, "10"), (3, "30")):
        table = answered(table, seat, "predict", guess)
    table = answered(table, 3, "result", "12.5")
    row = RECORDER.rows(table).iloc[0]
    assert (row.predicted, row.result, row.gap) == (10, 12.5, 2.5)
    assert "Your team's result: 12.5 seconds." in told(table, 1)
    assert "You predict 4.0 seconds." in told(table, 1)


def test_the_class_sees_small_multiples_of_both_measures():
    seats = bots(RECORDER, 14, teams=7)
    start = Table(game="pdsa-recorder", seed=3, seats=seats, settings={"kind": "model"})
    table = rehearse(RECORDER, start, rounds=4)
    board = RECORDER.board(table)
    time, quality = board.pictures
    assert list(time.shows.panels) == [f"Team {team}" for team in range(1, 8)]
    assert all(len(panel.series["result"]) == 4 for panel in time.shows.panels.values())
    assert quality.shows.panels["Team 1"].name == "quality, from 1 to 3"
    assert board.says[0] == "Tests: 28. With a prediction made before: 28."
    assert "lower is better" in board.says[-1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_played(kind):
    seats, chosen = bots(RECORDER, 2), {"kind": kind}
    start = Table(game="pdsa-recorder", seed=1, seats=seats, settings=chosen)
    board = RECORDER.board(rehearse(RECORDER, start, rounds=3))
    assert KINDS[kind].name.lower() in board.title
