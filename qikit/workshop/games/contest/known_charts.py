"""Invented charts whose truth is known: an endless, numbered supply for *Signal or noise?*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

Truth = Literal["noise", "step", "drift", "spike"]

WEEKS = 24
_ROOT_SEED = 1924  # the year of Shewhart's first control chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something a team might count every week, and how much it varies by itself."""

    name: str
    unit: str
    level: float
    spread: float
    better: Literal["higher", "lower"]
    decimals: int = 0

    @property
    def full_name(self) -> str:
        """Name with its unit."""
        return self.name if self.unit in self.name.lower() else f"{self.name} ({self.unit})"


MEASURES = (
    Measure(name="Falls per 1,000 bed-days", unit="falls", level=6.5, spread=0.8, better="lower",
            decimals=1),
    Measure(name="Stayed 4 hours or less", unit="%", level=74, spread=3.5, better="higher"),
    Measure(name="Home care visits on time", unit="%", level=86, spread=2.5, better="higher"),
    Measure(name="Ambulance handover, median", unit="minutes", level=29, spread=4, better="lower"),
    Measure(name="Calls answered in a minute", unit="%", level=63, spread=5, better="higher"),
    Measure(name="Wait for a GP appointment, median", unit="days", level=11, spread=1.4,
            better="lower", decimals=1),
    Measure(name="Residents weighed each month", unit="%", level=81, spread=4, better="higher"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChart:
    """One invented chart and its truth.

    Parameters
    ----------
    number : int
        Its number; the same number always gives the same chart.
    measure : Measure
        What it pretends to count.
    values : tuple of float
        24 weekly values.
    truth : {"noise", "step", "drift", "spike"}
        What was planted.
    start : int
        The first week (from 1) of whatever was planted; 0 for noise.
    size : float
        How large it is, in the measure's unit, with its sign; 0 for noise.
    """

    number: int
    measure: Measure
    values: tuple[float, ...]
    truth: Truth
    start: int
    size: float

    @property
    def is_signal(self) -> bool:
        """Whether something was planted."""
        return self.truth != "noise"

    def told(self) -> str:
        """Return the truth in one sentence."""
        way = "up" if self.size > 0 else "down"
        amount = f"{abs(self.size):.1f} {self.measure.unit}"
        return {
            "noise": "Nothing was planted. Every up and down is chance.",
            "step": f"A real change: from week {self.start} the process went {way} by {amount}.",
            "drift": f"A real drift: from week {self.start} it crept {way}, by {amount} in all.",
            "spike": f"A real event: week {self.start} alone was moved {way} by {amount}.",
        }[self.truth]


@lru_cache(maxsize=256)
def known_chart(number: int) -> KnownChart:
    """Make the chart of this number, the same on every machine.

    Half of all charts are noise; a quarter hold a step of 1.5 to 3 standard deviations that
    starts in week 9 to 16; the rest hold a drift or a single odd week.

    Parameters
    ----------
    number : int
        1 or more.

    Examples
    --------
    >>> known_chart(7) == known_chart(7), len(known_chart(7).values)
    (True, 24)
    """
    chance = np.random.default_rng([_ROOT_SEED, number])
    measure = MEASURES[int(chance.integers(len(MEASURES)))]
    truth: Truth = chance.choice(
        ["noise", "noise", "noise", "noise", "step", "step", "drift", "spike"]
    )
    noise = chance.normal(0, measure.spread, WEEKS)
    sign = float(chance.choice([-1, 1]))
    start = int(chance.integers(9, 17))
    planted, size = _planted(truth, start, sign * measure.spread, chance)
    values = np.maximum(measure.level + noise + planted, 0)
    if measure.unit == "%":
        values = np.minimum(values, 100)
    return KnownChart(
        number=number,
        measure=measure,
        values=tuple(round(float(value), measure.decimals) for value in values),
        truth=truth,
        start=start if truth != "noise" else 0,
        size=size,
    )


def _planted(
    truth: Truth, start: int, unit: float, chance: np.random.Generator
) -> tuple[np.ndarray, float]:
    week = np.arange(1, WEEKS + 1)
    if truth == "step":
        size = unit * chance.uniform(1.5, 3)
        return np.where(week >= start, size, 0), float(size)
    if truth == "drift":
        size = unit * chance.uniform(2.5, 4)
        return size * np.clip((week - start) / (WEEKS - start), 0, 1), float(size)
    if truth == "spike":
        size = unit * chance.uniform(4, 6)
        return np.where(week == start, size, 0), float(size)
    return np.zeros(WEEKS), 0.0
