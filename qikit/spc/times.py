"""Points in time: reading them from a column, rounding them to a period, saying them in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc.shown import shown

_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = tuple(month[:3] for month in _LONG_MONTHS)
_ISO = r"^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2}(?:\D.*)?)?$"
_BRITISH = r"^\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2,4}"
_MONTH_YEAR = r"^[A-Za-z]{3,9}[-/. ]+(?:\d{2}|\d{4})$"
_DATE_LIKE = f"(?:{_ISO})|(?:{_BRITISH})|(?:{_MONTH_YEAR})"
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What the time column holds: dates, numbers or names.

    Attributes
    ----------
    kind : {"date", "number", "name", "row"}
    name : str
        Name of the column, for words such as "week 12".
    names : tuple of str
        For kind "name": the names in their order; times are positions in it.
    ordered : bool
        Whether the points have an order in time; plain names have none.
    """

    kind: str
    name: str
    names: tuple[Any, ...] = ()
    ordered: bool = True

    def read(self, given: Any) -> Any:
        """Turn what a person gave (a date, a text, a number) into a time on this clock.

        Raises
        ------
        QikitError
            If it cannot be one.
        """
        if self.kind == "name":
            if given not in self.names:
                raise QikitError(f"{given!r} is not among the values of {self.name!r}.")
            return self.names.index(given)
        if self.kind == "date":
            return as_dates(pd.Series([given], dtype=object), self.name)[0]
        try:
            return float(given)
        except (TypeError, ValueError):
            raise QikitError(
                f"{given!r} is not a number, but {self.name!r} counts in numbers.",
                todo="Give a value that the column could hold.",
            ) from None

    def read_all(self, given: Any) -> NDArray:
        """Turn one or several given times into a sorted array without repeats."""
        if isinstance(given, str) or not isinstance(given, Iterable):
            given = (given,)
        if not len(given):
            return np.empty(0)
        return np.unique(np.array([self.read(one) for one in given]))

    def values(self, times: NDArray) -> NDArray:
        """Times as a reader meets them in a table."""
        if self.kind == "name":
            return np.array(self.names, dtype=object)[times.astype(int)]
        if self.kind != "date" and len(times) and np.all(times == np.floor(times)):
            return times.astype(np.int64)
        return times

    def value(self, time: Any) -> Any:
        """One time as a reader meets it: a Timestamp, a number or a name."""
        if self.kind == "date":
            return pd.Timestamp(time)
        return self.values(np.array([time])).tolist()[0]

    def say(self, time: Any, monthly: bool = False) -> str:
        """Say one time in words.

        Examples
        --------
        >>> Clock(kind="date", name="day").say(np.datetime64("2024-03-04"))
        '4 Mar 2024'
        >>> Clock(kind="number", name="week").say(12.0)
        'week 12'
        """
        if self.kind == "date":
            return say_date(time, monthly)
        if self.kind == "name":
            return str(self.names[int(time)])
        return f"{'point' if self.kind == 'row' else self.name} {time:g}"


def say_date(time: Any, monthly: bool = False) -> str:
    """Say a date in British order; a month alone when points are months.

    Examples
    --------
    >>> say_date(np.datetime64("2024-03-01"), monthly=True)
    'March 2024'
    """
    stamp = pd.Timestamp(time)
    if monthly:
        return f"{_LONG_MONTHS[stamp.month - 1]} {stamp.year}"
    clock = "" if stamp == stamp.normalize() else f" {stamp.hour:02d}:{stamp.minute:02d}"
    return f"{stamp.day} {_MONTHS[stamp.month - 1]} {stamp.year}{clock}"


def all_months(times: NDArray) -> bool:
    """Whether all dates are the first of a month, so that the day says nothing."""
    if times.dtype.kind != "M" or len(times) < 2:
        return False
    return bool(np.all(times == times.astype("datetime64[M]")))


def read_times(column: pd.Series) -> tuple[NDArray, Clock]:
    """Read a time column; returns an array that sorts in time order, and its clock.

    Dates may be real dates or texts: 2024-03-04, in British order 04/03/2024, or Mar-24. Texts
    that are no dates are names without an order, unless the column is an ordered categorical.

    Raises
    ------
    QikitError
        If some texts are dates and others are not.
    """
    name = str(column.name)
    if column.dtype.kind == "M":
        times = column.to_numpy()
        if times.dtype.kind != "M":
            times = column.dt.tz_localize(None).to_numpy()
        return times, Clock(kind="date", name=name)
    if column.dtype.kind in "iuf":
        return column.to_numpy(dtype=float, na_value=np.nan), Clock(kind="number", name=name)
    if isinstance(column.dtype, pd.CategoricalDtype):
        return _names(column, name, tuple(column.cat.categories), column.cat.ordered)
    if isinstance(column.dtype, pd.PeriodDtype):
        return column.dt.to_timestamp().to_numpy(), Clock(kind="date", name=name)
    texts = column.dropna()
    if not len(texts) or not _look_like_dates(texts):
        return _names(column, name, tuple(sorted(texts.unique(), key=str)), False)
    return as_dates(column, name), Clock(kind="date", name=name)


def _look_like_dates(texts: pd.Series) -> bool:
    first = texts.iloc[0]
    if not isinstance(first, str):
        return hasattr(first, "year") and hasattr(first, "month")
    return bool(pd.Series([first.strip()]).str.match(_DATE_LIKE).iloc[0])


def _names(column: pd.Series, name: str, names: tuple, ordered: bool) -> tuple[NDArray, Clock]:
    codes = pd.Categorical(column, categories=list(names)).codes.astype(float)
    codes[codes < 0] = np.nan
    return codes, Clock(kind="name", name=name, names=names, ordered=bool(ordered))


def as_dates(column: pd.Series, name: str) -> NDArray:
    """Read dates written 2024-03-04, in British order, or as Mar-24; missing ones become NaT.

    Raises
    ------
    QikitError
        At the first text that is no date.
    """
    texts = column.astype(str).str.strip()
    iso, month = texts.str.match(_ISO), texts.str.match(_MONTH_YEAR)
    read = pd.to_datetime(texts.where(iso), format="ISO8601", errors="coerce")
    read = read.astype("datetime64[ns]")
    if month.any():
        read = read.where(~month, _months(texts[month]))
    british = ~iso & ~month & column.notna()
    if british.any():
        parsed = pd.to_datetime(texts[british], format="mixed", dayfirst=True, errors="coerce")
        read = read.where(~british, parsed.astype("datetime64[ns]"))
    wrong = read.isna() & column.notna()
    if wrong.any():
        row = int(np.argmax(wrong.to_numpy()))
        raise QikitError(
            f"{shown(column.iloc[row])} is not a date.",
            where=f"column {name!r}, row {row + 1}",
            todo="Write dates as 2024-03-31, 31/03/2024 or Mar 2024.",
        )
    return read.to_numpy()


def _months(texts: pd.Series) -> pd.Series:
    """Months written Apr-24, April 2024 and the like, as the first of the month."""
    first = "1 " + texts.str.replace(r"[-/. ]+", " ", regex=True)
    read = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[ns]")
    for style in ("%d %b %y", "%d %B %y", "%d %b %Y", "%d %B %Y"):
        read = read.fillna(pd.to_datetime(first, format=style, errors="coerce"))
    return read


def round_down(times: NDArray, period: str) -> NDArray:
    """Move dates to the start of their day, week (Monday), month or quarter.

    Raises
    ------
    QikitError
        If the period is unknown or the times are no dates.

    Examples
    --------
    >>> round_down(np.array(["2024-05-17"], dtype="datetime64[ns]"), "quarter")[0].astype(str)[:10]
    '2024-04-01'
    """
    if period not in PERIODS:
        raise QikitError(
            f"{period!r} is not a period.", todo=f"Choose one of {', '.join(PERIODS)}."
        )
    if times.dtype.kind != "M":
        raise QikitError("Only dates can be gathered into periods.", todo="Leave out period=.")
    index = pd.DatetimeIndex(times).to_period(PERIODS[period])
    return index.start_time.to_numpy()
