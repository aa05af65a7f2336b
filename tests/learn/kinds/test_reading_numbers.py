"""Numbers as people type them: whatever the text, an answer comes, and comes soon."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.learn.kinds.number import read_number

LONG = 40_000


@given(st.text(alphabet="12,. -−+x%\n\xa0\t٣", max_size=12))
def test_any_text_is_a_finite_number_or_none(text):
    number = read_number(text)
    assert number is None or math.isfinite(number)


@given(
    st.sampled_from(["", "-", "−", "+", "- ", "−\xa0"]),
    st.integers(0, 10**9),
    st.integers(0, 99),
    st.text(alphabet="abc %", max_size=8),
)
def test_sign_thousands_decimals_and_unit_do_not_change_the_number(sign, whole, part, unit):
    wanted = (whole + part / 100) * (1 if sign in ("", "+") else -1)
    assert read_number(f" {sign}{whole:,}.{part:02d} {unit}") == pytest.approx(wanted)
    assert read_number(f"{sign}{whole}{unit}") == (-whole if wanted < 0 else abs(whole))


@pytest.mark.parametrize("part", ["1", " ", "\n", ",", "1,", ".", "-", "1."])
@pytest.mark.parametrize("end", ["", "x", "x1", " 1"])
def test_a_very_long_text_takes_no_longer_than_its_length(part, end):
    """With a pattern that gives back what it took, the time would grow with its square."""
    number = read_number(part * LONG + end)
    assert number is None or math.isfinite(number)
