"""Numbers as a reader wants them: as many digits as the variation deserves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qikit.spc.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How the numbers of one chart are written.

    Attributes
    ----------
    decimals : int
    percent : bool
        Whether proportions are written as percentages.

    Examples
    --------
    >>> NumberWords(decimals=1, percent=True).say(0.1234)
    '12.3%'
    """

    decimals: int
    percent: bool

    def say(self, number: float) -> str:
        """Write one number; "no value" if missing."""
        if not np.isfinite(number):
            return "no value"
        if self.percent:
            return f"{100 * number:,.{self.decimals}f}%"
        text = f"{number:,.{self.decimals}f}"
        return "0" if float(text.replace(",", "")) == 0 else text

    def say_given(self, number: float) -> str:
        """Write a number that a person gave, such as a target: no more digits than it needs.

        Examples
        --------
        >>> NumberWords(decimals=1, percent=False).say_given(90.0)
        '90'
        """
        if not np.isfinite(number):
            return "no value"
        text = f"{100 * number if self.percent else number:,.6f}".rstrip("0").rstrip(".")
        return f"{text}%" if self.percent else text


def number_words(chart: Chart, group: int | None = None) -> NumberWords:
    """Choose the digits from the spread of the values (of one group), so that limits differ."""
    percent = chart.kind.proportion and chart.request.multiply == 1
    values = chart.laid.value
    if group is not None:
        values = values[chart.laid.grid.stretches_of(group)]
    values = values[np.isfinite(values)]
    spread = float(np.ptp(values)) if len(values) else 0.0
    if spread == 0.0:
        spread = float(np.abs(values).max(initial=1.0)) or 1.0
    digits = 1 - int(np.floor(np.log10(spread * (100 if percent else 1))))
    return NumberWords(decimals=int(np.clip(digits, 0, 6)), percent=percent)
