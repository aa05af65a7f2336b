"""*Any story you like*: two months of real attendances, and the headline they make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from qikit.apps.controls import Button, Control, Select
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play
from qikit.pathways import load

_RED_ABOVE, _GREEN_BELOW = 3.0, -3.0


@lru_cache(maxsize=1)
def _months() -> pd.DataFrame:
    data = load("ae-england").assign(period=lambda table: pd.to_datetime(table["period"]))
    days = data["period"].dt.days_in_month
    return data.assign(per_day=data["attendances"] / days).set_index("period").sort_index()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two months side by side.

    Parameters
    ----------
    change : float
        Change from the earlier choice to this month, in per cent.
    change_per_day : float
        The same for attendances per day, in per cent.
    colour : str
        ``RED`` above +3 %, ``GREEN`` below −3 %, else ``AMBER``: lines drawn by nobody in
        particular, as on many a report.
    """

    change: float
    change_per_day: float
    colour: str


def compare(this_month: pd.Timestamp, other: pd.Timestamp) -> Comparison:
    """Compare England's A&E attendances in two months, as a two-point report would."""
    months = _months()
    change = _percent(months.loc[this_month, "attendances"], months.loc[other, "attendances"])
    colour = "RED" if change > _RED_ABOVE else "GREEN" if change < _GREEN_BELOW else "AMBER"
    per_day = _percent(months.loc[this_month, "per_day"], months.loc[other, "per_day"])
    return Comparison(change=change, change_per_day=per_day, colour=colour)


def _percent(new: float, old: float) -> float:
    return float((new / old - 1) * 100)


def _way(change: float) -> str:
    if abs(change) < 0.5:
        return "unchanged"
    return f"{'up' if change > 0 else 'down'} {abs(change):.0f}%"


@dataclass(frozen=True, kw_only=True)
class TwoPoints(Play):
    """Choose two months; read the headline; then look at all of them."""

    title = "Any story you like"
    purpose = "Real A&E attendances in England. Choose two months and read your headline."

    this_month: str = "2019-03"
    compare_with: str = "2019-02"
    all_shown: bool = False

    def controls(self) -> tuple[Control, ...]:
        options = tuple((f"{month:%Y-%m}", f"{month:%B %Y}") for month in _months().index)
        word = "Show only my two months" if self.all_shown else "Show all 36 months"
        return (
            Select(id="this_month", label="This month", value=self.this_month, options=options),
            Select(
                id="compare_with", label="Compare with", value=self.compare_with, options=options
            ),
            Button(id="show", label=word),
        )

    def after(self, control: str, value: object) -> TwoPoints:
        if control == "show":
            return replace(self, all_shown=not self.all_shown)
        return super().after(control, value)

    @property
    def _chosen(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        return pd.Timestamp(self.this_month), pd.Timestamp(self.compare_with)

    def says(self) -> str:
        this_month, other = self._chosen
        result = compare(this_month, other)
        return (
            f"Headline: A&E attendances {_way(result.change)} – {result.colour}. "
            f"Per day: {_way(result.change_per_day)} ({other:%B %Y} has {other.days_in_month} "
            f"days, {this_month:%B %Y} has {this_month.days_in_month})."
        )

    def picture(self) -> str:
        months = _months()["attendances"]
        shown = months if self.all_shown else months.loc[sorted(set(self._chosen))]
        return line_picture(
            tuple(f"{month:%b %Y}" for month in shown.index),
            tuple(float(value) for value in shown),
            name="A&E attendances in England",
            marked=tuple(f"{month:%b %Y}" for month in self._chosen),
            from_zero=True,
        )
