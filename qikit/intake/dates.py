"""Dates as people type them: one cell in, one reading out, nothing assumed in silence."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from qikit.intake.readings import Reading, financial_year, in_range, on_day, starting

CENTURY_TURN = 69  # two-digit years 00-68 are read as 2000-2068, 69-99 as 1969-1999 (as Excel can)

_MONTHS = {name[:3].casefold(): n for n, name in enumerate(calendar.month_name) if n}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR, _GAP = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<y>\d{4}|'?\d{2})", r"[-/. ,]+"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_PREFIX = r"(?P<prefix>(?:w/?c|w/?e|week (?:commencing|beginning|starting|ending))[:\s]+)?"
_TIME = (
    r"(?:[T\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s?(?P<half>[ap]m)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


def read_date(text: str, *, day_first: bool = True) -> Reading | None:
    """Read one text as a date, week, month, quarter or year; None when it is not one.

    Parameters
    ----------
    text : str
        What the cell says.
    day_first : bool, default True
        Read 01/02/2025 as 1 February, the UK way; False reads 2 January.

    Examples
    --------
    >>> read_date("01/02/2025").when
    datetime.datetime(2025, 2, 1, 0, 0)
    >>> read_date("Q1 2024/25").when
    datetime.datetime(2024, 4, 1, 0, 0)
    >>> read_date("31/02/2025").problem
    'February 2025 has 28 days'
    """
    if len(text) > 50 or not text.isascii():
        return None
    for pattern, reader in _STYLES:
        match = pattern.fullmatch(text)
        if match:
            return _with_extras(reader(match, day_first), match)
    return None


def _numeric(match: re.Match[str], day_first: bool) -> Reading:
    first, second = int(match["a"]), int(match["b"])
    day, month = (first, second) if day_first else (second, first)
    style = "day/month/year" if day_first else "month/day/year"
    year, features = _year(match["y"])
    if month > 12 >= day:
        return Reading(style=style, features=("other order",), problem="there is no such month")
    if day != month and max(day, month) <= 12:
        features += ("day or month first",)
    return on_day(style, year, month, day, features)


def _iso(match: re.Match[str], _: bool) -> Reading:
    return on_day("year-month-day", int(match["y"]), int(match["b"]), int(match["d"]))


def _named(match: re.Match[str], _: bool) -> Reading:
    year, features = _year(match["y"])
    return on_day("day month-name year", year, _month(match), int(match["d"]), features)


def _named_month(match: re.Match[str], _: bool) -> Reading:
    year, features = _year(match["y"])
    return starting("month and year", year, _month(match), "month", features)


def _no_year(match: re.Match[str], _: bool) -> Reading:
    return Reading(style="no year", features=("no year",), problem="it has no year")


def _numbered_month(match: re.Match[str], _: bool) -> Reading:
    return starting("month and year", int(match["y"]), int(match["b"]), "month")


def _two_numbers(match: re.Match[str], _: bool) -> Reading:
    """2024-05 is May; 2024-25 is a financial year; 2011-12 could be either."""
    year, second = int(match["y"]), int(match["b"])
    if second != (year + 1) % 100:
        return starting("month and year", year, second, "month")
    if second in range(1, 13):
        problem = "it could be a month or a financial year"
        return Reading(style="two numbers", features=("month or year",), problem=problem)
    return financial_year(year)


def _financial(match: re.Match[str], _: bool) -> Reading:
    year, _features = _year(match["y"])
    if int(match["b"][-2:]) != (year + 1) % 100:
        problem = "the second year is not the one after the first"
        return Reading(style="financial year", problem=problem)
    return financial_year(year)


def _quarter(match: re.Match[str], _: bool) -> Reading:
    (year, _features), quarter, second = _year(match["y"]), int(match["q"]), match["b"]
    if second is None:
        style, features = "quarter of a year", ("calendar quarter",)
        return starting(style, year, 3 * quarter - 2, "quarter", features)
    if int(second[-2:]) != (year + 1) % 100:
        problem = "the second year is not the one after the first"
        return Reading(style="quarter of a financial year", problem=problem)
    year, month = (year + 1, 1) if quarter == 4 else (year, 3 * quarter + 1)
    return starting("quarter of a financial year", year, month, "quarter", ("financial quarter",))


def _week(match: re.Match[str], _: bool) -> Reading:
    year, week = int(match["y"]), int(match["w"])
    try:
        when = datetime.fromisocalendar(year, week, 1)
    except ValueError:
        return Reading(style="week number", period="week", problem=f"{year} has no week {week}")
    features = ("week number",)
    return in_range(Reading(style="week number", when=when, period="week", features=features))


def _year(text: str) -> tuple[int, tuple[str, ...]]:
    digits = text.lstrip("'")
    if len(digits) == 4:
        return int(digits), ()
    century = 2000 if int(digits) < CENTURY_TURN else 1900
    return century + int(digits), ("two-digit year",)


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"][:3].casefold()]


def _with_extras(reading: Reading, match: re.Match[str]) -> Reading:
    found = match.groupdict()
    prefix = (found.get("prefix") or "").casefold()
    if prefix:
        name = "week ending" if re.match(r"w/?e\b|week e", prefix) else "week commencing"
        reading = replace(reading, period="week", features=(*reading.features, name))
    if not found.get("hour") or reading.when is None:
        return reading
    return _with_time(reading, found)


def _with_time(reading: Reading, found: dict[str, str | None]) -> Reading:
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    second = int(found["second"] or 0)
    half = (found["half"] or "").casefold()
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59 or second > 59:
        return replace(reading, when=None, problem="there is no such time of day")
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    features = (*reading.features, "time zone") if found["zone"] else reading.features
    clock = timedelta(hours=hour, minutes=minute, seconds=second)
    when = reading.when + clock if reading.when else None
    return replace(reading, when=when, features=features)


Reader = Callable[[re.Match[str], bool], Reading]


def _style(pattern: str, reader: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII), reader


_QUARTER = r"(?:Q|quarter |qtr ?)(?P<q>[1-4])"
_FINANCIAL = r"(?:FY ?(?=\d+[-/]))?(?P<y>\d{4}|\d{2}(?=[-/]))(?:[-/](?P<b>\d{4}|\d{2}))?"
_STYLES = (
    _style(rf"{_PREFIX}{_WEEKDAY}(?P<a>\d{{1,2}})(?P<s>[-/. ])(?P<b>\d{{1,2}})(?P=s){_YEAR}{_TIME}",
           _numeric),
    _style(rf"{_PREFIX}(?P<y>\d{{4}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}}){_TIME}",
           _iso),
    _style(rf"{_PREFIX}{_WEEKDAY}{_DAY}(?:{_GAP})?{_MONTH}(?:{_GAP})?{_YEAR}{_TIME}", _named),
    _style(rf"{_PREFIX}{_WEEKDAY}{_MONTH}{_GAP}{_DAY},? (?P<y>\d{{4}}){_TIME}", _named),
    _style(rf"{_MONTH}(?:{_GAP})?{_YEAR}", _named_month),
    _style(rf"(?P<y>\d{{4}}){_GAP}{_MONTH}", _named_month),
    _style(rf"{_DAY}{_GAP}{_MONTH}|{_MONTH.replace('month', 'm2')}", _no_year),
    _style(r"(?P<b>\d{1,2})[-/](?P<y>\d{4})", _numbered_month),
    _style(r"FY ?(?P<y>\d{4}|\d{2})[-/](?P<b>\d{4}|\d{2})", _financial),
    _style(r"(?P<y>\d{4})[-/](?P<b>\d{4})", _financial),
    _style(r"(?P<y>\d{4})[-/](?P<b>\d{2})", _two_numbers),
    _style(rf"{_QUARTER}[,: -]*{_FINANCIAL}", _quarter),
    _style(rf"{_FINANCIAL}[,: -]*{_QUARTER}", _quarter),
    _style(r"(?P<y>\d{4})[- ]?(?:W|wk|week) ?(?P<w>\d{1,2})(?:-1)?", _week),
    _style(r"(?:W|wk|week) ?(?P<w>\d{1,2})[-, /]+(?P<y>\d{4})", _week),
)  # fmt: skip
