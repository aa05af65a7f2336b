"""Asks check their own answers and say in plain words what would do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.workshop import Amount, Ask, Count, Pick, Shares, Tap, Words
from qikit.workshop.game import any_answer
from qikit.workshop.table import Table

PICK = Pick(id="a", label="Which?", options=(("x", "Tea"), ("y", "Water")))
COUNT = Count(id="a", label="How many?", low=0, high=10)
AMOUNT = Amount(id="a", label="How long?", low=0, high=60, step=0.5, unit="days")
WORDS = Words(id="a", label="What?", at_most=12)
SHARES = Shares(id="a", label="Dots", options=(("x", "Tea"), ("y", "Water")), total=3)


@pytest.mark.parametrize(
    ("ask", "raw", "held"),
    [
        (Tap(id="a", label="Go"), "", 1),
        (PICK, "y", "y"),
        (COUNT, " 7 ", 7),
        (COUNT, "7.0", 7),
        (AMOUNT, "3,26", 3.5),
        (WORDS, "  two\nwords\x00 ", "two words"),
        (SHARES, "1, 2", "1,2"),
        (SHARES, ",2", "0,2"),
    ],
)
def test_an_answer_is_held_as_it_was_meant(ask, raw, held):
    assert ask.held(raw) == held


@pytest.mark.parametrize(
    ("ask", "raw", "words"),
    [
        (PICK, "z", r"'z' cannot be used here. \(Which\?\) Choose one of: Tea; Water"),
        (COUNT, "11", r"'11' cannot be used here. .* Type a whole number from 0 to 10."),
        (COUNT, "7.5", "Type a whole number from 0 to 10."),
        (COUNT, "nan", "Type a whole number from 0 to 10."),
        (COUNT, "ten", "Type a whole number from 0 to 10."),
        (AMOUNT, "-1", r"Type a number from 0 to 60 \(days\)."),
        (AMOUNT, "inf", r"Type a number from 0 to 60 \(days\)."),
        (WORDS, " \n ", "Write 1 to 12 characters."),
        (WORDS, "x" * 13, "Write 1 to 12 characters."),
        (SHARES, "9" * 40, "Give each of the 2 a number, 0 or more."),
    ],
)
def test_what_cannot_be_used_is_refused_in_plain_words(ask, raw, words):
    with pytest.raises(QikitError, match=words):
        ask.held(raw)


@given(raw=st.text(max_size=60), ask=st.sampled_from([PICK, COUNT, AMOUNT, WORDS, SHARES]))
def test_rubbish_is_held_whole_or_refused(raw, ask):
    try:
        held = ask.held(raw)
    except QikitError:
        return
    assert ask.held(str(held)) == held


@pytest.mark.parametrize("ask", [Tap(id="a", label="Go"), PICK, COUNT, AMOUNT, WORDS, SHARES])
def test_bots_give_answers_that_an_ask_takes(ask):
    for seed in range(20):
        ask.held(any_answer(ask, Table(game="", seed=seed).chance(1)))


def test_an_ask_of_no_kind_takes_no_answer():
    with pytest.raises(NotImplementedError):
        Ask(id="a", label="?").held("1")
