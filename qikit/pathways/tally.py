"""Count patients by week or month, ready for a p chart."""

from __future__ import annotations

import pandas as pd

from qikit.errors import QikitError

from .catalogue import unknown

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q"}


def tally(
    data: pd.DataFrame,
    event: str,
    *,
    every: str = "week",
    time: str = "arrival_dt",
    by: str | None = None,
) -> pd.DataFrame:
    """Count how often something happened in each period, and of how many.

    Parameters
    ----------
    data : DataFrame
        One row a patient. It is not changed.
    event : str
        A yes/no column. Rows where it is missing do not count towards the measure.
    every : str
        ``"day"``, ``"week"`` (starting on Monday), ``"month"`` or ``"quarter"``.
    time : str
        The column with the date.
    by : str, optional
        Count each group apart.

    Returns
    -------
    DataFrame
        Columns: ``by`` when given; the period, named after ``every``, holding its first day;
        ``event``, the number that had it; and ``seen``, the number that counted. Periods in
        which nobody counted have 0 of 0.

    Raises
    ------
    QikitError
        For an unknown column or period.

    Examples
    --------
    >>> data = pd.DataFrame({"arrival_dt": pd.to_datetime(["2024-01-03", "2024-01-05"]),
    ...                      "within_1h": [True, False]})
    >>> tally(data, "within_1h").to_dict("records")
    [{'week': Timestamp('2024-01-01 00:00:00'), 'within_1h': 1, 'seen': 2}]
    """
    if every not in PERIODS:
        raise unknown("period", every, PERIODS)
    for column in (event, time, *((by,) if by else ())):
        if column not in data.columns:
            raise unknown("column", column, map(str, data.columns))
    counted = data.dropna(subset=[event, time])
    if not counted[event].isin([0, 1]).all():
        odd = counted.loc[~counted[event].isin([0, 1]), event].iloc[0]
        raise QikitError(
            f"{event!r} holds {odd!r}, which is neither yes nor no.",
            todo="Choose a yes/no column, for example one that starts with within_.",
        )
    return _count(counted, event, every, time, by)


def _count(
    counted: pd.DataFrame, event: str, every: str, time: str, by: str | None
) -> pd.DataFrame:
    period = counted[time].dt.to_period(PERIODS[every])
    span = pd.period_range(period.min(), period.max(), freq=PERIODS[every])
    groups = counted.groupby(by, observed=True) if by else [(None, counted)]
    parts = []
    for label, rows in groups:
        by_period = rows[event].astype("int64").groupby(period.loc[rows.index])
        sums = by_period.agg(["sum", "count"]).reindex(span, fill_value=0)
        part = pd.DataFrame({every: span.start_time, event: sums["sum"].to_numpy(),
                             "seen": sums["count"].to_numpy()})  # fmt: skip
        if by:
            part.insert(0, by, label)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
