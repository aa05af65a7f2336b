"""Numbers as people type them, and the many ways of having none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.intake.amounts import gap_of, read_amount


@pytest.mark.parametrize(
    ("cell", "value", "features"),
    [
        (7, 7, ()),
        (0.5, 0.5, ()),
        ("7", 7, ()),
        ("-7.25", -7.25, ()),
        ("−5", -5, ()),
        ("+5", 5, ()),
        (".5", 0.5, ()),
        ("1e3", 1000, ()),
        ("1,234", 1234, ("thousands",)),
        ("1 234 567.5", 1234567.5, ("thousands",)),
        ("12,5", 12.5, ("decimal comma",)),
        ("1.234,5", 1234.5, ("decimal comma",)),
        ("75%", 75, ("percent",)),
        ("75.5 %", 75.5, ("percent",)),
        ("£1,200.50", 1200.5, ("thousands", "money £")),
        ("-£3", -3, ("money £",)),
        ("£-3", -3, ("money £",)),
        ("(12)", -12, ("brackets",)),
    ],
)
def test_numbers_are_read_and_what_was_unusual_is_remembered(cell, value, features):
    assert read_amount(cell) == (value, features)


@pytest.mark.parametrize(
    "cell",
    ["twelve", "12 mins", "3/4", "1,23,456", "--5", "(-5)", "1e999", "inf", "0x1F", "٣", "5%%",
     "1.2.3", "", "£", "9" * 400, float("inf"), None],
)  # fmt: skip
def test_what_is_not_quite_a_number_is_not_guessed(cell):
    assert read_amount(cell) is None


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (None, "blank"),
        (float("nan"), "missing"),
        ("n/a", "missing"),
        ("N/A", "missing"),
        ("#N/A", "missing"),
        ("tbc", "missing"),
        ("-", "dash"),
        ("–", "dash"),
        ("*", "hidden"),
        ("<5", "hidden"),
        ("≤7", "hidden"),
        ("[c]", "hidden"),
        ("Suppressed", "hidden"),
        ("#DIV/0!", "error"),
        ("#####", "error"),
    ],
)
def test_each_way_of_having_no_number_is_told_apart(cell, why):
    assert gap_of(cell).why == why


@pytest.mark.parametrize("cell", ["0", 0, "nine", "5*", "-3"])
def test_a_number_or_a_word_is_not_a_gap(cell):
    assert gap_of(cell) is None


@given(st.integers(-(10**12), 10**12))
def test_thousands_separators_change_nothing(number):
    assert read_amount(f"{number:,}").value == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_any_written_number_is_read_back(number):
    assert read_amount(repr(number)).value == number


@given(st.text(max_size=40))
def test_no_text_can_break_it(text):
    read_amount(text)
    gap_of(text)
