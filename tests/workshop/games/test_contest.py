"""The class contest: everybody sees the same chart, truth stays hidden, and rates add up."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit.workshop import rules_of
from qikit.workshop.games.contest.known_charts import known_chart
from qikit.workshop.games.contest.result import limits_of, rates
from qikit.workshop.rehearsal import moved
from tests.workshop.tables import answered, seated, told

CONTEST = rules_of("signal-contest")


def decided(first: int, verdicts: list[str]):
    """One round in which each of some people has decided."""
    table = moved(seated("signal-contest", len(verdicts), first=first), 1, "playing")
    for seat, verdict in enumerate(verdicts, 1):
        table = answered(table, seat, "verdict", verdict)
    return table


def chart_that_is(truth: bool) -> int:
    return next(n for n in range(1, 100) if known_chart(n).is_signal == truth)


@pytest.mark.parametrize("truth", [True, False])
def test_the_truth_is_told_only_when_the_round_is_over(truth):
    first = chart_that_is(truth)
    table = decided(first, ["signal", "noise"])
    assert known_chart(first).told() not in told(table, 1) + "".join(CONTEST.board(table).says)
    assert CONTEST.rows(table).empty
    over = moved(table, 1, "closed")
    assert known_chart(first).told() in told(over, 1)
    assert told(over, 1).startswith("Right." if truth else "Not this time.")
    assert told(over, 2).startswith("Not this time." if truth else "Right.")


def test_rates_are_those_of_the_verdicts():
    signal, noise = chart_that_is(True), chart_that_is(False)
    verdicts = {signal: ["signal"] * 3 + ["noise"], noise: ["signal"] + ["noise"] * 3}
    rows = [CONTEST.rows(moved(decided(*each), 1, "closed")) for each in verdicts.items()]
    found = rates(pd.concat(rows)).set_index("what")["per_cent"]
    assert found["real changes seen: class"] == 75
    assert found["false alarms: class"] == 25
    assert found["false alarms: rules"] == 100 * bool(limits_of(known_chart(noise)).signals)


def test_half_of_the_charts_come_without_limits():
    kinds = []
    for round in (1, 5, 6, 10):
        table = moved(seated("signal-contest", 2), round, "playing")
        kinds.append(type(CONTEST.board(table).pictures[0].shows).__name__)
    assert kinds == ["Lines", "Lines", "Chart", "Chart"]


def test_about_half_of_all_charts_hold_a_change():
    share = sum(known_chart(number).is_signal for number in range(1, 401)) / 400
    assert share == pytest.approx(0.5, abs=0.07)


def test_somebody_who_did_not_decide_hears_the_truth_too():
    table = moved(decided(chart_that_is(False), ["noise"]), 1, "closed")
    quiet = moved(seated("signal-contest", 2), 1, "closed")
    assert "Your score so far: 1 right of 1." in told(table, 1)
    assert "Your score so far: 0 right of 0." in told(quiet, 2)
