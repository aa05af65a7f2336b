"""What several runs say together: an average with its interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qikit.errors import QikitError
from qikit.flow.checks import Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Estimate:
    """One number from each run, their average, and how sure it is.

    Parameters
    ----------
    values : ndarray, shape (runs,)
        One number a run; runs in which there was nothing to measure are NaN.
    what : str
        What was measured.
    level : float
        Confidence of the interval, between 0 and 1.

    Raises
    ------
    QikitError
        If there was nothing to measure in any run.

    Notes
    -----
    Student's t interval over independent runs: A. M. Law, *Simulation Modeling and Analysis*
    (5th edition, 2015), replication method.

    Examples
    --------
    >>> four = Estimate(values=np.array([10.0, 12.0, 11.0, 15.0]), what="wait")
    >>> four.value, round(four.low, 1), round(four.high, 1)
    (12.0, 8.6, 15.4)
    """

    values: Floats
    what: str
    level: float = 0.95

    def __post_init__(self) -> None:
        if not np.isfinite(self.values).any():
            raise QikitError(
                "Nobody was there to be measured.",
                where=self.what,
                todo="Simulate more days, or look at another group of patients.",
            )

    @property
    def _known(self) -> Floats:
        return self.values[np.isfinite(self.values)]

    @property
    def value(self) -> float:
        """Average over runs."""
        return float(self._known.mean())

    @property
    def half_width(self) -> float:
        """Half the width of the interval; infinite after one run, which cannot tell."""
        from scipy.stats import t

        runs = self._known.size
        if runs < 2:
            return float("inf")
        error = self._known.std(ddof=1) / np.sqrt(runs)
        return float(t.ppf((1 + self.level) / 2, runs - 1) * error)

    @property
    def low(self) -> float:
        """Lower end of the interval."""
        return self.value - self.half_width

    @property
    def high(self) -> float:
        """Upper end of the interval."""
        return self.value + self.half_width

    @property
    def least(self) -> float:
        """The least of any run."""
        return float(self._known.min())

    @property
    def most(self) -> float:
        """The most of any run."""
        return float(self._known.max())

    def holds(self, number: float) -> bool:
        """Return whether a number lies in the interval."""
        return self.low <= number <= self.high
