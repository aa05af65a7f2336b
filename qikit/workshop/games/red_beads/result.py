"""What the class sees of the red beads: one p chart a team, and what was paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from qikit.workshop.board import Bars, Board, Picture, SmallMultiples
from qikit.workshop.table import Table

if TYPE_CHECKING:
    from qikit.spc import Chart

ENOUGH_FOR_LIMITS = 6


def board(title: str, table: Table, rows: pd.DataFrame) -> Board:
    """Return the board for the paddles so far, one row a paddle."""
    if rows.empty:
        return Board(title=title, says=("The target is 50 white beads a paddle.",))
    said, pictures = _told(rows), [_totals(rows)]
    if len(rows) >= ENOUGH_FOR_LIMITS:
        chart = p_chart(rows)
        caption = "Share of red beads on each paddle, in order of dipping"
        said, pictures = (
            [*said, _outside(chart)],
            [Picture(caption=caption, shows=chart), *pictures],
        )
    return Board(
        title=title,
        says=tuple(said),
        pictures=tuple(pictures),
        table=rows.drop(columns=["seat", "of", "paddle"]),
    )


def p_chart(rows: pd.DataFrame) -> Chart:
    """Return the p chart of the paddles, one series a team."""
    from qikit.spc import control_chart

    counted = rows[["team", "paddle", "red", "of"]].assign(
        team="Team " + rows["team"].astype(str), paddle=rows["paddle"].astype(int)
    )
    several = counted["team"].nunique() > 1
    return control_chart(
        counted, value="red", time="paddle", denominator="of", chart="p",
        by="team" if several else None, better="lower", title="Share of red beads, by paddle",
    )  # fmt: skip


def _totals(rows: pd.DataFrame) -> Picture:
    panels = {f"Team {team}": _by_worker(paddles) for team, paddles in rows.groupby("team")}
    shows = next(iter(panels.values())) if len(panels) == 1 else SmallMultiples(panels=panels)
    return Picture(caption="Red beads of each worker, all days together", shows=shows)


def _by_worker(team: pd.DataFrame) -> Bars:
    totals = team.groupby("worker")["red"].sum()
    return Bars(
        name="red beads in all",
        labels=tuple(f"worker {worker}" for worker in totals.index),
        values=tuple(float(total) for total in totals),
    )


def _told(rows: pd.DataFrame) -> list[str]:
    red, paddles = int(rows["red"].sum()), len(rows)
    said = [f"{paddles} paddles so far: {red} red beads, {red / paddles:.1f} a paddle."]
    both = rows.dropna(subset=["inspector_a", "inspector_b"])
    if len(both):
        same = int((both["inspector_a"] == both["inspector_b"]).sum())
        said.append(f"The two inspectors agreed on {same} of {len(both)} paddles.")
    return said


def _outside(chart: Chart) -> str:
    points = chart.points
    out = int(((points["value"] > points["upper"]) | (points["value"] < points["lower"])).sum())
    return f"Outside the limits of what the box gives by itself: {out} of {len(points)} paddles."
