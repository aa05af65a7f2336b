"""One reading of one cell as a moment or a stretch of time."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

Period = Literal["day", "week", "month", "quarter", "year"]

FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one cell says about time.

    Parameters
    ----------
    style : str
        How it was written, in words a learner would use.
    when : datetime, optional
        The moment (the first day, for a week, month, quarter or year); None when there is none.
    period : {'day', 'week', 'month', 'quarter', 'year'}
        How much time one cell stands for.
    features : tuple of str
        What the learner should be told about the reading.
    problem : str
        Why there is no date, as the end of a sentence.
    """

    style: str
    when: datetime | None = None
    period: Period = "day"
    features: tuple[str, ...] = ()
    problem: str = ""


def on_day(style: str, year: int, month: int, day: int, features: tuple[str, ...] = ()) -> Reading:
    """Return the reading of one day, or why there is no such day."""
    reading = Reading(style=style, features=features)
    if not 1 <= month <= 12:
        return replace(reading, problem=f"there is no month {month}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _wrong_year(reading, year)
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        problem = f"{calendar.month_name[month]} {year} has {length} days"
        return replace(reading, problem=problem)
    return replace(reading, when=datetime(year, month, day))


def starting(
    style: str, year: int, month: int, period: Period, features: tuple[str, ...] = ()
) -> Reading:
    """Return the reading of a period that starts on the first of a month."""
    return replace(on_day(style, year, month, 1, features), period=period)


def financial_year(year: int) -> Reading:
    """Return the financial year that starts on 1 April of `year`."""
    return starting("financial year", year, 4, "year", ("financial year",))


def in_range(reading: Reading) -> Reading:
    """Take the date away when its year cannot be meant."""
    if reading.when and not FIRST_YEAR <= reading.when.year <= LAST_YEAR:
        return _wrong_year(reading, reading.when.year)
    return reading


def _wrong_year(reading: Reading, year: int) -> Reading:
    problem = f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}"
    return replace(reading, when=None, problem=problem)


def from_excel_number(number: float) -> datetime:
    """Turn Excel's day number into a date (day 45,000 is 15 March 2023).

    Examples
    --------
    >>> from_excel_number(45000)
    datetime.datetime(2023, 3, 15, 0, 0)
    """
    return datetime(1899, 12, 30) + timedelta(seconds=round(number * 86_400))


def in_words(when: datetime | date, period: Period | None = "day") -> str:
    """Write a date as the UK says it.

    Examples
    --------
    >>> in_words(date(2025, 2, 1)), in_words(date(2025, 2, 1), "month")
    ('1 February 2025', 'February 2025')
    """
    month = f"{calendar.month_name[when.month]} {when.year}"
    return month if period == "month" else f"{when.day} {month}"
