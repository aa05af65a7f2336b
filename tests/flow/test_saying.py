"""Numbers and times are written as a reader says them."""

from __future__ import annotations

import pytest

from qikit.flow.saying import count, say, say_time


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (1.04, "1"), (1.05, "1.1"), (20.0, "20"), (1234.5, "1,234.5")]
)
def test_numbers_have_no_digits_too_many(number, told):
    assert say(number) == told


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 minutes"), (0.2, "less than 1 minute"), (1, "1 minute"), (99.4, "99 minutes"),
     (120, "2 h"), (125.4, "2 h 5 min"), (179.6, "3 h"), (4320, "3 days")],
)  # fmt: skip
def test_times_are_told_in_the_unit_that_suits(minutes, told):
    assert say_time(minutes) == told


def test_one_is_singular():
    assert [count(n, "bed") for n in (0, 1, 1.04, 2)] == ["0 beds", "1 bed", "1 bed", "2 beds"]
