"""Our numbers against those of the tools NHS analysts use, case by case.

`QIKIT_REFERENCE` names folders of cases; without it, the cases kept in the project run. Where
the tag says that the tool's answer is an error of the tool, our own answer is asserted instead,
by the condition that brings the error about.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit import QikitError
from qikit.spc import Assurance, Variation
from tests.spc.reference_cases import Case, all_cases, ask, numbers
from tests.spc.reference_checks import CHECKS, check_ptd_points, icons_of

CASES = all_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_agrees(case: Case) -> None:
    if case.bug:
        check_our_own_answer(case)
    elif "error" in case.expected:
        with pytest.raises(QikitError):
            ask(case)
    else:
        CHECKS[case.family](case, ask(case))


def test_there_are_cases() -> None:
    assert len(CASES) > 50


# --- our own answers where a tool errs -------------------------------------------------------


def check_our_own_answer(case: Case) -> None:
    """Find out by the data and the arguments what went wrong there, and assert what we say."""
    if infinite_points(case):
        return events_over_nothing_are_missing(case)
    if all_equal(case):
        return equal_values_have_flat_limits(case)
    if "cl" in case.args:
        return a_given_centre_line_is_shown(case)
    if isinstance(case.args.get("target"), dict):
        return no_target_no_assurance(case)
    if "rebase" in case.args:
        return a_phase_starts_at_the_next_point(case)
    return the_chart_is_made_and_sound(case)


def infinite_points(case: Case) -> bool:
    return "Inf" in case.expected.get("points", {}).get("y", [])


def all_equal(case: Case) -> bool:
    points = case.expected.get("points", {})
    values = numbers(points.get("y", points.get("value", [])))
    return len(values) > 1 and bool(np.all(values == values[0]))


def equal_values_have_flat_limits(case: Case) -> None:
    chart = ask(case)
    points = chart.points
    for name in ("centre", "lower", "upper", "near_lower", "near_upper"):
        assert (points[name] == points["value"]).all()
    assert chart.signals == ()
    assert chart.variation in (None, Variation.COMMON)
    target = case.args.get("target")
    if chart.assurance is not None:
        up = case.args.get("improvement_direction", "increase") == "increase"
        value = points["value"].iloc[-1]
        met = value >= target if up else value <= target
        assert chart.assurance == (Assurance.PASS if met else Assurance.FAIL)


def events_over_nothing_are_missing(case: Case) -> None:
    table, n = case.table(), case.columns["n"]
    chart = ask(case, table)
    gaps = table.copy()
    gaps.loc[gaps[n] == 0, case.columns["y"]] = np.nan
    pd.testing.assert_frame_equal(chart.points, ask(case, gaps).points)
    inf = np.isinf(numbers(case.expected["points"]["y"]))
    assert chart.points["value"].isna().tolist() == inf.tolist()
    assert chart.points["centre"].notna().all()
    assert any("treated as missing" in caution for caution in chart.cautions)


def a_given_centre_line_is_shown(case: Case) -> None:
    chart = ask(case)
    shown = case.args["cl"] * case.args.get("multiply", 1)
    np.testing.assert_allclose(chart.points["centre"], shown, rtol=1e-9)
    assert (chart.points["lower"] <= shown).all()
    assert (chart.points["upper"] >= shown).all()


def no_target_no_assurance(case: Case) -> None:
    chart = ask(case)
    check_ptd_points(case, chart)
    for icon in case.expected["icons"]:
        variation, assurance = icons_of(chart, icon["facet"])
        assert variation == icon["variation"]
        if icon["facet"] in case.args["target"]:
            assert assurance.replace("hit_and_miss", "inconsistent") == icon["assurance"]
        else:
            assert assurance is None


def a_phase_starts_at_the_next_point(case: Case) -> None:
    chart = ask(case)
    dates = pd.to_datetime(pd.Series(case.table()[case.columns["date"]].unique())).sort_values()
    asked = case.args["rebase"]
    each = asked if isinstance(asked, dict) else {None: asked}
    later = {
        g: [min(d for d in dates if d >= pd.Timestamp(t)) for t in ts] for g, ts in each.items()
    }
    moved = later if isinstance(asked, dict) else later[None]
    pd.testing.assert_frame_equal(chart.points, ask(case, rebase=moved).points)
    assert chart.points["phase"].max() > 1
    assert any("starts at the next one" in caution for caution in chart.cautions)


def the_chart_is_made_and_sound(case: Case) -> None:
    chart = ask(case)
    points = chart.points
    assert np.isfinite(points[["centre", "lower", "upper"]]).all(axis=None)
    gaps = points["value"].isna()
    assert points.loc[gaps, "signal"].isna().all()
    assert all(signal.start not in set(points.loc[gaps, "time"]) for signal in chart.signals)
