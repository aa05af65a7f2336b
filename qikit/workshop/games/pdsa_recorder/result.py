"""What the class sees of its tests: predictions beside results, and quality beside speed."""

from __future__ import annotations

import pandas as pd

from qikit.workshop.board import Board, Lines, Picture, SmallMultiples
from qikit.workshop.games.pdsa_recorder.kinds import Kind
from qikit.workshop.table import Table


def board(title: str, table: Table, rows: pd.DataFrame, kind: Kind) -> Board:
    """Return the board for the tests so far, one row a test of a team."""
    tested = rows.dropna(subset="result")
    if tested.empty:
        predicted = int(rows["predicted"].notna().sum())
        says = f"{kind.name}. {predicted} of {len(table.teams)} teams have predicted."
        return Board(title=title, says=(says,))
    return Board(
        title=f"{title}: {kind.name.lower()}",
        says=tuple(_told(tested, kind)),
        pictures=(
            _panels(tested, f"{kind.measure} ({kind.unit})", "What was predicted and what came out",
                    {"predicted": "predicted", "result": "result"}),
            _panels(tested, "quality, from 1 to 3", "How good it was", {"second": "quality"}),
        ),
        table=rows.drop(columns="round"),
    )  # fmt: skip


def _panels(tested: pd.DataFrame, name: str, caption: str, shown: dict[str, str]) -> Picture:
    panels = {
        f"Team {team}": Lines(
            name=name,
            along="test (0 is the baseline)",
            series={words: _points(tests, column) for column, words in shown.items()},
        )
        for team, tests in tested.groupby("team")
    }
    shows = next(iter(panels.values())) if len(panels) == 1 else SmallMultiples(panels=panels)
    return Picture(caption=caption, shows=shows)


def _points(tests: pd.DataFrame, column: str) -> tuple[tuple[float, float], ...]:
    known = tests.dropna(subset=column)
    return tuple((int(test), float(value)) for test, value in known[["test", column]].to_numpy())


def _told(tested: pd.DataFrame, kind: Kind) -> list[str]:
    predicted, tests = int(tested["predicted"].notna().sum()), len(tested)
    said = [f"Tests: {tests}. With a prediction made before: {predicted}."]
    gaps = tested.dropna(subset="gap").groupby("test")["gap"].median()
    if len(gaps) > 1:
        said.append(
            f"Predictions missed by {gaps.iloc[0]:.1f} {kind.unit} in the first round "
            f"and by {gaps.iloc[-1]:.1f} in the latest (middle of the teams)."
        )
    middle = tested.groupby("test")["result"].median()
    went = f"is {middle.iloc[0]:.1f}"
    if len(middle) > 1:
        went = f"went from {middle.iloc[0]:.1f} to {middle.iloc[-1]:.1f}"
    return [*said, f"The middle result {went} {kind.unit}; {kind.better} is better."]
