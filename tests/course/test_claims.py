"""Figures that the lessons quote are the figures of the data; stories are in the charts."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit import control_chart
from qikit.pathways import load, tally
from tests.course.conftest import COURSE, everything_said

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
    year = data[data["arrival_dt"].between("2024-10-01", "2025-09-30")]
    monthly = tally(year, "within_1h", every="month", by="weekend")
    chart = control_chart(
        monthly, value="within_1h", time="month", denominator="seen", chart="p", by="weekend"
    )
    assert not chart.signals


def test_the_sepsis_improvement_is_found_where_it_was_planted():
    data = load("sepsis").query("news2 >= 7")
    monthly = tally(data, "within_1h", every="month")
    chart = control_chart(
        monthly, value="within_1h", time="month", denominator="seen", chart="p", baseline=17,
        better="higher",
    )  # fmt: skip
    assert chart.variation == "improvement_high"
    lasting = [signal for signal in chart.signals if signal.rule == "shift"][-1]
    assert pd.Timestamp(lasting.end) == monthly["month"].max()
    assert pd.Timestamp("2024-09-01") <= pd.Timestamp(lasting.start) <= pd.Timestamp("2024-11-01")
