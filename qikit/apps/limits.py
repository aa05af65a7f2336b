"""*Turn up the noise*: a real change of one size, in quiet and in jumpy weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from qikit.apps.charts import chart_picture, verdict
from qikit.apps.controls import Button, Control, Slider
from qikit.apps.play import Play
from qikit.spc import Chart, control_chart

_LEVEL, _WEEKS, _CHANGE_AFTER = 60.0, 24, 12
RESULT = "weekly result"
_ROOT_SEED = 1982  # the year Nelson's paper on moving ranges came out


@lru_cache(maxsize=64)
def _noise(number: int) -> np.ndarray:
    return np.random.default_rng([_ROOT_SEED, number]).normal(0, 1, _WEEKS)


def noisy_weeks(*, number: int, jumpiness: float, change: float) -> pd.DataFrame:
    """Return 24 invented weeks round 60, with a change from week 13.

    The same number keeps the same ups and downs, however large they are made.

    Parameters
    ----------
    number : int
        Which set of ups and downs.
    jumpiness : float
        Their standard deviation.
    change : float
        Added to weeks 13 to 24.

    Returns
    -------
    DataFrame
        Columns ``week`` (1 to 24) and ``weekly result``.
    """
    week = np.arange(1, _WEEKS + 1)
    value = _LEVEL + jumpiness * _noise(number) + np.where(week > _CHANGE_AFTER, change, 0)
    return pd.DataFrame({"week": week, RESULT: value.round(1)})


@dataclass(frozen=True, kw_only=True)
class Limits(Play):
    """Three sliders on one chart: noise, a real change, and a target."""

    title = "Turn up the noise"
    purpose = "Invented numbers. The lines are set by weeks 1 to 12; the change begins in week 13."

    jumpiness: float = 4
    change: float = 0
    target: float = 66
    number: int = 3

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="jumpiness", label="Ordinary jumpiness from week to week",
                   value=self.jumpiness, low=1, high=10),
            Slider(id="change", label="Real change from week 13", value=self.change,
                   low=-10, high=10),
            Slider(id="target", label="Target", value=self.target, low=40, high=80),
            Button(id="new", label="New numbers"),
        )  # fmt: skip

    def after(self, control: str, value: object) -> Limits:
        if control == "new":
            return replace(self, number=self.number + 1)
        return super().after(control, value)

    @property
    def chart(self) -> Chart:
        """The chart of the weeks as the sliders have them."""
        weeks = noisy_weeks(number=self.number, jumpiness=self.jumpiness, change=self.change)
        return control_chart(
            weeks, value=RESULT, time="week", baseline=_CHANGE_AFTER, target=self.target,
            better="higher",
        )  # fmt: skip

    def says(self) -> str:
        real = "No real change" if self.change == 0 else f"A real change of {self.change:+.0f}"
        return f"{real} was planted; numbers {self.number}. {verdict(self.chart)}"

    def picture(self) -> str:
        return chart_picture(self.chart)
