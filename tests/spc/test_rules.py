"""Rules against worked examples, and against slow, plainly written versions of themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit import QikitError
from qikit.spc import RULE_SETS, RuleSet, control_chart, run_chart
from qikit.spc.limits import Lines
from qikit.spc.rules import (
    HIGH,
    LOW,
    NEITHER,
    Found,
    ManyBeyond,
    Outside,
    Rule,
    Shift,
    Trend,
    View,
)
from qikit.spc.rules_patterns import Alternating, Avoiding, Hugging
from qikit.spc.rulesets import rules_named

BASE = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 46, 52]


def table(values):
    return pd.DataFrame({"t": range(1, len(values) + 1), "v": values})


def flagged(values, rules="mdc", **asked):
    chart = control_chart(table(values), "v", "t", rules=rules, screen=False, **asked)
    return {
        rule.name: [int(i) + 1 for i in np.flatnonzero(codes[0])]
        for rule, codes in zip(chart.flags.rules, chart.flags.codes, strict=True)
        if codes.any()
    }


# Worked examples: Making Data Count rules with the algorithm published by NHSRplotthedots
MDC = [
    ([*BASE, 51, 53, 48, 50], {}, "mdc", {}),
    ([*BASE, 47, 48, 46, 49, 47, 48, 45], {"baseline": 12}, "mdc", {"shift": list(range(13, 20))}),
    ([*BASE[:11], 47, 49, 50, 52, 54], {}, "mdc", {}),
    ([*BASE[:11], 47, 49, 50, 52, 54], {}, "mdc6", {"trend": list(range(11, 17))}),
    ([*BASE, 51, 70, 48, 50], {}, "mdc", {"outside": [14]}),
    ([*BASE, 60, 54, 61, 50], {"baseline": 12}, "mdc", {"two-in-three": [13, 15]}),
]


@pytest.mark.parametrize(("values", "asked", "rules", "expected"), MDC)
def test_worked_examples(values, asked, rules, expected):
    assert flagged(values, rules, **asked) == expected


def view_of(values):
    value = np.array([values], float)
    centre = np.zeros((1, 1))
    return View(value=value, lines=Lines(centre=centre, base=centre, sigma=np.ones((1, 1))))


def slow_windows(values, length, good):
    """Mark all windows of a length that are good; the plainest way there is."""
    marked = set()
    for start in range(len(values) - length + 1):
        window = values[start : start + length]
        if not any(np.isnan(window)) and good(window):
            marked |= set(range(start, start + length))
    return sorted(marked)


def fast(rule, values):
    return np.flatnonzero(rule.find(view_of(values))[0]).tolist()


numbers = st.lists(
    st.one_of(st.integers(-4, 4).map(lambda n: n / 1.25), st.just(float("nan"))),
    min_size=1,
    max_size=40,
)


@given(numbers)
def test_shift_is_a_run_on_one_side(values):
    expected = slow_windows(values, 7, lambda w: min(w) > 0 or max(w) < 0)
    assert fast(Shift(length=7), values) == expected


@given(numbers)
def test_trend_is_strict(values):
    def strict(w):
        moves = np.diff(w)
        return all(moves > 0) or all(moves < 0)

    assert fast(Trend(length=4), values) == slow_windows(values, 4, strict)


@given(numbers)
def test_two_in_three_of_making_data_count(values):
    rule = ManyBeyond(all_one_side=True, breach_counts=False)
    marked = set()
    for start in range(len(values) - 2):
        window = np.array(values[start : start + 3])
        for sign in (1, -1):
            near = (sign * window > 2) & (sign * window <= 3)
            if all(sign * window > 0) and near.sum() >= 2:
                marked |= {start + int(i) for i in np.flatnonzero(near)}
    assert fast(rule, values) == sorted(marked)


@given(numbers)
def test_four_in_five_of_western_electric(values):
    rule = ManyBeyond(name="four-in-five", need=4, of=5, sigmas=1.0)
    marked = set()
    for start in range(len(values) - 4):
        window = np.array(values[start : start + 5])
        for sign in (1, -1):
            far = sign * window > 1
            if far.sum() >= 4:
                marked |= {start + int(i) for i in np.flatnonzero(far)}
    assert fast(rule, values) == sorted(marked)


@given(numbers)
def test_outside_is_strict(values):
    expected = [i for i, v in enumerate(values) if abs(v) > 3]
    assert fast(Outside(), values) == expected


@given(numbers)
def test_hugging_and_avoiding_the_centre(values):
    inner = slow_windows(values, 5, lambda w: max(np.abs(w)) <= 1)
    outer = slow_windows(values, 5, lambda w: min(np.abs(w)) > 1)
    assert fast(Hugging(length=5), values) == inner
    assert fast(Avoiding(length=5), values) == outer


@given(numbers)
def test_alternating(values):
    def zigzag(w):
        moves = np.sign(np.diff(w))
        return all(moves != 0) and all(moves[1:] == -moves[:-1])

    assert fast(Alternating(length=6), values) == slow_windows(values, 6, zigzag)


def test_a_point_on_the_line_ends_a_shift_or_is_passed_over():
    values = [1, 1, 1, 0, 1, 1, 1]
    assert fast(Shift(length=6), values) == []
    assert fast(Shift(length=6, on_line="skipped"), values) == [0, 1, 2, 4, 5, 6]


def test_equal_neighbours_end_a_trend_or_are_passed_over():
    values = [1, 2, 3, 3, 4, 5]
    assert fast(Trend(length=5), values) == []
    assert fast(Trend(length=5, ties="skip"), values) == [0, 1, 2, 3, 4, 5]


def test_directions_are_told_apart():
    codes = Outside().find(view_of([4, -4, 0]))[0].tolist()
    assert codes == [HIGH, LOW, 0]
    assert set(Hugging(length=2).find(view_of([0.5, -0.5]))[0].tolist()) == {NEITHER}


# Published lengths: which rules each set has, and how long a run must be
SETS = {
    "mdc": {"outside": 1, "trend": 7, "two-in-three": 2, "shift": 7},
    "mdc6": {"outside": 1, "trend": 6, "two-in-three": 2, "shift": 7},
    "nhs-regional": {"outside": 1, "trend": 6, "shift": 6},
    "provost-murray": {"outside": 1, "trend": 6, "two-in-three": 2, "shift": 8, "hugging": 15},
    "ihi": {"outside": 1, "trend": 6, "shift": 8},
    "western-electric": {"outside": 1, "two-in-three": 2, "four-in-five": 4, "shift": 8},
    "nelson": {
        "outside": 1,
        "shift": 9,
        "trend": 6,
        "alternating": 14,
        "two-in-three": 2,
        "four-in-five": 4,
        "hugging": 15,
        "avoiding": 8,
    },
}


@pytest.mark.parametrize("name", SETS)
def test_sets_have_the_published_lengths(name):
    found = {
        rule.name: getattr(rule, "length", getattr(rule, "need", 1))
        for rule in RULE_SETS[name].rules
    }
    assert found == SETS[name]


def test_precedence_names_a_point_by_the_first_rule_of_the_set():
    values = [*BASE, 60, 61, 62, 63, 64, 65, 99]
    chart = control_chart(table(values), "v", "t", baseline=12)
    assert chart.points["signal"].iloc[-1] == "outside"
    assert chart.workings["shift"].iloc[-1] == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlucky(Rule):
    """The thirteenth point: a rule a user might write."""

    name: str = "unlucky"

    def find(self, view: View) -> np.ndarray:
        codes = np.zeros(view.value.shape, dtype=np.int8)
        codes[:, 12:13] = NEITHER
        return codes

    def say(self, found: Found) -> str:
        return f"{found.span} is the thirteenth point"


def test_a_user_can_write_a_rule():
    mine = RuleSet(name="mine", label="My rules", rules=(Outside(), Unlucky()))
    chart = control_chart(table([*BASE, 50]), "v", "t", rules=mine)
    assert [signal.reason for signal in chart.signals] == ["t 13 is the thirteenth point"]
    assert "My rules" in chart.plot().figure.texts[-1].get_text()


def test_a_rule_without_words_or_finding_is_unfinished():
    with pytest.raises(NotImplementedError):
        Rule(name="empty").find(view_of([1.0]))
    with pytest.raises(NotImplementedError):
        Rule(name="empty").say(Found(count=1, span="", high=True, middle=""))


def test_unknown_rule_sets_are_refused_in_words():
    with pytest.raises(QikitError, match=r"no rule set 'mdc9'.*Choose one of mdc, mdc6"):
        rules_named("mdc9")
    assert rules_named("Anhøj").name == "anhoej"


def test_perla_rules_on_a_run_chart():
    # Perla, Provost and Murray (2011): 6 on one side, 5 rising, too few runs
    values = [5, 7, 4, 6, 5, 7, 1, 2, 3, 8, 9, 10, 11, 12, 13]
    found = {signal.rule for signal in run_chart(table(values), "v", "t", rules="perla").signals}
    assert {"trend", "shift"} <= found
    steady = [1, 2] * 12
    found = [signal.rule for signal in run_chart(table(steady), "v", "t", rules="perla").signals]
    assert found == ["many-runs"]
    climbing = list(range(24))
    found = {signal.rule for signal in run_chart(table(climbing), "v", "t", rules="perla").signals}
    assert "few-runs" in found
