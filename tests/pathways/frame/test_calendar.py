"""The three years: weekdays, bank holidays, windows that cross midnight."""

from __future__ import annotations

import numpy as np
import pandas as pd

from qikit.pathways.frame import calendar


def test_the_period_is_three_years() -> None:
    assert len(calendar.DAYS) == 1096
    assert str(calendar.DAYS[0]) == "2023-04-01"
    assert str(calendar.DAYS[-1]) == "2026-03-31"


def test_weekdays_hours_and_months_agree_with_pandas() -> None:
    when = np.arange("2023-04-01", "2023-06-01", 777, dtype="datetime64[m]")
    table = pd.DatetimeIndex(when)
    assert (calendar.weekday(when) == table.day_of_week).all()
    assert (calendar.hour(when) == table.hour).all()
    assert (calendar.month(when) == table.month).all()
    assert (calendar.week_start(when) == table.to_period("W").start_time).all()
    assert (calendar.month_start(when) == table.to_period("M").start_time).all()


def test_bank_holidays_are_the_english_ones() -> None:
    per_year = pd.DatetimeIndex(calendar.BANK_HOLIDAYS).year.value_counts().to_dict()
    assert per_year == {2023: 8, 2024: 8, 2025: 8, 2026: 1}
    assert np.datetime64("2023-05-08") in calendar.BANK_HOLIDAYS  # the coronation
    fixed = {"12-25", "12-26", "01-01"}
    weekday = calendar.weekday(calendar.BANK_HOLIDAYS)
    others = [d for d, w in zip(calendar.BANK_HOLIDAYS, weekday, strict=True) if w not in (0, 4)]
    assert all(str(day)[5:] in fixed for day in others)


def test_clocks_change_on_last_sundays() -> None:
    assert (calendar.weekday(calendar.CLOCKS_CHANGE) == 6).all()
    assert (
        calendar.month(calendar.CLOCKS_CHANGE + 7) != calendar.month(calendar.CLOCKS_CHANGE)
    ).all()


def test_weekends() -> None:
    days = np.array(["2024-01-06", "2024-01-08"], "datetime64[D]")
    assert calendar.is_weekend(days).tolist() == [True, False]
