"""How often a series was measured, and which days, weeks or months are not there."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from qikit.intake.columns import Column
from qikit.intake.readings import in_words

Step = Literal["day", "working day", "week", "month", "quarter", "year"]

MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}
MOST_GAPS_A_POINT = 20


def detect_step(dates: pd.Series) -> Step | None:
    """Say how far apart the dates usually are; None when there is no regular step.

    Parameters
    ----------
    dates : pandas.Series of datetime64
        In any order; repeats and missing dates are passed over. Fewer than three different dates
        show no step.

    Examples
    --------
    >>> detect_step(pd.Series(pd.to_datetime(["2024-04-01", "2024-05-01", "2024-07-01"])))
    'month'
    """
    days = dates.dropna().drop_duplicates().sort_values()
    if len(days) < 3 or (days != days.dt.normalize()).any():
        return None
    apart = np.diff(days.to_numpy().astype("datetime64[D]").astype(int))
    usual = _lower_median(apart)
    if usual == 7 and (apart % 7 == 0).all():
        return "week"
    if usual == 1:
        return "working day" if _only_weekdays(days) else "day"
    return _calendar_step(days)


def _lower_median(apart: np.ndarray) -> int:
    """Return the usual distance; gaps only ever lengthen it, so ties go to the shorter one."""
    return int(np.sort(apart)[(len(apart) - 1) // 2])


def _only_weekdays(days: pd.Series) -> bool:
    return len(days) >= 8 and bool(np.is_busday(days.to_numpy().astype("datetime64[D]")).all())


def _calendar_step(days: pd.Series) -> Step | None:
    months = (days.dt.year * 12 + days.dt.month).to_numpy()
    apart = np.diff(months)
    same_day = days.dt.day.nunique() == 1 or bool(days.dt.is_month_end.all())
    if (apart < 1).any() or not (same_day or len(days) >= 6):
        return None
    usual = _lower_median(apart)
    for step, length in reversed(MONTHS_IN.items()):
        if usual == length and (apart % length == 0).all():
            return step  # type: ignore[return-value]
    return "month" if usual == 1 else None


def step_of(column: Column, dates: pd.Series) -> Step | None:
    """Return the step the dates show, or else the one they were written in ('Apr-24', 'Q1').

    Months written as months may still come once a quarter, so what the dates show goes first.
    """
    return detect_step(dates) or column.period


def slots(dates: pd.Series, step: Step, start: pd.Timestamp) -> np.ndarray:
    """Number the dates by step: the first is 0, one step later is 1."""
    if step in MONTHS_IN:
        months = (dates.dt.year - start.year) * 12 + dates.dt.month - start.month
        return np.asarray(months // MONTHS_IN[step])
    days = dates.to_numpy().astype("datetime64[D]")
    first = np.datetime64(start, "D")
    if step == "working day":
        return np.asarray(np.busday_count(first, days))
    return (days - first).astype(int) // (7 if step == "week" else 1)


def slot_date(number: int, step: Step, start: pd.Timestamp) -> pd.Timestamp:
    """Return the date of a numbered slot."""
    if step in MONTHS_IN:
        moved = start + pd.DateOffset(months=MONTHS_IN[step] * number)
        return moved + pd.offsets.MonthEnd(0) if start.is_month_end else moved
    if step == "working day":
        return pd.Timestamp(np.busday_offset(np.datetime64(start, "D"), number))
    return start + pd.Timedelta(days=number * (7 if step == "week" else 1))


def missing_dates(dates: pd.Series, step: Step) -> list[pd.Timestamp]:
    """List the steps between first and last date that no date falls in.

    Returns nothing when more than `MOST_GAPS_A_POINT` would be missing for each date present: then
    a date is wrong, not a stretch missing.
    """
    present = dates.dropna()
    if present.empty:
        return []
    start = present.min().normalize()
    numbers = set(slots(present, step, start).tolist())
    if max(numbers) > MOST_GAPS_A_POINT * len(numbers):
        return []
    absent = sorted(set(range(max(numbers))) - numbers)
    return [slot_date(number, step, start) for number in absent]


def missing_numbers(numbers: pd.Series) -> list[int]:
    """List the whole numbers left out between the first and the last, as `missing_dates` does.

    Examples
    --------
    >>> missing_numbers(pd.Series([1, 2, 4]))
    [3]
    """
    present = {int(number) for number in numbers.dropna()}
    if not present or max(present) - min(present) > MOST_GAPS_A_POINT * len(present):
        return []
    return sorted(set(range(min(present), max(present))) - present)


def slot_name(when: pd.Timestamp, step: str | None) -> str:
    """Name a date by its step: 'May 2024' for a month, '1 May 2024' for a day.

    Examples
    --------
    >>> slot_name(pd.Timestamp("2024-05-01"), "month")
    'May 2024'
    >>> slot_name(pd.Timestamp("2024-05-01"), "week")
    'the week of 1 May 2024'
    """
    if step == "month":
        return in_words(when, "month")
    start = {"week": "the week of ", "quarter": "the quarter of ", "year": "the year of "}
    return f"{start.get(step or '', '')}{in_words(when)}"
