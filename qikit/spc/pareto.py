"""Pareto charts: which few causes make up most of the count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from qikit.errors import QikitError
from qikit.spc.face import Face, plain_table
from qikit.spc.intake import check_columns
from qikit.spc.shown import shown

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pareto(Face):
    """Categories by falling count.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a category: category, count, cumulative, share, cumulative_share (0 to 1).
    name : str
        What the categories are.
    """

    points: pd.DataFrame = field(repr=False)
    name: str
    title: str

    def describe(self) -> str:
        """Name the categories that make up four fifths of the total."""
        frame = self.points
        if not frame["count"].sum():
            return f"{self.title}: all counts are 0."
        few = int(np.searchsorted(frame["cumulative_share"].to_numpy() + 1e-12, 0.8)) + 1
        names = ", ".join(f"{row.category} ({row.count_:g})" for row in self._rows(few))
        share = float(frame["cumulative_share"].iloc[few - 1])
        total = float(frame["count"].sum())
        which = "1 category makes" if few == 1 else f"{few} of {len(frame)} categories make"
        return f"{self.title}: {total:g} in all. {which} up {share:.0%}: {names}."

    def _rows(self, few: int) -> list:
        renamed = self.points.head(few).rename(columns={"count": "count_"})
        return list(renamed.itertuples())

    def plot(self, ax: Axes | None = None) -> Axes:
        """Bars for counts, a line for the cumulative share."""
        from qikit.spc.other_drawing import draw_pareto

        return draw_pareto(self, ax)

    def table_html(self) -> str:
        """The counts and shares."""
        frame = self.points
        return plain_table(
            {
                self.name: frame["category"],
                "count": [f"{n:g}" for n in frame["count"]],
                "share": [f"{n:.1%}" for n in frame["share"]],
                "cumulative share": [f"{n:.1%}" for n in frame["cumulative_share"]],
            }
        )


def pareto_chart(
    data: pd.DataFrame,
    category: str,
    count: str | None = None,
    last: str | None = "Other",
    title: str | None = None,
) -> Pareto:
    """Count categories and put the largest first.

    Parameters
    ----------
    data : pandas.DataFrame
        One row an event, or one row a category with its `count`.
    category : str
        Column of categories.
    count : str, optional
        Column of counts or weights (such as harm or cost), each 0 or more.
    last : str or None
        A category kept last whatever its size, because it is no single cause.
    title : str, optional

    Returns
    -------
    Pareto

    Raises
    ------
    QikitError
        If a column is missing, nothing is counted, or a count is below 0.

    Notes
    -----
    Source: J. M. Juran, *Quality Control Handbook* (1951). That 20 % of causes make up 80 % is
    a pattern to look for, not a law. Check first that the process is stable.

    Examples
    --------
    >>> falls = pd.DataFrame({"where": ["ward", "ward", "bathroom", "ward", "stairs"]})
    >>> pareto_chart(falls, "where").points[["category", "count"]].values.tolist()
    [['ward', 3], ['bathroom', 1], ['stairs', 1]]
    """
    check_columns(data, category, count)
    counts = _counted(data, category, count)
    frame = pd.DataFrame({"category": counts.index, "count": counts.to_numpy()})
    frame["_last"] = frame["category"].astype(str) == str(last)
    frame["_name"] = frame["category"].astype(str)
    frame = frame.sort_values(["_last", "count", "_name"], ascending=[True, False, True])
    frame = frame[["category", "count"]].reset_index(drop=True)
    total = frame["count"].sum()
    frame["cumulative"] = frame["count"].cumsum()
    frame["share"] = frame["count"] / total if total else 0.0
    frame["cumulative_share"] = frame["cumulative"] / total if total else 0.0
    return Pareto(points=frame, name=category, title=title or f"Pareto chart of {category}")


def _counted(data: pd.DataFrame, category: str, count: str | None) -> pd.Series:
    known = data[data[category].notna()]
    if not len(known):
        raise QikitError(f"Column {category!r} is empty.", todo="Check the column's name.")
    if count is None:
        return known[category].value_counts(sort=False)
    weights = pd.to_numeric(known[count], errors="coerce")
    wrong = weights.isna() | (weights < 0)
    if wrong.any():
        row = int(np.argmax(wrong.to_numpy()))
        raise QikitError(
            f"{shown(known[count].iloc[row])} is not a count.",
            where=f"column {count!r}, row {row + 1}",
            todo="Give numbers of 0 or more.",
        )
    return weights.groupby(known[category], sort=False, observed=True).sum()
