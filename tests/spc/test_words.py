"""The reading of a chart in words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit.spc import control_chart, run_chart
from qikit.spc.numbers import NumberWords
from qikit.spc.times import Clock, say_date

BASE = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 46, 52]


def months(values, **more):
    return pd.DataFrame(
        {"month": pd.date_range("2024-01-01", periods=len(values), freq="MS"), "v": values, **more}
    )


def days(values):
    return pd.DataFrame({"day": pd.date_range("2024-03-04", periods=len(values)), "v": values})


def test_a_stable_chart_is_told_in_full():
    told = control_chart(months([*BASE, 51, 53, 48, 50]), "v", "month", screen=False).describe()
    assert told == (
        "XmR chart of v: 16 points from January 2024 to April 2025. The average (mean) is 50.6 and "
        "the expected range is 40.3 to 60.8. There are no signals: the variation is what this "
        "process ordinarily gives."
    )


def test_a_shift_names_its_points_and_the_average():
    values = [*BASE, 47, 48, 46, 49, 47, 48, 45]
    chart = control_chart(days(values), "v", "day", baseline=12, screen=False)
    assert chart.signals[0].reason == (
        "7 points in a row, 16 Mar 2024 to 22 Mar 2024, are all below the average (mean)"
    )
    assert chart.signals[0].reason in chart.describe()


def test_a_run_chart_speaks_of_the_median():
    told = run_chart(days(BASE + [60] * 9), "v", "day").describe()
    assert told.startswith(
        "Run chart of v: 21 points from 4 Mar 2024 to 24 Mar 2024. The median is"
    )
    assert "all above the median: a longer run than chance would give" in told


def test_targets_are_told():
    chart = control_chart(months(BASE), "v", "month", target=90, better="higher")
    assert "With a target of 90, the target will be missed every time" in chart.describe()
    neither = control_chart(months(BASE), "v", "month", target=90)
    assert "The target is 90." in neither.describe()


def test_phases_are_told_apart():
    chart = control_chart(months(BASE + [v + 20 for v in BASE]), "v", "month", rebase="2025-01-01")
    told = chart.describe()
    assert "There are 2 phases: from January 2024 the average (mean) is 51" in told
    assert "from January 2025 the average (mean) is 71" in told


def test_proportions_are_told_as_percentages():
    data = months([3, 5, 4, 6] * 4, seen=40)
    told = control_chart(data, "v", "month", "seen", chart="p").describe()
    assert "P chart of proportions of v / seen" in told
    assert "average (mean) is 11.2%" in told


def test_rates_say_per_how_many():
    data = months([3, 5, 4, 6] * 4, days=400.0)
    told = control_chart(data, "v", "month", "days", chart="u", multiply=1000).describe()
    assert "U chart of rates of v per 1,000 days" in told


def test_many_series_are_told_one_by_one():
    data = pd.concat([months(BASE, ward="A"), months([*BASE[:-1], 99], ward="B")])
    told = control_chart(data, "v", "month", by="ward", better="lower").describe()
    assert told.startswith("2 charts (XmR chart) of v: 1 has at least one signal, 2 in all.")
    assert "A: no signals." in told
    assert "B: 2 signals, the last: December 2024 is above the expected range" in told
    assert "now concern: higher than before" in told


def test_very_many_series_are_summed_up():
    data = pd.concat([months(BASE, ward=f"ward {i:02}") for i in range(15)])
    assert (
        "The other 3 are in the table." in control_chart(data, "v", "month", by="ward").describe()
    )


def test_varying_limits_are_told_at_the_latest_point():
    data = months([3, 5, 4, 6] * 4, seen=range(40, 56))
    told = control_chart(data, "v", "month", "seen", chart="u").describe()
    assert "and the expected range at April 2025 is" in told


def test_very_many_signals_are_counted_by_rule():
    wild = control_chart(days([1, 2, 1, 2, 1, 2] * 2 + [90, 1] * 50), "v", "day", baseline=12)
    assert len(wild.signals) > 40
    told = wild.describe()
    assert f"There are {len(wild.signals):,} signals (outside {len(wild.signals)})." in told
    assert wild.signals[-1].reason in told


@pytest.mark.parametrize(
    ("number", "words"),
    [(1234.567, "1,234.6"), (-0.01, "0"), (np.nan, "no value"), (np.inf, "no value")],
)
def test_numbers_in_words(number, words):
    assert NumberWords(decimals=1, percent=False).say(number) == words


@pytest.mark.parametrize(
    ("clock", "time", "words"),
    [
        (Clock(kind="date", name="d"), np.datetime64("2024-03-04T13:05"), "4 Mar 2024 13:05"),
        (Clock(kind="number", name="week"), 7.0, "week 7"),
        (Clock(kind="row", name="point"), 3.0, "point 3"),
        (Clock(kind="name", name="ward", names=("A", "B")), 1, "B"),
    ],
)
def test_times_in_words(clock, time, words):
    assert clock.say(time) == words


def test_months_are_said_in_full():
    assert say_date(pd.Timestamp("2024-09-01"), monthly=True) == "September 2024"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "XmR chart, limits as NHSRplotthedots. Making Data Count rules (7 points)."),
        ({"convention": "spreadsheet"}, "limits as the Making Data Count spreadsheet."),
        ({"screen": False}, "NHSRplotthedots, but without screening of moving ranges."),
        ({"convention": "spreadsheet", "screen": True}, "but with screening of moving ranges."),
        ({"chart": "c"}, "C chart of counts, where tools differ, as NHSRplotthedots."),
        ({"chart": "run", "rules": "anhoej"}, "Run chart. Anhøj rules."),
    ],
)
def test_the_chart_says_whose_conventions_it_follows(asked, words):
    figure = control_chart(months(BASE), "v", "month", **asked).plot().figure
    assert words in figure.texts[-1].get_text().replace("\n", " ")


def test_a_chart_for_the_reader_to_judge_gives_no_signal_away():
    values = [*BASE, 47, 48, 70, 49]
    judged = control_chart(months(values), "v", "month")
    asked = control_chart(months(values), "v", "month", target=50, better="higher", rules="none")
    assert judged.signals
    assert not asked.signals
    assert asked.points["signal"].isna().all()
    assert asked.variation is None
    assert "No rules were applied" in asked.describe()
    assert "no signals" not in asked.describe()
    page = asked.to_html()
    assert '<th scope="col">upper limit</th>' in page
    assert ">signal</th>" not in page
    assert judged.points[["value", "lower", "upper"]].equals(
        asked.points[["value", "lower", "upper"]]
    )
