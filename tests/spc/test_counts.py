"""Funnel plots, Pareto charts and CUSUM charts against independent calculations."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from qikit import QikitError
from qikit.spc import cusum_chart, funnel_plot, pareto_chart

# --- funnel ---------------------------------------------------------------------------------


def units(x, n):
    return pd.DataFrame({"site": [f"s{i:02}" for i in range(len(x))], "x": x, "n": n})


def test_binomial_limits_hold_the_promised_share():
    chart = funnel_plot(units([12, 30, 150], [100, 300, 1500]), "x", "n", "site", centre=0.1)
    for row in chart.points.itertuples():
        low = math.ceil(row.lower_998 * row.denominator)
        inside = binom.cdf(math.floor(row.upper_998 * row.denominator), row.denominator, 0.1)
        inside -= binom.cdf(low - 1, row.denominator, 0.1)
        assert inside == pytest.approx(0.998, abs=0.003)


@pytest.mark.parametrize("expected", [1.0, 5.0, 40.0])
def test_poisson_limits_are_those_counts_that_make_the_level_unlikely(expected):
    frame = units([expected, expected], [expected, expected])
    row = funnel_plot(frame, "x", "n", "site", kind="ratio").points.iloc[0]
    low, high = row["lower_95"] * expected, row["upper_95"] * expected
    # at the upper limit, fewer or as many as expected are seen in one case of forty
    assert poisson.cdf(expected, high) == pytest.approx(0.025, rel=1e-6)
    assert poisson.sf(expected - 1, low) == pytest.approx(0.025, rel=1e-6)


def test_the_centre_is_the_overall_level_and_1_for_ratios():
    frame = units([10, 30], [100, 100])
    assert funnel_plot(frame, "x", "n", "site").points["centre"].iloc[0] == 0.2
    assert funnel_plot(frame, "x", "n", "site", kind="ratio").points["centre"].iloc[0] == 1
    rate = funnel_plot(frame, "x", "n", "site", kind="rate", multiply=1000)
    assert rate.points["centre"].iloc[0] == 200


def test_over_dispersion_by_hand():
    x, n = np.array([5, 9, 60, 41, 8, 30]), np.array([50, 80, 200, 400, 90, 300])
    chart = funnel_plot(units(x, n), "x", "n", "site", over_dispersion="additive")
    centre = np.arcsin(np.sqrt(x.sum() / n.sum()))
    error = 1 / (2 * np.sqrt(n))
    z = (np.arcsin(np.sqrt(x / n)) - centre) / error
    held = np.clip(z, np.quantile(z, 0.1), np.quantile(z, 0.9))
    phi = np.mean(held**2)
    w = 4.0 * n
    tau2 = (len(n) * phi - (len(n) - 1)) / (w.sum() - (w**2).sum() / w.sum())
    upper = np.sin(centre + 1.959963984540054 * np.sqrt(error**2 + tau2)) ** 2
    assert chart.phi == pytest.approx(phi)
    assert chart.tau2 == pytest.approx(tau2)
    assert chart.points["upper_95"].to_numpy() == pytest.approx(upper)


def test_multiplicative_limits_grow_with_the_root_of_phi():
    frame = units([5, 9, 60, 41, 8, 30], [50, 80, 200, 400, 90, 300])
    chart = funnel_plot(frame, "x", "n", "site", "rate", over_dispersion="multiplicative")
    root = np.sqrt(chart.points["upper_998"]) - np.sqrt(chart.points["centre"])
    chance = 3.090232306 * np.sqrt(chart.phi) / (2 * np.sqrt(frame["n"].to_numpy()))
    assert root.to_numpy() == pytest.approx(chance)


def test_dispersion_beyond_chance_is_mentioned():
    frame = units([5, 60, 8, 90], [100, 100, 100, 100])
    assert "more than chance explains" in " ".join(funnel_plot(frame, "x", "n", "site").cautions)


def test_units_without_denominator_are_left_out_by_name():
    chart = funnel_plot(units([5, 6, 7], [100, 0, 100]), "x", "n", "site")
    assert chart.points["unit"].tolist() == ["s00", "s02"]
    assert "Left out, as their denominator is 0: s01." in chart.cautions


def test_units_whose_numbers_cannot_be_read_are_named():
    frame = units([5, 6, 7, 8], [100, 90, 80, 100]).astype({"x": object})
    frame.loc[1, "x"], frame.loc[2, "x"] = "<5", None
    chart = funnel_plot(frame, "x", "n", "site")
    assert chart.points["unit"].tolist() == ["s00", "s03"]
    told = "Left out, where a number is missing or cannot be read: s01, s02."
    assert told in chart.cautions
    assert told in chart.to_html()


def test_units_with_impossible_numbers_are_left_out_for_that_reason():
    chart = funnel_plot(units([5, -1, 7, 8], [100, 90, np.inf, 100]), "x", "n", "site")
    assert chart.points["unit"].tolist() == ["s00", "s03"]
    assert (
        "Left out, as a count below 0, or a denominator that is no size, cannot be compared: "
        "s01, s02." in chart.cautions
    )


def test_the_words_name_those_outside_and_no_others():
    told = funnel_plot(units([5, 6, 4, 40], [100] * 4), "x", "n", "site").describe()
    assert "s03 is above the upper 99.8% limit" in told
    assert "s00" not in told
    calm = funnel_plot(units([5, 6, 4, 5], [100] * 4), "x", "n", "site").describe()
    assert "No unit lies outside the 99.8% limits." in calm


def test_everyone_at_nought_is_no_signal():
    chart = funnel_plot(units([0, 0, 0], [100, 200, 300]), "x", "n", "site")
    assert chart.signals == ()
    assert chart.points[["lower_998", "upper_998"]].to_numpy().tolist() == [[0, 0]] * 3


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"value": "y"}, r"no column 'y'\. The columns are site, x, n"),
        ({"kind": "mean"}, r"'mean' is no kind of funnel\. Choose one of proportion"),
        ({"over_dispersion": "yes"}, r"'yes' is no model of over-dispersion"),
        ({"centre": 1.4}, r"overall level cannot be 1\.4"),
    ],
)
def test_wrong_questions_about_funnels(asked, words):
    with pytest.raises(QikitError, match=words):
        funnel_plot(
            units([1, 2], [9, 9]), **({"value": "x", "denominator": "n", "unit": "site"} | asked)
        )


def test_impossible_units_are_refused():
    with pytest.raises(QikitError, match=r"s00 has 12 x but only 9 n\. Check.*kind='rate'"):
        funnel_plot(units([12, 2], [9, 9]), "x", "n", "site")
    with pytest.raises(QikitError, match=r"fewer than two units to compare: s00\. Check"):
        funnel_plot(units([1], [9]), "x", "n", "site")


# --- Pareto ---------------------------------------------------------------------------------


def test_largest_first_and_other_last():
    causes = pd.DataFrame({"why": ["b"] * 3 + ["a"] * 5 + ["Other"] * 9 + [None]})
    chart = pareto_chart(causes, "why")
    assert chart.points["category"].tolist() == ["a", "b", "Other"]
    assert pareto_chart(causes, "why", last=None).points["category"].iloc[0] == "Other"
    assert chart.points["cumulative_share"].iloc[-1] == 1


def test_counts_may_be_given():
    causes = pd.DataFrame({"why": ["a", "b", "a"], "harm": [1.5, 2, 1]})
    assert pareto_chart(causes, "why", "harm").points["count"].tolist() == [2.5, 2.0]


def test_the_words_name_the_vital_few():
    causes = pd.DataFrame({"why": ["a"] * 6 + ["b"] * 3 + ["c"]})
    assert pareto_chart(causes, "why").describe() == (
        "Pareto chart of why: 10 in all. 2 of 3 categories make up 90%: a (6), b (3)."
    )
    nothing = pd.DataFrame({"why": ["a"], "n": [0]})
    assert "all counts are 0" in pareto_chart(nothing, "why", "n").describe()


@settings(max_examples=50)
@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=60))
def test_shares_of_a_pareto(letters):
    frame = pareto_chart(pd.DataFrame({"why": letters}), "why").points
    assert frame["count"].is_monotonic_decreasing
    assert frame["count"].sum() == len(letters)
    assert frame["cumulative_share"].iloc[-1] == pytest.approx(1)


@pytest.mark.parametrize(
    ("frame", "asked", "words"),
    [
        ({"why": ["a"]}, {"category": "what"}, "no column 'what'"),
        ({"why": [None]}, {"category": "why"}, "Column 'why' is empty"),
        ({"why": ["a"], "n": [-1]}, {"category": "why", "count": "n"}, r"-1 is not a count.*row 1"),
    ],
)
def test_wrong_questions_about_paretos(frame, asked, words):
    with pytest.raises(QikitError, match=words):
        pareto_chart(pd.DataFrame(frame), **asked)


# --- CUSUM ----------------------------------------------------------------------------------


def test_the_sums_by_hand():
    chart = cusum_chart(pd.DataFrame({"died": [0, 1, 1, 0]}), "died", target=0.1, limit=9)
    odds = 2 / 9
    higher = odds / (1 + odds)
    gain, loss = math.log(higher / 0.1), math.log((1 - higher) / 0.9)
    assert chart.higher == pytest.approx(higher)
    assert chart.points["up"].tolist() == pytest.approx([0, gain, 2 * gain, 2 * gain + loss])


def test_both_sums_start_again_after_a_signal():
    chart = cusum_chart(pd.DataFrame({"died": [0] * 9 + [1] * 9}), "died", target=0.05)
    marked = chart.points[chart.points["signal"].notna()]
    assert (marked[["up", "down"]] == 0).all(axis=None)
    assert [s.direction for s in chart.signals] == marked["signal"].tolist()
    assert f"by case {chart.signals[0].end} 'died' has become more frequent" in chart.describe()


def test_a_calm_series_has_no_signal():
    chart = cusum_chart(pd.DataFrame({"died": [0, 0, 0, 1, 0]}), "died", baseline=5)
    assert chart.usual == 0.2
    assert "There are no signals." in chart.describe()


def test_cases_are_put_in_order_of_time():
    data = pd.DataFrame({"day": [3, 1, 2], "died": [1, 0, 0]})
    assert cusum_chart(data, "died", "day", target=0.1).points["outcome"].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("values", "asked", "words"),
    [
        ([0, 2], {"target": 0.1}, r"2 is not 0 or 1\. \(column 'died', case 2\)"),
        ([0, 1], {}, r"usual rate is given not at all\. Give either target="),
        ([0, 1], {"target": 0.1, "baseline": 2}, "usual rate is given twice"),
        ([0, 0], {"baseline": 2}, "usual rate is 0, but must lie between 0 and 1"),
        ([0, 1], {"target": 0.1, "odds_ratio": 1}, "odds ratio of 1 with a limit of 3.5"),
        ([0, 1], {"target": 0.1, "time": "day"}, "no column 'day'"),
    ],
)
def test_wrong_questions_about_cusums(values, asked, words):
    with pytest.raises(QikitError, match=words):
        cusum_chart(pd.DataFrame({"died": values}), "died", **asked)
