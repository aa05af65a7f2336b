"""What teams may test: coins, aeroplanes, models, or anything that can be counted or timed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A physical test and its two measures.

    Parameters
    ----------
    name : str
    measure, unit : str
        What is measured first, and in what.
    high : float
        The largest result that can be typed; the smallest is 0.
    better : {"higher", "lower"}
    second : str
        The question about the second measure, answered from 1 to 3: the more the better.
    """

    name: str
    measure: str
    unit: str
    high: float
    better: Literal["higher", "lower"]
    second: str


KINDS = {
    "coins": Kind(
        name="Spin a coin",
        measure="time that the coin spins",
        unit="seconds",
        high=120,
        better="higher",
        second="Did it stay on the table? 1 no, 2 just, 3 well inside",
    ),
    "aeroplanes": Kind(
        name="Fly a paper aeroplane",
        measure="distance flown",
        unit="metres",
        high=60,
        better="higher",
        second="Did it fly straight? 1 no, 2 nearly, 3 yes",
    ),
    "model": Kind(
        name="Build the model",
        measure="time to build",
        unit="seconds",
        high=900,
        better="lower",
        second="Is it right? 1 a part is missing, 2 a part is in the wrong place, 3 all right",
    ),
    "own": Kind(
        name="Our own test",
        measure="our measure",
        unit="as agreed",
        high=10_000,
        better="lower",
        second="How good was the result? 1 poor, 2 fair, 3 good",
    ),
}
