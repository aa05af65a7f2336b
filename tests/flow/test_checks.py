"""What is no amount is refused, with the number, its place and what to do."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qikit.errors import QikitError
from qikit.flow.checks import amount, amounts, whole


@pytest.mark.parametrize("wrong", [-1, math.nan, math.inf, "5", None, True])
def test_an_amount_is_a_finite_number_of_0_or_more(wrong):
    with pytest.raises(QikitError, match=r"is no amount\. \(beds\) Give a number of 0 or more\."):
        amount(wrong, "beds")


def test_an_amount_says_both_ends():
    with pytest.raises(QikitError, match="more than 0 and at most 1"):
        amount(0, "share", above=0, at_most=1)
    with pytest.raises(QikitError, match="2 is no amount"):
        amount(2, "share", at_most=1)
    assert amount(np.float64(0.5), "share", at_most=1) == 0.5


@pytest.mark.parametrize("wrong", [0, 1.5, math.nan, "3", 100_001, False])
def test_a_whole_number_lies_between_its_ends(wrong):
    with pytest.raises(QikitError, match=r"cannot be used\. \(runs\) .* from 1 to 100,000"):
        whole(wrong, "runs")
    assert whole(3.0, "runs") == 3


def test_many_amounts_name_the_first_that_is_wrong():
    with pytest.raises(QikitError, match=r"-2 is no amount\. \(demand, number 3\)"):
        amounts([1, 2, -2, -3], "demand")
    with pytest.raises(QikitError, match=r"nan is no amount"):
        amounts([1, None], "demand")
    with pytest.raises(QikitError, match=r"There are 0 numbers\. \(demand\) Give 1 or more"):
        amounts([], "demand")
    with pytest.raises(QikitError, match="are no numbers"):
        amounts(["many"], "demand")
