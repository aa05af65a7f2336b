"""Rules that tell a signal from ordinary variation. Each is a value; a set of rules is a list.

To write a new rule, make a frozen dataclass that inherits from `Rule`, finds its points in a
`View` and says in words what it found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from qikit.spc.arrays import (
    ROUNDING,
    Bools,
    Codes,
    Floats,
    in_any_window,
    in_full_window,
    pack,
    sign_of,
    unpack,
)
from qikit.spc.limits import Lines

HIGH, LOW, NEITHER = 1, -1, 2


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """What a rule looks at: (stretches, points) values and the lines around them.

    No `slots`: the sides are worked out once and kept.
    """

    value: Floats
    lines: Lines

    @cached_property
    def tolerance(self) -> Floats:
        """How far apart two numbers must be to differ at all."""
        return ROUNDING * np.maximum(np.abs(self.value), np.abs(self.lines.centre))

    @cached_property
    def side(self) -> Codes:
        """1 above, -1 below, 0 on the centre line or missing."""
        return sign_of(self.value - self.lines.centre, self.tolerance)

    @cached_property
    def move(self) -> Codes:
        """1 higher, -1 lower than the point before, 0 equal or missing; one column fewer."""
        return sign_of(self.value[:, 1:] - self.value[:, :-1], self.tolerance[:, 1:])

    @cached_property
    def known(self) -> Bools:
        """Where there is a value."""
        return ~np.isnan(self.value)

    def beyond(self, sigmas: float) -> Codes:
        """1 above the upper line at `sigmas`, -1 below the lower one, else 0."""
        if sigmas not in self._beyond:
            above = self.value - self.lines.at(sigmas) > self.tolerance
            below = self.value - self.lines.at(-sigmas) < -self.tolerance
            self._beyond[sigmas] = above.astype(np.int8) - below
        return self._beyond[sigmas]

    @cached_property
    def _beyond(self) -> dict[float, Codes]:
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule's words need to know about one signal."""

    count: int
    span: str
    high: bool
    middle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Attributes
    ----------
    name : str
        Short name, used in `chart.signals` and `chart.points`.
    whole : bool
        The rule speaks about the whole stretch, not about single points.
    reach : int
        Flagged points at most this far apart belong to one signal.
    needs_limits : bool
        Whether it looks at the limits; a set of rules that do not suits a run chart.

    Examples
    --------
    A rule of one's own, for a chart where nought must never happen:

    >>> @dataclass(frozen=True, slots=True, kw_only=True)
    ... class Nought(Rule):
    ...     name: str = "nought"
    ...     needs_limits: bool = False
    ...
    ...     def find(self, view):
    ...         return np.where(view.value == 0, LOW, 0).astype(np.int8)
    ...
    ...     def say(self, found):
    ...         return f"{found.span} is nought"
    >>> import pandas as pd
    >>> from qikit.spc import RuleSet, run_chart
    >>> mine = RuleSet(name="mine", label="no nought", rules=(Nought(),))
    >>> stock = pd.DataFrame({"day": [1, 2, 3], "masks": [8, 0, 7]})
    >>> [signal.reason for signal in run_chart(stock, "masks", "day", rules=mine).signals]
    ['day 2 is nought']
    """

    name: str
    whole: bool = False
    reach: int = 1
    needs_limits: bool = field(default=True)

    def find(self, view: View) -> Codes:
        """HIGH, LOW or NEITHER for each point that takes part in a signal, else 0."""
        raise NotImplementedError

    def say(self, found: Found) -> str:
        """Say one signal in plain English."""
        raise NotImplementedError


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside(Rule):
    """A point strictly beyond the limits."""

    name: str = "outside"

    def find(self, view: View) -> Codes:
        """Mark points beyond three sigmas."""
        return view.beyond(3.0)

    def say(self, found: Found) -> str:
        """Say which points are beyond which limit."""
        where = "above" if found.high else "below"
        if found.count == 1:
            return f"{found.span} is {where} the expected range"
        return f"{found.count} points in a row, {found.span}, are {where} the expected range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Rule):
    """A run of points on one side of the centre line.

    A point on the line ends the run (`on_line="ends"`) or is passed over ("skipped").
    """

    name: str = "shift"
    length: int = 7
    on_line: str = "ends"
    needs_limits: bool = False

    def find(self, view: View) -> Codes:
        """Mark every point of a long enough run."""
        side = view.side
        if self.on_line == "ends":
            return np.where(in_full_window(side, self.length), side, 0).astype(np.int8)
        off = side != 0
        packed = pack(side, off, 0)
        marked = np.where(in_full_window(packed, self.length), packed, 0).astype(np.int8)
        return unpack(marked, off, 0)

    def say(self, found: Found) -> str:
        """Say which points are on which side."""
        side = "above" if found.high else "below"
        return f"{found.count} points in a row, {found.span}, are all {side} the {found.middle}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Rule):
    """Points that all rise or all fall; `length` counts points, not differences.

    Two equal neighbours end the trend (`ties="end"`) or are passed over ("skip").
    """

    name: str = "trend"
    length: int = 7
    ties: str = "end"
    needs_limits: bool = False

    def find(self, view: View) -> Codes:
        """Mark every point of a long enough trend."""
        if view.value.shape[1] < self.length:
            return np.zeros(view.value.shape, dtype=np.int8)
        if self.ties == "end":
            return self._along(view.move)
        return self._over_ties(view)

    def _along(self, move: Codes) -> Codes:
        marked = np.where(in_full_window(move, self.length - 1), move, 0).astype(np.int8)
        codes = np.zeros((len(move), move.shape[1] + 1), dtype=np.int8)
        codes[:, :-1] = marked
        ends = marked != 0
        codes[:, 1:][ends] = marked[ends]
        return codes

    def _over_ties(self, view: View) -> Codes:
        tie = (view.move == 0) & view.known[:, 1:] & view.known[:, :-1]
        keep = np.column_stack([np.ones(len(tie), dtype=bool), ~tie])
        packed = pack(view.value, keep, np.nan)
        short = View(value=packed, lines=view.lines)
        codes = unpack(self._along(short.move), keep, 0)
        before = np.maximum.accumulate(np.where(keep, np.arange(keep.shape[1]), 0), axis=1)
        held = np.take_along_axis(codes, before, axis=1)
        return np.where(keep, codes, held).astype(np.int8)

    def say(self, found: Found) -> str:
        """Say which points rise or fall."""
        how = "higher" if found.high else "lower"
        return (
            f"{found.count} points in a row, {found.span}, each {how} than the one before"
            if self.ties == "end"
            else f"{found.count} points, {found.span}, keep going {'up' if found.high else 'down'}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyBeyond(Rule):
    """Several of a few neighbours far from the centre, on the same side.

    Attributes
    ----------
    need, of : int
        How many of how many neighbours.
    sigmas : float
        How far from the centre is far.
    all_one_side : bool
        Whether the other neighbours must be on that side too.
    breach_counts : bool
        Whether a point outside the limits counts as far.
    """

    name: str = "two-in-three"
    need: int = 2
    of: int = 3
    sigmas: float = 2.0
    all_one_side: bool = False
    breach_counts: bool = True
    reach: int = 2

    def find(self, view: View) -> Codes:
        """Mark the far points of each window that has enough of them."""
        far = view.beyond(self.sigmas)
        if not self.breach_counts:
            far = np.where(view.beyond(3.0) == 0, far, 0).astype(np.int8)
        codes = np.zeros(far.shape, dtype=np.int8)
        if far.shape[1] < self.of:
            return codes
        for sign in (HIGH, LOW):
            mine = far == sign
            if not mine.any():
                continue
            codes[mine & self._in_window(mine, view.side == sign)] = sign
        return codes

    def _in_window(self, mine: Bools, same_side: Bools) -> Bools:
        width = mine.shape[1]
        last = width - self.of + 1
        count = np.zeros((len(mine), last), dtype=np.int8)
        for i in range(self.of):
            count += mine[:, i : i + last]
        enough: Bools = count >= self.need
        if self.all_one_side:
            for i in range(self.of):
                enough &= same_side[:, i : i + last]
        return in_any_window(enough, self.of, width)

    def say(self, found: Found) -> str:
        """Say where the far points are."""
        verb = "is" if found.count == 1 else "are"
        start = f"{_points(found.count)}, {found.span}, {verb}"
        if self.sigmas >= 2:
            edge = "upper" if found.high else "lower"
            return f"{start} close to the {edge} limit (at least {self.need} of {self.of} in a row)"
        side = "above" if found.high else "below"
        return (
            f"{start} well {side} the {found.middle} (at least {self.need} of {self.of} in a row)"
        )
