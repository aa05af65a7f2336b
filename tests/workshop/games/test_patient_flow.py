"""Golden values of the flow of patients: the formulas, and a clinic in which each step takes 1."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.workshop import Table, rules_of
from qikit.workshop.games.patient_flow.clinic import PATIENTS, all_out, clinic, first_out
from qikit.workshop.games.patient_flow.rules import BATCHES
from qikit.workshop.rehearsal import moved
from tests.workshop.tables import answered, asked, seated, told

FLOW = rules_of("patient-flow")
GOLDEN = {20: (80, 80), 10: (40, 50), 5: (20, 35), 2: (8, 26), 1: (4, 23)}


@pytest.mark.parametrize(("batch", "times"), GOLDEN.items())
def test_the_formulas(batch, times):
    assert (first_out(batch), all_out(batch)) == times


def predicted(people: int = 4, round: int = 1) -> Table:
    table = moved(seated("patient-flow", people), round, "playing")
    for seat in table.seats:
        for ask in ("predict-first", "predict-all"):
            table = answered(table, seat.number, ask, "60")
    return table


def in_unit_time(table: Table) -> Table:
    """Everybody sees one patient a second, and hands on a full batch at once."""
    for second in range(1, 200):
        can_see = [seat for seat in table.seats if "see" in asked(table, seat.number)]
        for seat in can_see:
            table = answered(table, seat.number, "see", at=float(second))
            if "hand-on" in asked(table, seat.number):
                table = answered(table, seat.number, "hand-on", at=float(second))
        if not can_see:
            break
    return table


@pytest.mark.parametrize(("round", "batch"), [*enumerate(BATCHES, 1)])
def test_a_team_that_takes_one_second_a_step_meets_the_formulas(round, batch):
    table = in_unit_time(predicted(round=round))
    out = FLOW.rows(table)["out"]
    assert len(out) == PATIENTS
    assert (out.min(), out.max()) == GOLDEN[batch]
    assert FLOW.board(table).table.loc[0, ["formula_first", "formula_all"]].tolist() == [
        *GOLDEN[batch]
    ]


def test_a_worker_sees_only_who_is_there_and_hands_on_only_full_batches():
    table = predicted(round=3)
    assert asked(table, 1) == ["see"]
    assert asked(table, 2) == []
    for _ in range(5):
        table = answered(table, 1, "see")
    assert asked(table, 1) == ["hand-on"]
    assert "not handed on: 5 of 5" in told(table, 1)
    assert "Waiting for you: 0" in told(table, 2)
    table = answered(table, 1, "hand-on")
    assert "Waiting for you: 5" in told(table, 2)
    assert asked(table, 2) == ["see"]


def test_a_tap_taken_back_holds_back_the_batch():
    table = predicted(round=3)
    for _ in range(5):
        table = answered(table, 1, "see")
    table = answered(table, 1, "hand-on")
    undone = replace(table, entries=table.entries[:-2])
    assert "not handed on: 4 of 5" in told(undone, 1)
    assert "Waiting for you: 0" in told(undone, 2)


@given(
    batch=st.sampled_from(BATCHES),
    taps=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["see", "hand-on"])), max_size=200),
)
def test_no_patient_is_lost_or_doubled_whatever_is_tapped(batch, taps):
    now = clinic(batch, [(place, what, float(at)) for at, (place, what) in enumerate(taps)])
    there = sum(station.waiting + station.ready for station in now.stations)
    assert there + len(now.out) == PATIENTS
    assert all(station.waiting >= 0 and station.ready >= 0 for station in now.stations)
    assert list(now.out) == sorted(now.out)


def test_those_who_watch_are_asked_nothing_but_predictions():
    table = predicted(people=6)
    assert asked(table, 5) == []
    assert "0 of 20 are through" in told(table, 5)


def test_small_batches_get_the_first_patient_out_much_sooner_on_the_board():
    table = in_unit_time(predicted(round=4))
    assert FLOW.board(table).says[0] == (
        "Batches of 1: first patient through after 4 seconds, all 20 after 23."
    )


@pytest.mark.parametrize(("round", "batch"), [*enumerate(BATCHES, 1)])
def test_nobody_works_longer_or_shorter_because_of_the_batch(round, batch):
    board = FLOW.board(in_unit_time(predicted(round=round)))
    (panel,) = board.pictures[-1].shows.panels.values()
    assert panel.values == (PATIENTS - 1,) * 4
