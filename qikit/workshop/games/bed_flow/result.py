"""What the class sees of the bed flow: the same winter, alone and together."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from qikit.workshop.board import Bars, Board, Lines, Picture, SmallMultiples
from qikit.workshop.games.bed_flow.system import PLACES, WEEKS
from qikit.workshop.table import Table


def board(title: str, table: Table, rows: pd.DataFrame, titles: Sequence[str]) -> Board:
    """Return the board for the weeks so far, one row a place and week."""
    if rows.empty:
        return Board(title=title, says=(f"Autumn. {WEEKS} weeks lie before us. Invented numbers.",))
    weeks = rows.groupby(["round", "team", "week"], as_index=False)["waiting"].sum()
    winters = _winters(rows)
    return Board(
        title=title,
        says=tuple(_told(winters, titles)),
        pictures=(_by_week(weeks, titles), _by_place(rows, titles)),
        table=winters,
    )


def _winters(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a team and round: weeks played, and people waiting, added up over weeks."""
    by = rows.groupby(["round", "team"])
    waited = rows.pivot_table(
        index=["round", "team"], columns="place", values="waiting", aggfunc="sum"
    ).reindex(columns=list(PLACES))
    found = pd.concat([by["week"].max().rename("weeks"), waited], axis=1)
    found["all_places"] = waited.sum(axis=1)
    return found.reset_index()


def _told(winters: pd.DataFrame, titles: Sequence[str]) -> list[str]:
    said = []
    for round, found in winters.groupby("round"):
        done = found[found["weeks"] == WEEKS]
        name = titles[int(round) - 1]
        if done.empty:
            said.append(f"{name}: week {found['weeks'].max()} of {WEEKS}.")
            continue
        teams = f" (mean of {len(done)} teams)" if len(done) > 1 else ""
        said.append(f"{name}: {done['all_places'].mean():.0f} weeks of waiting in all{teams}.")
    return said


def _by_week(weeks: pd.DataFrame, titles: Sequence[str]) -> Picture:
    panels = {
        f"Team {team}": Lines(
            name="people waiting in all four places",
            along="week",
            series={
                titles[int(round) - 1]: tuple(
                    (int(week), int(waiting))
                    for week, waiting in zip(group["week"], group["waiting"], strict=True)
                )
                for round, group in found.groupby("round")
            },
        )
        for team, found in weeks.groupby("team")
    }
    shows = next(iter(panels.values())) if len(panels) == 1 else SmallMultiples(panels=panels)
    return Picture(caption="Who waits, week by week, in the same winter", shows=shows)


def _by_place(rows: pd.DataFrame, titles: Sequence[str]) -> Picture:
    """Mean people waiting in each place, one panel a round."""
    means = rows.groupby(["round", "place"])["waiting"].mean()
    panels = {
        titles[int(round) - 1]: Bars(
            name="people waiting, mean of all weeks and teams",
            labels=PLACES,
            values=tuple(float(means[round, place]) for place in PLACES),
        )
        for round in means.index.get_level_values("round").unique()
    }
    return Picture(caption="Where people wait", shows=SmallMultiples(panels=panels))
