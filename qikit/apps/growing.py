"""*One month at a time*: a run chart of real data that grows while you read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from qikit.apps.charts import chart_picture, verdict
from qikit.apps.controls import Button, Control, Select, Slider
from qikit.apps.play import Play
from qikit.pathways import load
from qikit.spc import Chart, run_chart

_FEWEST_FOR_RULES = 10

SERIES = {
    "england-4h": "England: stayed 4 hours or less (%)",
    "england-all": "England: A&E attendances",
    "RRK-4h": "Trust RRK: stayed 4 hours or less (%)",
    "RAS-4h": "Trust RAS: stayed 4 hours or less (%)",
}


@lru_cache(maxsize=len(SERIES))
def series(name: str) -> pd.DataFrame:
    """Return one real monthly series: the column ``month`` and one named after the series."""
    where, what = name.split("-")
    data = load("ae-england") if where == "england" else load("ae-attendances")
    if where != "england":
        data = data[data["org_code"] == where]
    value = data["attendances"] if what == "all" else (data["performance"] * 100).round(1)
    table = pd.DataFrame({"month": pd.to_datetime(data["period"]), SERIES[name]: value})
    return table.reset_index(drop=True)


@dataclass(frozen=True, kw_only=True)
class Growing(Play):
    """See a run chart as a ward does: without the months that have not happened yet."""

    title = "One month at a time"
    purpose = "Real A&E figures. You see only the months that have happened so far."

    data: str = "england-4h"
    seen: float = 9

    def controls(self) -> tuple[Control, ...]:
        return (
            Select(id="data", label="Data", value=self.data, options=tuple(SERIES.items())),
            Slider(id="seen", label="Months you have seen", value=self.seen, low=4, high=36),
            Button(id="next", label="Next month", disabled=self.seen >= 36),
        )

    def after(self, control: str, value: Any) -> Growing:
        if control == "next":
            return replace(self, seen=min(self.seen + 1, 36))
        return super().after(control, value)

    @property
    def chart(self) -> Chart:
        """The run chart of the months seen so far."""
        months = series(self.data).head(int(self.seen))
        better = None if self.data == "england-all" else "higher"
        return run_chart(months, value=SERIES[self.data], time="month", better=better)

    def says(self) -> str:
        if self.seen < _FEWEST_FOR_RULES:
            return (
                f"{self.seen:.0f} months. Too few to judge: keep plotting, and wait for "
                f"{_FEWEST_FOR_RULES}."
            )
        return f"{self.seen:.0f} months. {verdict(self.chart)}"

    def picture(self) -> str:
        return chart_picture(self.chart)
