"""What the class sees of the dice flow: how many came out, and how many wait."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from qikit.workshop.board import Bars, Board, Lines, Picture, SmallMultiples
from qikit.workshop.games.dice_flow.row import Version
from qikit.workshop.table import Table


def board(
    title: str, table: Table, rows: pd.DataFrame, version: Version, titles: Sequence[str]
) -> Board:
    """Return the board for the turns so far, one row a station and turn."""
    if rows.empty:
        says = (
            f"{version.stations} stations, {version.cycles} turns, 3.5 people a turn on average. "
            f"Multiply, and you expect {version.expected:g}."
        )
        return Board(title=title, says=(says,))
    turns = _by_turn(rows, version)
    return Board(
        title=title,
        says=tuple(_told(turns, version, titles)),
        pictures=(_out(turns, version, titles), _waiting(turns, titles)),
        table=turns.groupby(["round", "team"], as_index=False).last(),
    )


def _by_turn(rows: pd.DataFrame, version: Version) -> pd.DataFrame:
    """One row a turn: people out so far, and people waiting."""
    keys = ["round", "team", "turn"]
    last = rows[rows["station"] == version.stations].set_index(keys)["moved"]
    out = last.groupby(level=["round", "team"]).cumsum().rename("out")
    waiting = rows.groupby(keys)["waiting"].sum().astype(int)
    return pd.concat([out, waiting], axis=1).reset_index()


def _told(turns: pd.DataFrame, version: Version, titles: Sequence[str]) -> list[str]:
    said = []
    for round, found in turns.groupby("round"):
        done = found[found["turn"] == version.cycles]
        name = titles[int(round) - 1]
        if done.empty:
            said.append(f"{name}: turn {found['turn'].max()} of {version.cycles}.")
            continue
        rows = f" (mean of {len(done)} rows)" if len(done) > 1 else ""
        said.append(
            f"{name}: {done['out'].mean():.1f} people out{rows}, {version.expected:g} expected; "
            f"{done['waiting'].mean():.1f} still wait."
        )
    return said


def _out(turns: pd.DataFrame, version: Version, titles: Sequence[str]) -> Picture:
    middle = turns.groupby(["round", "team"])["out"].max().groupby(level="round").mean()
    bars = Bars(
        name="people out at the end, mean of all rows",
        labels=tuple(titles[int(round) - 1] for round in middle.index),
        values=tuple(float(value) for value in middle),
        expected=version.expected,
    )
    return Picture(caption="How many came out; the line is what the average promised", shows=bars)


def _waiting(turns: pd.DataFrame, titles: Sequence[str]) -> Picture:
    panels = {
        f"Row {team}": Lines(
            name="people who wait between stations",
            along="turn",
            series={
                titles[int(round) - 1]: tuple(
                    (int(turn), int(waiting))
                    for turn, waiting in zip(found["turn"], found["waiting"], strict=True)
                )
                for round, found in group.groupby("round")
            },
        )
        for team, group in turns.groupby("team")
    }
    shows = next(iter(panels.values())) if len(panels) == 1 else SmallMultiples(panels=panels)
    return Picture(caption="Who waits between the stations", shows=shows)
