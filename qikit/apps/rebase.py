"""*Redraw the past*: the same points, with their lines drawn in four ways."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pandas as pd

from qikit.apps.charts import chart_picture
from qikit.apps.controls import Control, Radio, Select
from qikit.apps.play import Play
from qikit.pathways import load
from qikit.spc import Chart, control_chart

_RESTART = pd.Timestamp("2018-07-01")
_MONTHS = pd.date_range("2016-04-01", periods=36, freq="MS")
_ROOT_SEED = 2018

STORIES = {
    "merger": "Two trusts merge (real): attendances at Trust RRK",
    "quiet": "A ward that did nothing (invented): falls per 1,000 bed-days",
    "worse": "A ward getting slowly worse (invented): falls per 1,000 bed-days",
}
MEASURES = {
    "merger": "attendances",
    "quiet": "falls per 1,000 bed-days",
    "worse": "falls per 1,000 bed-days",
}
LINES = {
    "one": "One set of lines for all points",
    "frozen": "Set by the first 12 months, then kept",
    "restart": "Started again in July 2018",
    "often": "Redrawn every 6 months",
}


@lru_cache(maxsize=3)
def story(name: str) -> pd.DataFrame:
    """Return 36 months of one story: the column ``month`` and one named after its measure."""
    if name == "merger":
        data = load("ae-attendances")
        trust = data[data["org_code"] == "RRK"]
        months = pd.to_datetime(trust["period"])
        return pd.DataFrame({"month": months, MEASURES[name]: trust["attendances"]})
    chance = np.random.default_rng(_ROOT_SEED)
    slope = np.linspace(0, 3.2, 36) if name == "worse" else np.zeros(36)
    value = (6 + chance.normal(0, 0.55, 36) + slope).round(1)
    return pd.DataFrame({"month": _MONTHS, MEASURES[name]: value})


def lines_drawn(name: str, way: str) -> Chart:
    """Return the chart of a story with its lines drawn in one of the four ways."""
    better: Literal["lower"] | None = None if name == "merger" else "lower"
    ways: dict[str, dict[str, Any]] = {
        "one": {},
        "frozen": {"baseline": 12},
        "restart": {"rebase": [_RESTART]},
        "often": {"rebase": list(_MONTHS[6::6])},
    }
    return control_chart(
        story(name), value=MEASURES[name], time="month", better=better, **ways[way]
    )


@dataclass(frozen=True, kw_only=True)
class Rebase(Play):
    """Choose a chart and a way to draw its lines; see what the reader can no longer see."""

    title = "Redraw the past"
    purpose = "The points stay the same. Only the lines move."

    chart: str = "worse"
    lines: str = "frozen"

    def controls(self) -> tuple[Control, ...]:
        return (
            Select(id="chart", label="Chart", value=self.chart, options=tuple(STORIES.items())),
            Radio(
                id="lines", label="The lines are", value=self.lines, options=tuple(LINES.items())
            ),
        )

    def says(self) -> str:
        drawn = lines_drawn(self.chart, self.lines)
        marked = int(drawn.points["signal"].notna().sum())
        found = f"{marked} of 36 points are marked as signals" if marked else "No point is marked"
        return f"{found}. {_MEANING[self.chart][self.lines]}"

    def picture(self) -> str:
        return chart_picture(lines_drawn(self.chart, self.lines))


_MEANING = {
    "merger": {
        "one": "The lines run between the old trust and the new one, and fit neither of them.",
        "frozen": "The old trust is the yardstick. The merger shows at once, as it should.",
        "restart": "The figures of two trusts were joined in July 2018. "
        "A reader sees the jump, and when it came.",
        "often": "Five sets of lines. Who could say what is usual here?",
    },
    "quiet": {
        "one": "Nothing happened on this ward, and the chart says so.",
        "frozen": "Nothing happened, and lines from the first year still fit.",
        "restart": "A new start with no reason behind it. What was it meant to celebrate?",
        "often": "New lines for the same ward. Each step looks like news, and none of it is.",
    },
    "worse": {
        "one": "The line cuts the climb in half: low points, then high ones. When did it begin?",
        "frozen": "Measured against its own first year, the ward is getting worse.",
        "restart": "No reason is known for July 2018, so the restart hides most of the climb.",
        "often": "Each half-year looks calm. The climb is cut into steps and swept away.",
    },
}
