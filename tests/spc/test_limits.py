"""Limits against published worked examples and against formulas written out independently."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from qikit.spc import control_chart
from qikit.spc.constants import c4, each, range_moments


def table(values, **more):
    return pd.DataFrame({"t": range(1, len(values) + 1), "v": values, **more})


def lines(chart, row=0):
    found = chart.points.iloc[row]
    return found["lower"], found["centre"], found["upper"]


# Montgomery, Introduction to Statistical Quality Control, appendix VI: n, c4, d2, d3
MONTGOMERY = (
    (2, 0.7979, 1.128, 0.853),
    (3, 0.8862, 1.693, 0.888),
    (5, 0.9400, 2.326, 0.864),
    (10, 0.9727, 3.078, 0.797),
    (25, 0.9896, 3.931, 0.708),
)


@pytest.mark.parametrize(("n", "four", "two", "three"), MONTGOMERY)
def test_factors_are_those_of_the_published_table(n, four, two, three):
    d2, d3 = range_moments(n)
    assert round(c4(n), 4) == four
    assert round(d2, 3) == two
    assert round(d3, 3) == pytest.approx(three, abs=1.01e-3)


def test_factors_of_single_values_do_not_exist():
    assert math.isnan(c4(1))
    assert np.isnan(each("d2", np.array([1.0, 0.0]))).all()


def test_individuals_as_in_the_nist_handbook():
    # NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.1, flow rates of ten batches
    flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    chart = control_chart(table(flow), "v", "t", screen=False, convention="qicharts2")
    assert lines(chart) == pytest.approx((45.8159, 50.81, 55.8041), abs=5e-5)


def test_counts_as_in_the_nist_handbook():
    # NIST/SEMATECH e-Handbook, 6.3.3.1, defects on 25 wafers
    defects = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14]
    defects += [16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]
    chart = control_chart(table(defects), "v", "t", chart="c")
    assert lines(chart) == pytest.approx((4, 16, 28))
    assert [s.start for s in chart.signals if s.rule == "outside"] == [24]


def test_proportions_as_in_the_nist_handbook():
    # NIST/SEMATECH e-Handbook, 6.3.3.2, defective chips in 30 samples of 50
    bad = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22]
    bad += [8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
    chart = control_chart(table(bad, n=50), "v", "t", "n", chart="p")
    assert lines(chart) == pytest.approx((0.0524, 0.2313, 0.4102), abs=5e-5)


SHORT = [1, 2, 1, 2, 10] + [1, 2] * 6 + [1]


def test_screening_changes_the_limits_but_not_the_mean():
    # NHS-R Community, NHSRplotthedots, "Deviations from Excel defaults"
    plain = control_chart(table(SHORT), "v", "t", convention="spreadsheet")
    screened = control_chart(table(SHORT), "v", "t")
    assert lines(plain) == pytest.approx((-3.06, 1.944, 6.95), abs=5e-3)
    assert lines(screened) == pytest.approx((-0.72, 1.944, 4.60), abs=5e-3)


BASE = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 46, 52]


@pytest.mark.parametrize(
    ("values", "baseline", "expected"),
    [
        ([*BASE, 51, 53, 48, 50], None, (40.2772, 50.5625, 60.8478)),
        ([*BASE, 47, 48, 46, 49, 47, 48, 45], 12, (38.9761, 50.5833, 62.1906)),
        ([*BASE, 51, 70, 48, 50], None, (35.3103, 51.625, 67.9397)),
    ],
)
def test_xmr_limits_by_hand(values, baseline, expected):
    chart = control_chart(table(values), "v", "t", screen=False, baseline=baseline)
    assert lines(chart) == pytest.approx(expected, abs=5e-5)


def test_median_limits_use_the_median_range():
    values = np.array(BASE, float)
    chart = control_chart(table(BASE), "v", "t", chart="xmr-medians", screen=False)
    reach = 3 / 0.954 * np.median(np.abs(np.diff(values)))
    middle = np.median(values)
    assert lines(chart) == pytest.approx((middle - reach, middle, middle + reach))


SUBGROUPS = [
    *(12, 15, 11, 14, 13),
    *(16, 14, 15, 13, 17),
    *(11, 12, 14, 13, 10),
    *(15, 16, 13, 14, 12),
    *(13, 12, 15, 14, 16),
]


def subgroups():
    return pd.DataFrame({"t": np.repeat(range(1, 6), 5), "v": SUBGROUPS})


def test_means_and_deviations_of_subgroups():
    mean = control_chart(subgroups(), "v", "t", chart="xbar")
    spread = control_chart(subgroups(), "v", "t", chart="s")
    assert mean.points["value"].tolist() == [13, 15, 12, 14, 14]
    assert lines(mean) == pytest.approx((11.343, 13.6, 15.857), abs=5e-4)
    assert lines(spread) == pytest.approx((0, 1.5811, 3.303), abs=5e-4)


def test_ranges_of_subgroups_use_the_published_factors():
    chart = control_chart(subgroups(), "v", "t", chart="r")
    # every range is 4; D3 = 0 and D4 = 2.1145 for five values
    assert lines(chart) == pytest.approx((0, 4, 4 * 2.1145), abs=5e-4)


def test_unequal_subgroups_pool_their_variances():
    data = subgroups().drop(index=[0, 7])
    chart = control_chart(data, "v", "t", chart="xbar")
    groups = [g["v"].to_numpy(float) for _, g in data.groupby("t")]
    pooled = math.sqrt(
        sum((len(g) - 1) * g.var(ddof=1) for g in groups) / sum(len(g) - 1 for g in groups)
    )
    reach = 3 * pooled / (c4(4) * math.sqrt(4))
    assert lines(chart)[2] - lines(chart)[1] == pytest.approx(reach)


X = [30, 35, 28, 40, 27, 36, 33, 41, 38, 29, 37, 31]
N = [48, 52, 50, 61, 45, 55, 49, 58, 60, 47, 53, 50]


def test_proportions_with_unequal_denominators():
    chart = control_chart(table(X, n=N), "v", "t", "n", chart="p")
    assert lines(chart) == pytest.approx((0.437690, 0.644904, 0.852119), abs=5e-7)


def test_laney_adjusts_proportions():
    chart = control_chart(table(X, n=N), "v", "t", "n", chart="pp", screen=False)
    assert lines(chart) == pytest.approx((0.477604, 0.644904, 0.812205), abs=5e-7)


COUNTS = [4, 7, 3, 6, 5, 8, 2, 5, 6, 4, 7, 3]
DAYS = [920, 1010, 880, 950, 990, 1040, 860, 930, 970, 900, 1020, 910]


def test_counts_and_rates():
    count = control_chart(table(COUNTS), "v", "t", chart="c")
    rate = control_chart(table(COUNTS, n=DAYS), "v", "t", "n", chart="u", multiply=1000)
    assert lines(count) == pytest.approx((0, 5, 11.7082), abs=5e-5)
    assert lines(rate) == pytest.approx((0, 5.27241, 12.45418), abs=5e-6)


GAPS = [12, 3, 25, 8, 40, 17, 6, 31, 22, 9]


def test_rare_events():
    between = control_chart(table(GAPS), "v", "t", chart="g")
    days = control_chart(table(GAPS), "v", "t", chart="t", screen=False)
    assert lines(between) == pytest.approx((0, 14.5, 70.6789), abs=5e-5)
    assert lines(days) == pytest.approx((0.0072, 14.4610, 139.8411), abs=5e-4)


def test_i_prime_widens_where_few_were_seen():
    data = table(X, n=N)
    chart = control_chart(data, "v", "t", "n", chart="ip", screen=False)
    y, n = np.array(X) / np.array(N), np.array(N, float)
    even = np.abs(np.diff(y)) / np.sqrt(1 / n[1:] + 1 / n[:-1])
    sigma = math.sqrt(math.pi / 2) * even.mean()
    assert (chart.points["upper"] - chart.points["centre"]).to_numpy() == pytest.approx(
        3 * sigma / np.sqrt(n)
    )


def test_i_prime_keeps_to_the_baseline():
    long = table(X + [x + 9 for x in X], n=N * 2)
    frozen = control_chart(long, "v", "t", "n", chart="ip", baseline=12)
    alone = control_chart(table(X, n=N), "v", "t", "n", chart="ip")
    assert lines(frozen) == pytest.approx(lines(alone))


def test_moving_ranges():
    chart = control_chart(table(BASE), "v", "t", chart="mr")
    mean = np.abs(np.diff(BASE)).mean()
    assert lines(chart, 3) == pytest.approx((0, mean, 3.267 * mean))
    assert np.isnan(chart.points["value"].iloc[0])


def test_points_left_out_are_joined_over():
    chart = control_chart(table(BASE), "v", "t", exclude=[3], screen=False)
    rest = [v for i, v in enumerate(BASE) if i != 2]
    alone = control_chart(table(rest), "v", "t", screen=False)
    assert lines(chart) == pytest.approx(lines(alone))
    assert chart.workings["left_out"].tolist() == [i == 2 for i in range(12)]


def test_the_last_points_can_be_the_baseline():
    chart = control_chart(table([90] * 3 + BASE), "v", "t", baseline=-12)
    assert lines(chart) == pytest.approx(lines(control_chart(table(BASE), "v", "t")))


def test_limits_can_be_kept_within_bounds():
    chart = control_chart(table([98, 100, 97, 100, 99, 95]), "v", "t", bounds=(0, 100))
    assert chart.points["upper"].max() == 100


def test_a_centre_line_can_be_given():
    chart = control_chart(table(GAPS), "v", "t", chart="t", centre=20)
    assert chart.points["centre"].to_numpy() == pytest.approx(20)
    assert lines(control_chart(table(GAPS), "v", "t", chart="g", centre=30))[1] == 0.693 * 30


def test_each_phase_has_its_own_limits():
    chart = control_chart(table(BASE + [v + 20 for v in BASE]), "v", "t", rebase=13)
    first, second = lines(chart, 0), lines(chart, 12)
    assert second == pytest.approx([line + 20 for line in first])
    assert chart.points["phase"].tolist() == [1] * 12 + [2] * 12
