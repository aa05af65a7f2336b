"""Figures that the lessons quote are the figures of the data; stories are in the charts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit import control_chart
from qikit.apps.limits import Limits
from qikit.pathways import load, tally
from tests.course.conftest import COURSE
from tests.course.said import everything_said

MODULE = COURSE.module("03-measurement")


@pytest.fixture(scope="module")
def england():
    table = load("ae-england").assign(period=lambda data: pd.to_datetime(data["period"]))
    return table.set_index("period")


def test_march_and_february_2019_are_alike_once_days_are_counted(england):
    per_day = england["attendances"] / england.index.days_in_month
    february, march = round(per_day["2019-02-01"]), round(per_day["2019-03-01"])
    said = everything_said(MODULE)
    assert f"{england.loc['2019-03-01', 'attendances']:,}" in said
    assert f"{england.loc['2019-02-01', 'attendances']:,}" in said
    assert f"{february:,}" in said
    assert f"{march:,}" in said


def test_the_record_month_really_is_one(england):
    record = england["attendances"].idxmax()
    said = everything_said(MODULE)
    assert f"{record:%B %Y}" in said
    assert f"{england['attendances'].max():,}" in said


def test_the_record_month_is_within_the_limits(england):
    chart = control_chart(england.reset_index(), value="attendances", time="period")
    assert not [signal for signal in chart.signals if signal.rule == "outside"]


def test_the_joined_trusts_jump_in_july_2018():
    trust = load("ae-attendances").query("org_code == 'RRK'").set_index("period")["attendances"]
    trust.index = pd.to_datetime(trust.index)
    assert trust["2018-07-01"] > 3 * trust["2018-06-01"]
    assert "July 2018" in everything_said(MODULE)


def test_weekend_and_weekday_differ_only_by_chance():
    data = load("sepsis").query("news2 >= 7")
    monthly = tally(data, "within_1h", every="month", by="weekend")
    monthly = monthly[monthly["month"].between("2025-04-01", "2026-03-01")]
    chart = control_chart(
        monthly, value="within_1h", time="month", denominator="seen", chart="p", by="weekend"
    )
    assert not chart.signals


@pytest.fixture(scope="module")
def frozen():
    monthly = tally(load("sepsis"), "within_1h", every="month")
    return control_chart(
        monthly[monthly["month"].between("2023-09-01", "2025-08-01")], value="within_1h",
        time="month", denominator="seen", multiply=100, baseline=12, better="higher",
    )  # fmt: skip


def test_since_the_trolley_every_month_lies_above_the_old_mean(frozen):
    since = frozen.points[frozen.points["time"] >= "2024-09-01"]
    assert (since["value"] > since["centre"]).all()
    assert frozen.variation == "improvement_high"


def test_the_run_begins_three_months_before_the_trolley_as_the_lesson_says(frozen):
    shift = next(signal for signal in frozen.signals if signal.rule == "shift")
    assert pd.Timestamp(shift.start) == pd.Timestamp("2024-06-01")
    assert "Three months before it do so too" in everything_said(MODULE)


def test_the_board_is_told_the_figures_of_the_chart(frozen):
    example = MODULE.assessment.get("q15-board").example
    before, since = frozen.points["centre"].iloc[0], frozen.points["value"].iloc[12:].mean()
    assert f"about {before:.0f} in 100" in example
    assert abs(since - 70) < 1
    assert "about 70 in 100" in example


def test_the_icons_after_the_trolley_are_those_the_lesson_names():
    latest = tally(load("sepsis"), "within_1h", every="month").tail(18)
    chart = control_chart(
        latest, value="within_1h", time="month", denominator="seen", multiply=100, target=80,
        better="higher",
    )  # fmt: skip
    assert (chart.variation, chart.assurance) == ("common_cause", "hit_and_miss")
    assert f"at about {chart.points['centre'].iloc[0]:.0f} in 100" in everything_said(MODULE)


def test_about_one_steady_chart_in_six_breaks_a_rule_by_luck():
    luck = np.random.default_rng(1).normal(60, 10, size=(300, 24))
    weeks = pd.DataFrame({"week": range(1, 25)})
    charts = [control_chart(weeks.assign(n=row), value="n", time="week") for row in luck]
    assert share_with_a_signal(charts) == pytest.approx(1 / 6, abs=0.05)
    said = everything_said(MODULE)
    assert "about one steady chart in six, of 24 points, breaks a rule by luck" in said


def test_with_limits_from_12_points_it_is_about_one_in_three():
    charts = [Limits(change=0, number=number).chart for number in range(1, 301)]
    assert share_with_a_signal(charts) == pytest.approx(1 / 3, abs=0.05)
    assert "about one in three, as the limits rest on 12 points only" in everything_said(MODULE)


def share_with_a_signal(charts):
    return np.mean([bool(chart.signals) for chart in charts])


def test_a_week_in_which_all_four_healed_is_noise_on_a_p_chart():
    feet = load("diabetes", table="foot")
    weeks = tally(feet, "ulcer_free_12w", every="week", time="referral_date").head(30)
    best = weeks[weeks["ulcer_free_12w"] == weeks["seen"]]
    assert best[["ulcer_free_12w", "seen"]].to_numpy().tolist() == [[4, 4]]
    assert f"{best['week'].item():%B}" == "October"
    assert "In one week of October it was 100%: four of four." in everything_said(MODULE)
    chart = control_chart(
        weeks, value="ulcer_free_12w", denominator="seen", chart="p", time="week", better="higher"
    )
    assert not chart.signals


def test_the_months_for_the_wall_are_those_published_and_read_as_the_notes_say(england):
    months = (100 * england.loc["2017":"2018", "performance"]).round(1)
    notes = (MODULE.folder / "tutor.md").read_text("utf-8")
    for year in ("2017", "2018"):
        assert f"| {year} | {' | '.join(map(str, months[year]))} |" in notes
    above = months > months.median()
    crossings = int((above != above.shift()).sum()) - 1
    assert f"The median is {months.median():.2f}. The line crosses it {crossings} times" in notes
    assert (
        f"longest run is {above.groupby((above != above.shift()).cumsum()).size().max()}," in notes
    )
