"""*What really changed?* tells what its invented records really hold."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit.apps.pathways.cases import TRUTHS, cases
from qikit.apps.pathways.journey import journey
from qikit.apps.pathways.what_changed import WhatChanged
from qikit.pathways import load, truth

CASES = tuple(cases().values())
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
KINDS = {"real": "better", "failed": "nothing", "bottleneck": "worse", "temporary": "a-while",
         "data": "number", "definition": "number"}  # fmt: skip


def before_and_after(case, measure):
    """The measure before and after the change, over all people (or the middle month)."""
    table = measure.series()
    before = table[measure.every] < pd.Timestamp(case.since)
    if measure.of == "share":
        return [100 * part[measure.name].sum() / part["people"].sum()
                for part in (table[before], table[~before])]  # fmt: skip
    return [part[measure.name].median() for part in (table[before], table[~before])]


def signals_since(case):
    """Directions of the signals that reach beyond the change."""
    since = pd.Timestamp(case.since) if case.since else pd.Timestamp.min
    return {signal.direction for signal in case.chart().signals if signal.end >= since}


@every_case
def test_the_truth_is_that_of_the_planted_story(case):
    stories = truth(case.measure.data).stories.set_index("story_id")
    story = stories.loc[case.story]
    assert KINDS.get(story["kind"], "nothing") == case.truth
    if case.since and pd.notna(story["start"]):
        apart = abs((pd.Timestamp(case.since) - story["start"]).days)
        assert apart <= 31


@every_case
def test_the_chart_shows_what_was_planted(case):
    found = signals_since(case)
    good = {"higher": "high", "lower": "low"}[case.better]
    if case.truth in ("better", "a-while", "number"):
        assert good in found
    elif case.truth == "worse":
        assert found - {good}
        assert good not in found
    else:
        assert not found or case.id == "copd-oxygen"


def test_one_case_is_a_false_alarm_and_says_so():
    oxygen = cases()["copd-oxygen"]
    assert len(oxygen.chart().signals) == 1
    assert "false alarm" in oxygen.told


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("sepsis-hour", (45, 55), (70, 78)),
        ("stroke-scanner", (59, 61), (46, 50)),
        ("pneumonia-huddle", (73, 77), (81, 86)),
    ],
)
def test_numbers_that_are_told_are_those_of_the_records(name, before, after):
    case = cases()[name]
    first, second = before_and_after(case, case.measure)
    assert before[0] < first < before[1]
    assert after[0] < second < after[1]


def test_about_one_more_culture_in_a_hundred_is_contaminated():
    case = cases()["sepsis-hour"]
    first, second = before_and_after(case, case.beside)
    assert 0.5 < second - first < 2


def test_each_half_of_the_practices_gains_about_ten_points_from_its_own_start():
    reviews = load("diabetes")
    odd = reviews["practice"].str[-2:].astype(int) % 2 == 1
    for half, start in ((reviews[odd], "2025-01-01"), (reviews[~odd], "2025-10-01")):
        later = half["month"] >= pd.Timestamp(start)
        gain = half.loc[later, "acr_done"].mean() - half.loc[~later, "acr_done"].mean()
        assert 0.08 < gain < 0.13


def test_both_fifths_gain_and_the_gap_between_them_grows():
    table = cases()["diabetes-kit"].beside.series()
    later = table["month"] >= pd.Timestamp("2025-01-01")
    share = {}
    for fifth in (1, 5):
        rows = table["imd_quintile"] == fifth
        for name, part in (("before", table[rows & ~later]), ("after", table[rows & later])):
            share[fifth, name] = part.iloc[:, 2].sum() / part["people"].sum()
    assert share[1, "after"] > share[1, "before"]
    assert share[5, "after"] - share[1, "after"] > share[5, "before"] - share[1, "before"] + 0.03


@pytest.mark.parametrize(
    ("name", "way"),
    [("stroke-beds", 1), ("copd-boxes", 1), ("copd-audit", -1), ("pneumonia-huddle", -1)],
)
def test_what_is_told_beside_it_holds(name, way):
    case = cases()[name]
    first, second = before_and_after(case, case.beside)
    assert way * (second - first) > 0.05 * first


def test_nobody_comes_sooner_when_only_the_clock_moves():
    case = cases()["economy-clock"]
    first, second = before_and_after(case, case.beside)
    assert abs(second - first) <= 2


@every_case
@pytest.mark.parametrize("verdict", TRUTHS)
def test_every_verdict_is_answered(case, verdict):
    decided = WhatChanged(case=case.id).after("verdict", verdict).after("decide", None)
    right = "That is what was planted" in decided.says()
    assert right == (verdict == case.truth)
    assert decided.says().endswith("." if right else "?")


@every_case
def test_the_truth_waits_for_a_verdict(case):
    said = WhatChanged(case=case.id).after("verdict", "worse")
    assert "The truth." not in said.picture()
    decided = said.after("decide", None)
    assert "The truth." in decided.picture()
    assert ("Look beside it." in decided.picture()) == (case.beside is not None)


def test_a_new_case_begins_with_the_line_alone():
    play = WhatChanged().after("verdict", "better").after("decide", None).after("person", None)
    assert "The truth." in play.picture()
    assert "One invented person" in play.picture()
    fresh = play.after("case", "stroke-sticker")
    assert (fresh.verdict, fresh.decided, fresh.person) == (None, False, None)
    assert "The truth." not in fresh.picture()


@every_case
def test_one_person_after_another_can_be_followed(case):
    first, second = journey(case.pathway, 0), journey(case.pathway, 1)
    assert first != second
    assert "synthetic" in first
