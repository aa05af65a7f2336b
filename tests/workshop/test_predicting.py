"""Predictions are counted while they are made, told afterwards, and kept with what came of them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from qikit.workshop import GAMES, Table, rules_of
from qikit.workshop.predicting import predicted_in
from qikit.workshop.rehearsal import bots, moved, rehearse
from tests.workshop.tables import answered, seated


def predicts(slug: str) -> bool:
    table = moved(seated(slug, 1), 1, "predicting")
    return bool(rules_of(slug).predictions(table, table.seats[0]))


PREDICTING = [slug for slug in GAMES if predicts(slug)]


def beads(*guesses: str) -> Table:
    table = moved(seated("red-beads", 6), 1, "predicting")
    for seat, guess in enumerate(guesses, 1):
        table = answered(table, seat, "predict-red", guess)
    return table


def test_while_people_predict_only_their_number_is_told():
    board = rules_of("red-beads").board(beads("5", "9"))
    assert board.says[0] == "2 of 6 have predicted."
    assert not any("middle" in sentence for sentence in board.says)


def test_afterwards_the_middle_is_told():
    says = rules_of("red-beads").board(moved(beads("5", "9", "1"), 1, "playing")).says
    assert says[-1] == (
        "“How many red beads will a paddle of 50 hold today, on average?” "
        "The middle of 3 predictions was 5."
    )


def test_what_bots_predict_is_not_told_as_the_rooms():
    table = beads("5", "40")
    second = replace(table.seats[1], bot=True)
    table = replace(table, seats=(table.seats[0], second, *table.seats[2:]))
    rules = rules_of("red-beads")
    assert rules.board(table).says[0] == "1 of 5 have predicted."
    assert "One prediction was 5." in rules.board(moved(table, 1, "playing")).says[-1]


def test_predicted_choices_are_counted():
    table = moved(seated("funnel", 3), 3, "predicting")
    for seat, way in ((1, "closer"), (2, "closer"), (3, "further")):
        table = answered(table, seat, "predict-way", way)
    assert rules_of("funnel").board(moved(table, 3, "closed")).says[-1] == (
        "Predicted before this round: closer to 60 days: 2; about the same: 0; further away: 1."
    )


def test_nobody_predicted_nothing_is_told():
    says = rules_of("red-beads").board(moved(beads(), 1, "playing")).says
    assert says == ("The target is 50 white beads a paddle.",)
    assert predicted_in(beads(), 1, 1, "predict-red") is None


@pytest.mark.parametrize("slug", PREDICTING)
def test_class_data_keep_each_prediction_beside_what_came_of_it(slug):
    rules = rules_of(slug)
    table = rehearse(rules, Table(game=slug, seed=2, seats=bots(rules, 6)), rounds=1)
    rows = rules.rows(table)
    kept = [name for name in rows if name.startswith("predicted")]
    assert kept
    made = {entry.value for entry in table.entries if entry.ask.startswith("predict")}
    found = pd.unique(rows[kept].to_numpy().ravel())
    assert rows[kept].notna().all(axis=None)
    assert min(made) <= min(found) <= max(found) <= max(made)
