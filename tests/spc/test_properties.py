"""What must hold for any data: shifting, scaling, reordering, grouping, and true words."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qikit.spc import RULE_SETS, control_chart, run_chart

LINES = ["centre", "lower", "upper", "near_lower", "near_upper"]
EVEN_KINDS = ["xmr", "xmr-median", "xmr-medians", "mr"]

few = settings(max_examples=40)
whole = st.integers(-50, 50)
series = st.lists(whole, min_size=2, max_size=40)
gappy = st.lists(st.one_of(whole, st.none()), min_size=3, max_size=30).filter(
    lambda values: sum(v is not None for v in values) >= 2
)


def table(values, **more):
    return pd.DataFrame(
        {"t": range(1, len(values) + 1), "v": pd.Series(values, dtype=float), **more}
    )


@few
@given(series, st.integers(-1000, 1000), st.sampled_from(["xmr", "xmr-median", "xmr-medians"]))
def test_shifting_data_shifts_the_lines(values, shift, kind):
    one = control_chart(table(values), "v", "t", chart=kind).points
    two = control_chart(table([v + shift for v in values]), "v", "t", chart=kind).points
    np.testing.assert_allclose(two[LINES], one[LINES] + shift, atol=1e-9)
    assert two["signal"].tolist() == one["signal"].tolist()


@few
@given(series, st.sampled_from([0.001, 0.1, 3.0, 1e6]), st.sampled_from(EVEN_KINDS))
def test_scaling_data_scales_the_lines(values, scale, kind):
    one = control_chart(table(values), "v", "t", chart=kind).points
    two = control_chart(table([v * scale for v in values]), "v", "t", chart=kind).points
    np.testing.assert_allclose(two[LINES], one[LINES] * scale, rtol=1e-9, atol=1e-9 * scale)
    assert two["signal"].tolist() == one["signal"].tolist()


@few
@given(series, st.sampled_from([100.0, 1000.0]))
def test_multiplying_is_scaling(values, scale):
    one = control_chart(table([v * scale for v in values]), "v", "t").points
    two = control_chart(table(values), "v", "t", multiply=scale).points
    np.testing.assert_allclose(two[["value", *LINES]], one[["value", *LINES]], atol=1e-7)


@few
@given(gappy, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(values, random):
    data = table(values)
    rows = list(range(len(data)))
    random.shuffle(rows)
    pd.testing.assert_frame_equal(
        control_chart(data.iloc[rows], "v", "t").points, control_chart(data, "v", "t").points
    )


@few
@given(gappy, gappy, st.sampled_from(["mdc", "nelson", "anhoej"]))
def test_adding_a_group_changes_no_other(values, others, rules):
    one = table(values, g="a")
    both = pd.concat([one, table(others, g="b")])
    alone = control_chart(one, "v", "t", by="g", rules=rules)
    among = control_chart(both, "v", "t", by="g", rules=rules)
    pd.testing.assert_frame_equal(among["a"].points, alone.points)
    mine = among.points[among.points["by"] == "a"].reset_index(drop=True)
    pd.testing.assert_frame_equal(mine, alone.points)
    assert among["a"].signals == alone.signals
    assert among["a"].describe() == alone.describe()


@few
@given(gappy)
def test_the_data_is_never_changed(values):
    data = table(values, n=10.0)
    before = data.copy(deep=True)
    chart = control_chart(data, "v", "t", "n", chart="ip")
    chart.points.loc[:, "value"] = -1.0
    pd.testing.assert_frame_equal(data, before)


@few
@given(
    st.lists(st.integers(0, 20), min_size=4, max_size=30), st.sampled_from(["p", "pp", "u", "up"])
)
def test_proportions_and_rates_stay_possible(counts, kind):
    points = control_chart(table(counts, n=20), "v", "t", "n", chart=kind).points
    assert (points["lower"] >= 0).all()
    if kind in ("p", "pp"):
        assert (points["upper"] <= 1).all()


@few
@given(gappy, st.sampled_from(sorted(RULE_SETS)), st.sampled_from(["higher", "lower", None]))
def test_words_say_the_signals_and_nothing_else(values, rules, better):
    chart = control_chart(table(values), "v", "t", rules=rules, better=better)
    told = chart.describe()
    for signal in chart.signals:
        assert signal.reason in told
    if not chart.signals:
        quiet = "No rules were applied" if rules == "none" else "There are no signals"
        assert quiet in told
        return
    assert "no signals" not in told
    number = int(re.search(r"There (?:is|are) (\d+) signal", told).group(1))
    assert number == len(chart.signals)
    assert [int(n) for n in re.findall(r"\((\d+)\) ", told)] == (
        list(range(1, number + 1)) if number > 1 else []
    )


@few
@given(gappy, st.sampled_from(sorted(RULE_SETS)))
def test_signals_and_points_say_the_same(values, rules):
    chart = control_chart(table(values), "v", "t", rules=rules)
    points = chart.points
    covered = set()
    for signal in chart.signals:
        inside = points[(points["time"] >= signal.start) & (points["time"] <= signal.end)]
        assert len(inside) >= signal.count >= 1
        codes = chart.workings[signal.rule]
        assert codes[points["time"] == signal.start].iloc[0] != 0
        assert codes[points["time"] == signal.end].iloc[0] != 0
        covered |= set(inside["time"])
    marked = points[points["signal"].notna()]
    assert set(marked["time"]) <= covered
    assert marked["value"].notna().all()


@few
@given(gappy)
def test_points_in_a_row_are_as_many_as_the_words_say(values):
    chart = run_chart(table(values), "v", "t", rules="perla")
    for signal in chart.signals:
        told = re.match(r"(\d+) points", signal.reason)
        if told:
            assert int(told.group(1)) == signal.count


@few
@given(series)
def test_every_line_is_a_number(values):
    for kind in EVEN_KINDS:
        points = control_chart(table(values), "v", "t", chart=kind).points
        assert np.isfinite(points[LINES]).all(axis=None)


@few
@given(
    st.floats(-1e6, 1e6, allow_nan=False).filter(lambda v: v == 0 or abs(v) > 1e-6),
    st.integers(1, 60),
)
def test_equal_values_never_signal(value, count):
    for rules in ("mdc", "nelson", "perla", "qicharts2"):
        chart = control_chart(table([value] * count), "v", "t", rules=rules)
        assert chart.signals == ()
        assert (chart.points["centre"] == value).all()
        assert (chart.points["upper"] == chart.points["lower"]).all()


@few
@given(st.lists(whole, min_size=24, max_size=24))
def test_conventions_differ_only_as_they_say(values):
    assume(len(set(values)) > 2)
    nhs = control_chart(table(values), "v", "t", screen=False).points
    sheet = control_chart(table(values), "v", "t", convention="spreadsheet").points
    other = control_chart(table(values), "v", "t", convention="qicharts2", screen=False).points
    pd.testing.assert_frame_equal(nhs, sheet)
    reach = (nhs["upper"] - nhs["centre"]) / (other["upper"] - other["centre"])
    assert reach.to_numpy() == pytest.approx(2.66 / (3 / 1.128))
