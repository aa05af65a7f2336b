"""*Look more often*: one year of a service, seen twice or fifty-two times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from qikit.apps.charts import chart_picture, verdict
from qikit.apps.controls import Control, Radio
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play
from qikit.spc import Chart, run_chart

WEEKS = 52
#: The change helped from the first of these weeks and was gone from the second on.
BETTER_FROM, GONE_FROM = 15, 37
_LEVEL, _GAIN, _SPREAD, _SEED = 70.0, 12.0, 2.5, 1
MEASURE = "Visits begun on time (%)"
_FEWEST_FOR_A_CHART = 12
_RUN = "long-run"

#: How often somebody looks -> the weeks in which they do.
LOOKS: dict[str, tuple[int, ...]] = {
    "audit": (6, 46),
    "quarter": tuple(range(6, WEEKS + 1, 13)),
    "month": tuple(range(2, WEEKS + 1, 4)),
    "week": tuple(range(1, WEEKS + 1)),
}
_NAMES = {
    "audit": "Twice a year",
    "quarter": "Each quarter",
    "month": "Every four weeks",
    "week": "Each week",
}


@lru_cache(maxsize=1)
def year() -> pd.DataFrame:
    """Return 52 invented weeks: a rise in week 15 that is gone in week 37.

    Returns
    -------
    DataFrame
        Columns ``week`` (1 to 52) and the measure, in per cent.
    """
    week = np.arange(1, WEEKS + 1)
    better = (week >= BETTER_FROM) & (week < GONE_FROM)
    value = _LEVEL + np.random.default_rng(_SEED).normal(0, _SPREAD, WEEKS) + _GAIN * better
    return pd.DataFrame({"week": week, MEASURE: value.round(0)})


def seen(look: str) -> pd.DataFrame:
    """Return the weeks that somebody sees who looks that often, a key of :data:`LOOKS`."""
    weeks = year()
    return weeks[weeks["week"].isin(LOOKS[look])].reset_index(drop=True)


@dataclass(frozen=True, kw_only=True)
class HowOften(Play):
    """Choose how often to look; see what there is to learn from."""

    title = "Look more often"
    purpose = (
        "Invented numbers. A home-care team changes its rota in week 15. Something else happens "
        "later in the year."
    )

    look: str = "audit"

    def controls(self) -> tuple[Control, ...]:
        options = tuple(_NAMES.items())
        return (Radio(id="look", label="You look", value=self.look, options=options),)

    def says(self) -> str:
        points = seen(self.look)
        first, last = points[MEASURE].iloc[0], points[MEASURE].iloc[-1]
        told = f"You looked {len(points)} times. The first was {first:.0f}%, the last {last:.0f}%."
        if len(points) < _FEWEST_FOR_A_CHART:
            return f"{told} You would report: about the same."
        chart = self._chart()
        runs = [f"weeks {each.start} to {each.end}" for each in chart.signals if each.rule == _RUN]
        if not runs:
            return f"{told} {verdict(chart)}"
        return f"{told} Long runs on one side of the median: {' and '.join(runs)}."

    def _chart(self) -> Chart:
        before = BETTER_FROM - 1 if self.look == "week" else None
        return run_chart(
            seen(self.look), value=MEASURE, time="week", better="higher", baseline=before
        )

    def picture(self) -> str:
        points = seen(self.look)
        if len(points) >= _FEWEST_FOR_A_CHART:
            return chart_picture(self._chart())
        labels = tuple(f"week {week}" for week in points["week"])
        return line_picture(labels, tuple(points[MEASURE]), name=MEASURE, from_zero=True)
