"""Class data as points in order, which *Your own data* opens as a chart without any code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qikit.errors import QikitError

if TYPE_CHECKING:
    import pandas as pd

    from qikit.workshop.game import Game
    from qikit.workshop.table import Table

WHOLE = "total"  # a heading that *Your own data* takes for "out of"
ROWS = "rows"
MOST_CHARTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What a game's class data shows in order.

    Parameters
    ----------
    value : str
        The column that is drawn.
    order : str
        The column of whole numbers that puts the points in order, such as the week or the seat.
    each : tuple of str
        The columns that tell charts apart, such as the round and the team.
    of : str
        Out of how many: a column that is the same in all rows, or "rows" to count the rows of a
        point (of one chart only); "" for none.

    Notes
    -----
    Rows that share a point are added up: yes counts as 1, no as 0.
    """

    value: str
    order: str
    each: tuple[str, ...] = ()
    of: str = ""


def points_in_order(game: Game, table: Table) -> pd.DataFrame:
    """Return the class data of a room as a spreadsheet for charts.

    Parameters
    ----------
    game : Game
    table : Table

    Returns
    -------
    pandas.DataFrame
        One row a point: its number first, a column for each chart, those with most points first,
        and `total` where there is an "out of". Points that are missing between others are rows
        without a value.

    Raises
    ------
    QikitError
        If nothing in the game comes in an order, or nothing was played yet.

    Examples
    --------
    >>> from qikit.workshop import Table, rules_of
    >>> from qikit.workshop.rehearsal import bots, rehearse
    >>> beads = rules_of("red-beads")
    >>> table = rehearse(beads, Table(game="red-beads", seed=5, seats=bots(beads, 6)), rounds=1)
    >>> points_in_order(beads, table).head(3)
       paddle  red  total
    0       1   11     50
    1       2   10     50
    2       3   12     50
    """
    series = game.series
    if series is None:
        raise QikitError("There is no chart over time in this game.", todo=game.without_order)
    rows = game.rows(table).dropna(subset=[series.value])
    if rows.empty:
        raise QikitError("Nothing was played yet.", todo="Close a round first.")
    values, charts = rows[series.value].astype(float), _charts(game, series, rows)
    points = values.groupby([rows[series.order], charts], sort=False).sum().round(2)
    wide = points.unstack(sort=False)
    fullest = wide.count().sort_values(ascending=False, kind="stable").index[:MOST_CHARTS]
    wide = wide[fullest].reindex(range(int(wide.index.min()), int(wide.index.max()) + 1))
    if series.of == ROWS:
        wide[WHOLE] = rows.groupby(series.order).size()
    elif series.of:
        wide[WHOLE] = rows[series.of].iloc[0]
    return wide.convert_dtypes().rename_axis(index=series.order, columns=None).reset_index()


def _charts(game: Game, series: Series, rows: pd.DataFrame) -> pd.Series:
    """The chart of each row: what is drawn, and how it differs from other charts."""
    names = rows[series.value].map(lambda _: series.value.replace("_", " "))
    for column in series.each:
        if rows[column].nunique() > 1:
            names += ", " + rows[column].map(partial(_name, game, column))
    return names


def _name(game: Game, column: str, value: object) -> str:
    if column == "round":
        return game.rounds[int(str(value)) - 1].title
    return f"{column} {value}"
