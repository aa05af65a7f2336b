"""Honest edges: an explanation instead of NaN limits, false signals or stack traces."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

from qikit import QikitError
from qikit.spc import CONVENTIONS, Assurance, Variation, control_chart, run_chart
from qikit.spc.kinds import KINDS

MONTHS = pd.date_range("2024-01-01", periods=60, freq="MS")


def table(values, **more):
    return pd.DataFrame({"month": MONTHS[: len(values)], "v": values, **more})


def chart_of(values, **asked):
    return control_chart(table(values), "v", "month", **asked)


ODD = {
    "all equal": [5.0] * 24,
    "24 x 0.1": [0.1] * 24,
    "one value": [5.0],
    "two values": [5.0, 6.0],
    "all nought": [0.0] * 24,
    "stuck at 100": [100.0] * 24,
    "missing": [1, 2, np.nan, 4, 5, 3, np.nan, np.nan, 2, 3, 4, 5, 6],
    "first missing": [np.nan, 1, 2, 3],
    "all but one missing": [np.nan] * 10 + [3.0],
    "infinite": [1, 2, np.inf, 4, 5, 3, -np.inf, 4],
    "enormous": [1e300, 1.0, 2.0, 3.0],
    "tiny": [1e-300, 2e-300, 1e-300],
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("convention", CONVENTIONS)
@pytest.mark.parametrize("kind", [k for k in KINDS if KINDS[k].combine != "subgroup"])
def test_every_chart_of_odd_data_is_sound(name, convention, kind):
    data = table(ODD[name], n=1000.0)
    needs = "n" if KINDS[kind].denominator == "needed" else None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asked = {"chart": kind, "convention": convention, "rules": "nelson"}
        if kind == "t" and min(v for v in ODD[name] if abs(v) < 1e100) <= 0:
            with pytest.raises(QikitError, match="finer units"):
                control_chart(data, "v", "month", needs, **asked)
            return
        chart = control_chart(data, "v", "month", needs, **asked)
        points, words = chart.points, chart.describe()
    known = points["value"].notna()
    undrawn = KINDS[kind].name in ("pp", "up") and convention == "qicharts2"
    if KINDS[kind].limits and not undrawn:
        assert np.isfinite(points.loc[known, ["centre", "lower", "upper"]]).all(axis=None)
    assert points.loc[~known, "signal"].isna().all()
    assert words.endswith(".")
    if len(set(ODD[name])) == 1:
        assert chart.signals == ()


def test_equal_values_are_explained():
    chart = chart_of([0.1] * 24, better="higher", target=0.1)
    assert (chart.points[["centre", "lower", "upper"]] == 0.1).all(axis=None)
    assert chart.variation is Variation.COMMON
    assert "All values are equal" in " ".join(chart.cautions)
    assert "All values are equal" in chart.describe()


@pytest.mark.parametrize(
    ("better", "target", "expected"),
    [
        ("higher", 95, Assurance.PASS),
        ("higher", 100, Assurance.PASS),
        ("higher", 100.5, Assurance.FAIL),
        ("lower", 95, Assurance.FAIL),
        ("lower", 100, Assurance.PASS),
        (None, 95, None),
    ],
)
def test_a_measure_stuck_at_100_is_judged_by_its_value(better, target, expected):
    chart = chart_of([100.0] * 24, better=better, target=target)
    assert chart.assurance is expected
    assert chart.variation is Variation.COMMON


def test_one_value_is_explained():
    chart = chart_of([5.0])
    assert chart.signals == ()
    assert "only one value" in chart.cautions[0]
    assert len(chart.plot().lines) == 3  # centre, joined values, mark: no limits are drawn


@pytest.mark.parametrize("count", [2, 11])
def test_few_points_are_provisional(count):
    assert f"only {count} points" in chart_of(list(range(count))).cautions[0]


def test_twelve_points_are_enough():
    assert chart_of(list(range(12))).cautions == ()


def test_short_phases_are_counted():
    chart = chart_of([1.0, 2.0] * 12, rebase="2025-10-01")
    assert "1 of 2 phases have fewer than 12 points (the shortest has 3)" in chart.cautions[0]


def test_missing_values_are_counted_and_break_runs():
    chart = chart_of([1, 2, 3, np.nan, 4, 5, 6, 7], rules="mdc")
    assert "1 value is missing." in chart.cautions
    assert not [s for s in chart.signals if s.rule == "trend"]
    joined = chart_of([1, 2, 3, np.nan, 4, 5, 6, 7], convention="powerbi")
    assert [s for s in joined.signals if s.rule == "trend"]
    assert "1 missing value was joined over." in joined.cautions


def test_infinite_values_are_set_aside():
    chart = chart_of([1, 2, np.inf, 4, 5])
    assert np.isnan(chart.points["value"].iloc[2])
    assert (
        "1 value was treated as missing (infinite, or too large to be true; first in row 3)"
        in (chart.cautions[0])
    )


def test_events_over_nothing_are_set_aside():
    data = table([3, 4, 2, 1], n=[10, 10, 0, 10])
    chart = control_chart(data, "v", "month", "n", chart="p")
    assert np.isnan(chart.points["value"].iloc[2])
    assert "v over a n of 0; first in row 3" in chart.cautions[0]
    assert chart.points["centre"].iloc[0] == pytest.approx(8 / 30)


def test_nothing_over_nothing_is_missing_without_blame():
    data = table([3, 4, 0, 1], n=[10, 10, 0, 10])
    chart = control_chart(data, "v", "month", "n", chart="p")
    assert np.isnan(chart.points["value"].iloc[2])
    assert not any("treated as missing" in caution for caution in chart.cautions)


def test_more_cases_than_people_are_set_aside():
    data = table([3, 14, 2, 1], n=10)
    chart = control_chart(data, "v", "month", "n", chart="p")
    assert np.isnan(chart.points["value"].iloc[1])
    assert "more v than n; first in row 2" in chart.cautions[0]


def test_counts_below_nought_are_set_aside():
    assert "a count below nought; first in row 2" in chart_of([1, -2, 3], chart="c").cautions[0]


def test_unsorted_times_are_sorted():
    data = table([1.0, 2.0, 3.0, 4.0])
    chart = control_chart(data.iloc[[2, 0, 3, 1]], "v", "month")
    assert chart.points["value"].tolist() == [1, 2, 3, 4]


def test_repeated_times_are_refused_with_a_way_out():
    data = pd.concat([table([1.0, 2.0]), table([3.0, 4.0])])
    with pytest.raises(
        QikitError, match=r"several rows for January 2024|1 Jan 2024.*by=.*aggregate"
    ):
        control_chart(data, "v", "month")
    assert control_chart(data, "v", "month", aggregate="mean").points["value"].tolist() == [2, 3]
    assert run_chart(data, "v", "month", aggregate="sum").points["value"].tolist() == [4, 6]


def test_repeated_times_within_a_group_name_the_group():
    data = pd.concat([table([1.0, 2.0], g="A"), table([3.0, 4.0], g="A")])
    with pytest.raises(QikitError, match="for A"):
        control_chart(data, "v", "month", by="g")


def test_a_rebase_date_between_points_starts_at_the_next():
    chart = chart_of([1.0, 2.0] * 12, rebase="2025-01-15")
    assert chart.points.loc[chart.points["phase"] == 2, "time"].min() == pd.Timestamp("2025-02-01")
    assert "15 Jan 2025 is not a point of the data; the new phase starts at the next one" in (
        " ".join(chart.cautions)
    )


@pytest.mark.parametrize(
    ("date", "where"), [("2031-01-01", "after the last"), ("2024-01-01", "not after the first")]
)
def test_a_rebase_date_outside_the_data_is_explained(date, where):
    chart = chart_of([1.0, 2.0] * 12, rebase=date)
    assert chart.points["phase"].max() == 1
    assert f"is {where} point, so it changes nothing" in " ".join(chart.cautions)


def test_a_break_beyond_a_short_group_leaves_that_group_whole():
    data = pd.concat([table([1.0, 2.0] * 12, g="long"), table([1.0, 2.0] * 3, g="short")])
    chart = control_chart(data, "v", "month", by="g", rebase="2025-01-01")
    assert chart["long"].points["phase"].max() == 2
    assert chart["short"].points["phase"].max() == 1


def test_points_to_leave_out_that_are_not_there_are_mentioned():
    chart = chart_of([1.0, 2.0] * 6, exclude="2030-05-01")
    assert "1 May 2030 was to be left out, but is not a point of the data." in chart.cautions


def test_a_note_after_the_end_is_mentioned():
    chart = chart_of([1.0, 2.0] * 6, notes={"2030-05-01": "new form"})
    assert "The note 'new form' at 1 May 2030 is after the last point." in chart.cautions


def test_time_between_events_must_be_above_nought():
    with pytest.raises(QikitError, match=r"0 is not a time between events.*row 2.*finer units"):
        chart_of([3, 0, 4], chart="t")


def test_names_have_no_order_so_only_limits_are_judged():
    data = pd.DataFrame({"ward": list("ABCDEFGHIJ"), "v": range(10)})
    chart = control_chart(data, "v", "ward")
    assert {signal.rule for signal in chart.signals} <= {"outside"}
    assert "'ward' has no order in time" in chart.cautions[0]


def test_groups_without_a_target_have_no_assurance():
    data = pd.concat([table([1.0, 2.0] * 6, g="A"), table([1.0, 2.0] * 6, g="B")])
    chart = control_chart(data, "v", "month", by="g", target={"A": 9}, better={"A": "lower"})
    assert chart.assurance == {"A": Assurance.PASS, "B": None}
    assert chart.variation["B"] is Variation.COMMON


def test_targets_may_change_over_time():
    data = table([50.0, 52, 48] * 8, goal=[10.0] * 12 + [90.0] * 12)
    chart = control_chart(data, "v", "month", target="goal", better="higher")
    assert chart.assurance is Assurance.FAIL
    assert chart.workings["target"].tolist() == data["goal"].tolist()


def test_a_subgroup_of_one_is_refused_with_a_way_out():
    with pytest.raises(QikitError, match=r"several measurements at a point.*choose an xmr chart"):
        chart_of([1, 2, 3], chart="xbar")


def test_a_long_baseline_is_the_whole_phase():
    assert chart_of([1.0, 3.0] * 6, baseline=40).points["centre"].iloc[0] == 2
