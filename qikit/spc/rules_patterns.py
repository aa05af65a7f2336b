"""Rules about patterns without a direction, and rules about a whole stretch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qikit.spc import runs
from qikit.spc.arrays import Codes, in_full_window
from qikit.spc.rules import NEITHER, Found, Rule, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Hugging(Rule):
    """A long row of points all within one sigma of the centre.

    A stretch of equal values has no variation to be less than expected, and is left alone.
    """

    name: str = "hugging"
    length: int = 15
    sigmas: float = 1.0

    def find(self, view: View) -> Codes:
        """Mark every point of a long enough row."""
        limits = ~np.isnan(view.lines.at(self.sigmas))
        varies = (view.move != 0).any(axis=1, keepdims=True)
        near = (view.beyond(self.sigmas) == 0) & view.known & limits & varies
        return (NEITHER * in_full_window(near.astype(np.int8), self.length)).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say that points stay too close."""
        return (
            f"{found.count} points in a row, {found.span}, all stay in the inner third around "
            f"the {found.middle}: less variation than expected"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoiding(Rule):
    """A row of points none of which is within one sigma of the centre."""

    name: str = "avoiding"
    length: int = 8
    sigmas: float = 1.0

    def find(self, view: View) -> Codes:
        """Mark every point of a long enough row."""
        far = (view.beyond(self.sigmas) != 0).astype(np.int8)
        return (NEITHER * in_full_window(far, self.length)).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say that points avoid the middle."""
        return (
            f"{found.count} points in a row, {found.span}, all avoid the inner third around the "
            f"{found.middle}: two processes may be mixed"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternating(Rule):
    """Points that go up and down in turn."""

    name: str = "alternating"
    length: int = 14
    needs_limits: bool = False

    def find(self, view: View) -> Codes:
        """Mark every point of a long enough zigzag."""
        if view.value.shape[1] < self.length:
            return np.zeros(view.value.shape, dtype=np.int8)
        turns = view.move * np.where(np.arange(view.move.shape[1]) % 2, 1, -1).astype(np.int8)
        steps = in_full_window(turns, self.length - 1)
        marked = np.zeros(view.value.shape, dtype=bool)
        marked[:, :-1] |= steps
        marked[:, 1:] |= steps
        return (NEITHER * marked).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say that points zigzag."""
        return (
            f"{found.count} points in a row, {found.span}, go up and down in turn: perhaps two "
            f"sources take turns, or a process is adjusted too often"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRun(Rule):
    """Anhøj's first rule: the longest run is longer than round(log2(useful points)) + 3.

    Source: J. Anhøj and A. V. Olesen, *PLoS ONE* 9 (2014) e113825.
    """

    name: str = "long-run"
    needs_limits: bool = False

    def find(self, view: View) -> Codes:
        """Mark the points of runs longer than expected."""
        found = runs.analyse(view.side)
        too_long = runs.points_of_runs_longer_than(view.side, found.longest_allowed)
        return np.where(too_long, view.side, 0).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say where the run is."""
        side = "above" if found.high else "below"
        return (
            f"{found.count} points in a row, {found.span}, are all {side} the {found.middle}: "
            f"a longer run than chance would give"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FewCrossings(Rule):
    """Anhøj's second rule: fewer crossings than the 5 % point of Binomial(useful - 1, 0.5)."""

    name: str = "few-crossings"
    whole: bool = True
    needs_limits: bool = False

    def find(self, view: View) -> Codes:
        """Mark whole stretches with too few crossings."""
        found = runs.analyse(view.side)
        few = found.crossings < found.fewest_crossings
        return np.where(few[:, None] & view.known, NEITHER, 0).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say that the line is crossed too seldom."""
        return (
            f"the line crosses the {found.middle} less often than chance would give over "
            f"{found.count} points, {found.span}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOfRuns(Rule):
    """Too few or too many runs for the number of useful points, by the published table.

    Source: R. J. Perla, L. P. Provost, S. K. Murray, *BMJ Quality & Safety* 20 (2011) 46-51;
    F. S. Swed and C. Eisenhart, *Annals of Mathematical Statistics* 14 (1943) 66-87.
    """

    name: str = "runs"
    whole: bool = True
    needs_limits: bool = False
    too_many: bool = False

    def find(self, view: View) -> Codes:
        """Mark whole stretches with too few (or too many) runs."""
        found = runs.analyse(view.side)
        number = found.crossings + (found.useful > 0)
        low, high = runs.expected_runs(found.useful)
        odd = number > high if self.too_many else number < low
        return np.where(odd[:, None] & view.known, NEITHER, 0).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say that there are too few or too many runs."""
        how = "more" if self.too_many else "fewer"
        return (
            f"there are {how} runs about the {found.middle} than chance would give over "
            f"{found.count} points, {found.span}"
        )
