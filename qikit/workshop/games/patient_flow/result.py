"""What the class sees of the flow of patients: who got through when, for each size of batch."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from qikit.workshop.board import Bars, Board, Lines, Picture, SmallMultiples
from qikit.workshop.games.patient_flow.clinic import (
    PATIENTS,
    STATIONS,
    Clinic,
    all_out,
    first_out,
)
from qikit.workshop.table import Table


def board(title: str, table: Table, rows: pd.DataFrame, clinics: Mapping[int, Clinic]) -> Board:
    """Return the board for the patients so far, one row a patient; the clinics are as of now."""
    through = rows.dropna(subset="out")
    now = (_where(clinics),) if table.phase == "playing" and clinics else ()
    if through.empty:
        says = f"{PATIENTS} patients wait at check-in." if rows.empty else "Nobody is through yet."
        return Board(title=title, says=(says,), pictures=now)
    times = _times(through)
    return Board(
        title=title,
        says=tuple(_told(times)),
        pictures=(*now, _through(through), _firsts(times), _working(rows)),
        table=times,
    )


def _where(clinics: Mapping[int, Clinic]) -> Picture:
    """Where the patients are: at each worker, seen or not, and through."""
    panels = {
        f"Team {team}": Bars(
            name="patients",
            labels=(*STATIONS, "through"),
            values=(*(each.waiting + each.ready for each in clinic.stations), len(clinic.out)),
        )
        for team, clinic in clinics.items()
    }
    shows = next(iter(panels.values())) if len(panels) == 1 else SmallMultiples(panels=panels)
    return Picture(caption="Where the patients are now", shows=shows)


def _times(through: pd.DataFrame) -> pd.DataFrame:
    """One row a round and team: first and last patient, with what the formulas say in steps."""
    found = through.groupby(["round", "team", "batch"])["out"].agg(["min", "max", "count"])
    found = found.reset_index().rename(
        columns={"min": "first_out", "max": "last_out", "count": "patients_out"}
    )
    return found.assign(
        formula_first=found["batch"].map(first_out), formula_all=found["batch"].map(all_out)
    )


def _told(times: pd.DataFrame) -> list[str]:
    said = []
    for batch, teams in times.groupby("batch", sort=False):
        first = teams["first_out"].median()
        text = f"Batches of {batch}: first patient through after {first:.0f} seconds"
        done = teams[teams["patients_out"] == PATIENTS]
        if len(done):
            text += f", all {PATIENTS} after {done['last_out'].median():.0f}"
        said.append(f"{text} (middle of {len(teams)} teams)." if len(teams) > 1 else f"{text}.")
    return said


def _through(through: pd.DataFrame) -> Picture:
    panels = {f"Team {team}": _lines(patients) for team, patients in through.groupby("team")}
    shows = next(iter(panels.values())) if len(panels) == 1 else SmallMultiples(panels=panels)
    return Picture(caption="How many patients are through, second by second", shows=shows)


def _lines(patients: pd.DataFrame) -> Lines:
    series = {
        f"batches of {batch}": tuple((float(at), place + 1) for place, at in enumerate(group))
        for batch, group in patients.groupby("batch", sort=False)["out"]
    }
    return Lines(name="patients through", along="seconds", series=series)


def _firsts(times: pd.DataFrame) -> Picture:
    middle = times.groupby("batch", sort=False)["first_out"].median()
    bars = Bars(
        name="seconds until the first patient is through",
        labels=tuple(f"batches of {batch}" for batch in middle.index),
        values=tuple(float(value) for value in middle),
    )
    return Picture(caption="The first patient through, by size of batch", shows=bars)


def _working(rows: pd.DataFrame) -> Picture:
    """From the first patient that a worker saw to the last: mean of the teams, by batch."""
    seen = [station.replace("-", "_") for station in STATIONS]
    times = rows.astype(dict.fromkeys(seen, float)).groupby(["round", "batch", "team"])[seen]
    spans = (times.max() - times.min()).groupby(level=["round", "batch"]).mean()
    panels = {
        f"Batches of {batch}": Bars(
            name="seconds from first patient to last",
            labels=STATIONS,
            values=tuple(0.0 if pd.isna(span) else float(span) for span in row),
        )
        for (_, batch), row in zip(spans.index, spans.to_numpy(), strict=True)
    }
    return Picture(caption="How long each worker was at work", shows=SmallMultiples(panels=panels))
