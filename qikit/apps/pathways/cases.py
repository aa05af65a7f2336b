"""The cases of *What really changed?*, as data, and their series from the invented records."""

from __future__ import annotations

import datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pandas as pd
import yaml

from qikit.learn.kinds.base import Record
from qikit.pathways import load
from qikit.spc import Chart, control_chart

_FILE = Path(__file__).with_name("cases.yml")

Better = Literal["higher", "lower"]

#: What may have happened to care, in the words of the answer.
TRUTHS = {
    "better": "Care got better, and it lasted",
    "a-while": "Care got better for a while",
    "worse": "Care got worse",
    "nothing": "Care did not change, and this is noise",
    "number": "The number changed, and care did not",
}


class Measure(Record):
    """What is counted each month (or week) in one table of records.

    Parameters
    ----------
    data, table : str
        The data set, and its table if not the main one.
    column : str
        What is counted (yes or no) or measured.
    of : str
        ``share`` of those with a value, or their ``median`` or ``mean``.
    every : str
        ``month`` or ``week``.
    by : str
        Column that splits the series; ``only`` says which of its values are shown.
    """

    data: str
    table: str | None = None
    column: str
    of: Literal["share", "median", "mean"]
    name: str
    every: Literal["month", "week"] = "month"
    better: Better | None = None
    by: str | None = None
    only: tuple[int, ...] = ()

    def series(self) -> pd.DataFrame:
        """Return one row a month: ``by`` (if any), the period, the value, and ``people``."""
        records = load(self.data, table=self.table).dropna(subset=[self.column])
        if self.by:
            records = records[records[self.by].isin(self.only)]
        groups = records.groupby([self.by, self.every] if self.by else [self.every])[self.column]
        value = (
            groups.sum().astype(int) if self.of == "share" else groups.agg(self.of).astype(float)
        )
        table = pd.DataFrame({self.name: value, "people": groups.size()}).reset_index()
        return table.assign(**{self.every: pd.to_datetime(table[self.every])})

    def chart(self, since: datetime.date | None, better: Better | None = None) -> Chart:
        """Return the control chart, its limits set by what came before ``since``."""
        table = self.series()
        periods = table[self.every].drop_duplicates()
        before = int((periods < pd.Timestamp(since)).sum()) if since else None
        return control_chart(
            table,
            value=self.name,
            time=self.every,
            denominator="people" if self.of == "share" else None,
            chart="p" if self.of == "share" else "xmr",
            better=self.better or better,
            baseline=before,
            by=self.by,
        )


class Case(Record):
    """One change that somebody made, or did not make, on an invented pathway."""

    id: str
    pathway: str
    title: str
    story: str
    person: str
    done: str
    asks: str
    measure: Measure
    since: datetime.date | None = None
    better: Better
    truth: Literal["better", "a-while", "worse", "nothing", "number"]
    told: str
    beside: Measure | None = None
    beside_told: str = ""

    def chart(self) -> Chart:
        """Return the chart of its own measure."""
        return self.measure.chart(self.since, self.better)


@lru_cache(maxsize=1)
def cases() -> dict[str, Case]:
    """Return the cases by their id, in order."""
    entries = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["cases"]
    return {entry["id"]: Case.model_validate(entry) for entry in entries}
