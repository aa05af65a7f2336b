"""What the class sees of the funnel: the waits under each rule, and how far they were off."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from qikit.workshop.board import Bars, Board, Lines, Picture, SmallMultiples
from qikit.workshop.games.funnel.rules import OWN_WEEKS
from qikit.workshop.games.funnel.tampering import AIM, luck_of, typical_miss
from qikit.workshop.table import Table

MOST_LINES = 2


def board(title: str, table: Table, rows: pd.DataFrame, ways: Sequence[str]) -> Board:
    """Return the board for the weeks so far, one row a week of a clinic."""
    if rows.empty:
        says = f"Each clinic aims for a wait of {AIM:g} days. No week has been run yet."
        return Board(title=title, says=(says,))
    found = _misses(rows)
    return Board(
        title=title,
        says=tuple(_told(found, table, rows)),
        pictures=(_waits(rows), _bars(found)),
        table=found,
    )


def _misses(rows: pd.DataFrame) -> pd.DataFrame:
    by_rule = rows.groupby(["round", "rule"], sort=True)
    found = by_rule.agg(clinics=("seat", "nunique"), weeks=("week", "max"))
    found["days_off"] = by_rule["wait"].agg(typical_miss)
    return found.reset_index()


def _told(found: pd.DataFrame, table: Table, rows: pd.DataFrame) -> list[str]:
    said = []
    for way in found.itertuples():
        text = f"{way.rule}: a typical week was {way.days_off:.1f} days off."
        if way.round == 1:
            text += f" Left alone, the same luck would have been {_left_alone(table, rows):.1f}."
        said.append(text)
    return said


def _left_alone(table: Table, rows: pd.DataFrame) -> float:
    """Typical miss of the weeks run by feel, had nobody touched the diary."""
    own = rows[rows["round"] == 1].groupby("seat")["week"].max()
    luck = [AIM + days for seat, weeks in own.items() for days in luck_of(table, seat)[:weeks]]
    return typical_miss(luck)


def _waits(rows: pd.DataFrame) -> Picture:
    shown = sorted(rows["seat"].unique())[:MOST_LINES]
    panels = {
        str(rule): Lines(
            name="days of waiting",
            along="week",
            series={
                f"clinic {seat}": tuple(zip(weeks["week"], weeks["wait"], strict=True))
                for seat, weeks in group[group["seat"].isin(shown)].groupby("seat")
            },
            target=AIM,
        )
        for (_, rule), group in rows.groupby(["round", "rule"])
    }
    caption = f"Waits week by week, first {OWN_WEEKS} by feel, then by rule, with the same luck"
    return Picture(caption=caption, shows=SmallMultiples(panels=panels))


def _bars(found: pd.DataFrame) -> Picture:
    bars = Bars(
        name="days off 60 in a typical week",
        labels=tuple(found["rule"]),
        values=tuple(float(days) for days in found["days_off"]),
    )
    return Picture(caption="How far off, all clinics together", shows=bars)
