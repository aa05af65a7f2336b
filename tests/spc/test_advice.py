"""Advice that teaches: which chart, new limits or not, and why rules disagree."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit import QikitError
from qikit.spc import advise, compare_rules, control_chart, propose_rebase

BASE = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 52, 47]
RNG = np.random.default_rng(20261123)


def table(values, **more):
    return pd.DataFrame(
        {"month": pd.date_range("2024-01-01", periods=len(values), freq="MS"), "v": values, **more}
    )


# --- which chart ----------------------------------------------------------------------------

CASES = RNG.binomial(200, 0.2, 30)
SWINGING = RNG.binomial(20_000, np.where(np.arange(30) % 2, 0.2, 0.24))
NORMAL = RNG.normal(50, 5, 30)


@pytest.mark.parametrize(
    ("data", "asked", "kind", "other"),
    [
        (table(CASES, n=200), {"denominator": "n"}, "p", "pp"),
        (table(SWINGING, n=20_000), {"denominator": "n"}, "pp", "p"),
        (table(RNG.poisson(40, 30), n=35), {"denominator": "n"}, "u", "up"),
        (table(RNG.poisson(9, 30)), {"counted": "events"}, "c", "xmr"),
        (table(RNG.poisson(RNG.uniform(1, 90, 30))), {"counted": "events"}, "xmr", "c"),
        (table(NORMAL), {}, "xmr", "run"),
        (table(BASE[:9]), {}, "run", "xmr"),
        (table(RNG.exponential(9, 20)), {"between": "time"}, "t", "xmr"),
        (table(RNG.geometric(0.02, 20)), {"between": "opportunities"}, "g", "xmr"),
    ],
)
def test_advice(data, asked, kind, other):
    found = advise(data, "v", "month", **asked)
    assert (found.kind, found.other) == (kind, other)
    assert found.chart.kind.name == kind
    assert found.alternative.kind.name == other
    assert found.because in found.describe()


def test_several_measurements_a_point_are_subgroups():
    raw = pd.DataFrame({"t": np.repeat(range(15), 4), "v": RNG.normal(9, 1, 60)})
    assert advise(raw, "v", "t").kind == "xbar"


def test_the_deciding_number_is_told():
    words = advise(table(SWINGING, n=20_000), "v", "month", "n").describe()
    assert "over-dispersed" in words
    zero = table([0] * 20 + [1] * 6)
    assert "77% of the points are 0" in advise(zero, "v", "month", counted="events").describe()
    tied = table(np.cumsum(RNG.normal(size=40)))
    assert "tied to each other" in advise(tied, "v", "month").describe()
    skewed = table([*RNG.normal(5, 1, 24), 40])
    assert "The values are skewed" in advise(skewed, "v", "month").describe()


def test_under_dispersion_is_told():
    even = table([40, 41, 40, 39] * 6, n=200)
    assert "under-dispersed" in advise(even, "v", "month", "n").describe()


def test_both_charts_are_shown():
    found = advise(table(CASES, n=200), "v", "month", "n")
    titles = [axes.get_title(loc="left") for axes in found.plot().figure.axes]
    assert titles == ["Advised: P chart of proportions", "Instead: P′ chart of proportions"]
    assert 'role="img"' in found.to_html()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"counted": "people"}, r"counted cannot be 'people'\. Choose one of 'cases'"),
        ({"between": "days"}, r"between cannot be 'days'"),
        ({"counted": "cases"}, r"Cases need a denominator"),
    ],
)
def test_wrong_questions_about_advice(asked, words):
    with pytest.raises(QikitError, match=words):
        advise(table(BASE), "v", "month", **asked)


def test_advice_needs_columns_that_are_there():
    with pytest.raises(QikitError, match=r"no column 'seen'\. The columns are month, v"):
        advise(table(BASE), "v", "month", "seen")


# --- new limits -----------------------------------------------------------------------------

STEP = BASE + [v + 12 for v in BASE]


def test_new_limits_are_proposed_from_the_start_of_the_shift():
    chart = control_chart(table(STEP), "v", "month", baseline=12, better="higher")
    found = propose_rebase(chart)
    assert found.proposed
    assert found.start == pd.Timestamp("2025-01-01")
    assert found.rebased.points["phase"].max() == 2
    assert "Nothing has been changed: give rebase='2025-01-01' if you agree." in found.describe()
    pd.testing.assert_frame_equal(
        found.rebased.points,
        control_chart(
            table(STEP), "v", "month", baseline=12, better="higher", rebase="2025-01-01"
        ).points,
    )
    assert chart.points["phase"].max() == 1


def test_five_new_points_are_too_few():
    found = propose_rebase(control_chart(table(STEP[:20]), "v", "month", baseline=12))
    assert not found.proposed
    assert "Not met: there are 8 points since it began (at least 12)" in found.describe()
    assert "should not yet be given new limits" in found.describe()


def test_a_deterioration_is_not_hidden():
    chart = control_chart(table(STEP), "v", "month", baseline=12, better="lower")
    assert not propose_rebase(chart).proposed
    assert "new limits would hide a deterioration" in propose_rebase(chart).describe()


def test_a_note_near_the_break_is_offered_as_the_cause():
    chart = control_chart(
        table(STEP), "v", "month", baseline=12, notes={"2024-12-01": "Extra clinic"}
    )
    assert "For you to answer: is 'Extra clinic' the cause?" in propose_rebase(chart).describe()


def test_a_stable_chart_gets_no_proposal():
    found = propose_rebase(control_chart(table(BASE * 2), "v", "month"))
    assert found.rebased is None
    assert found.describe().startswith("No new limits are proposed for v.")
    assert len(found.plot().figure.axes) == 1


def test_a_shift_that_did_not_last_gets_no_proposal():
    values = BASE + [60] * 8 + BASE
    assert propose_rebase(control_chart(table(values), "v", "month", baseline=12)).start is None


def test_an_earlier_break_is_kept():
    values = BASE + [v + 12 for v in BASE] + [v + 24 for v in BASE]
    chart = control_chart(table(values), "v", "month", baseline=12, rebase="2025-01-01")
    found = propose_rebase(chart)
    assert found.start == pd.Timestamp("2026-01-01")
    assert found.rebased.points["phase"].tolist() == [1] * 12 + [2] * 12 + [3] * 12


def test_one_group_of_many_can_be_asked_about():
    data = pd.concat([table(STEP, ward="A"), table(BASE * 2, ward="B")])
    chart = control_chart(data, "v", "month", by="ward", baseline=12)
    assert propose_rebase(chart["A"]).rebased.points["phase"].max() == 2
    assert propose_rebase(chart["B"]).rebased is None
    with pytest.raises(QikitError, match=r"There are 2 series\. Choose one"):
        propose_rebase(chart)


def test_both_ways_of_drawing_are_shown():
    found = propose_rebase(control_chart(table(STEP), "v", "month", baseline=12))
    titles = [axes.get_title(loc="left") for axes in found.plot().figure.axes]
    assert titles == ["Limits as they are", "With new limits"]
    assert "<table>" in found.to_html()


# --- two families of rules ------------------------------------------------------------------


def test_a_single_extreme_point_concerns_one_family_only():
    found = compare_rules(control_chart(table([*BASE, 90, *BASE]), "v", "month"))
    assert [chart.kind.name for chart in found.charts] == ["xmr", "run"]
    assert "look at single points beyond the limits" in found.why()
    assert found.why() in found.describe()


def test_agreement_is_said():
    calm = compare_rules(control_chart(table([50, 52, 48, 51, 49, 53, 47] * 4), "v", "month"))
    assert calm.why() == "The two agree here: neither finds a signal."
    same = compare_rules(control_chart(table(STEP), "v", "month"), "ihi", "ihi")
    assert same.why() == "The two agree here: both mark the same points."


def test_other_lengths_are_given_as_the_reason():
    values = [50, 52, 48, 51, 49, 53, 47] * 2 + [51, 52, 51, 53, 51, 52, 51]
    found = compare_rules(control_chart(table(values), "v", "month", screen=False), "mdc", "ihi")
    assert found.why().startswith("The two differ here")


def test_a_run_chart_can_be_compared_with_limits():
    from qikit import run_chart

    found = compare_rules(run_chart(table(STEP), "v", "month"), "nelson", "perla")
    assert [chart.kind.name for chart in found.charts] == ["xmr", "run"]
    assert len(found.plot().figure.axes) == 2


def test_pairs_need_a_figure_of_their_own():
    chart = control_chart(table(STEP), "v", "month", baseline=12)
    axes = chart.plot()
    for pair in (compare_rules(chart), propose_rebase(chart), advise(table(STEP), "v", "month")):
        with pytest.raises(QikitError, match="do not fit one pair of axes"):
            pair.plot(axes)


def test_many_series_are_compared_one_at_a_time():
    data = pd.concat([table(STEP, ward="A"), table(BASE, ward="B")])
    chart = control_chart(data, "v", "month", by="ward")
    with pytest.raises(QikitError, match="There are 2 series"):
        compare_rules(chart)
    assert compare_rules(chart["B"]).first.groups == ("B",)
