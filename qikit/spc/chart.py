"""The result of a chart: frozen numbers with five faces (points, signals, words, picture, page)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc import tables
from qikit.spc.arrays import Bools, Floats
from qikit.spc.cautions import collect
from qikit.spc.conventions import Convention
from qikit.spc.grid import Grid
from qikit.spc.judge import Assurance, Flags, Variation, judge_assurance, judge_variation
from qikit.spc.kinds import Kind
from qikit.spc.limits import Lines
from qikit.spc.request import Request
from qikit.spc.rulesets import RuleSet
from qikit.spc.signals import Signal, find_signals
from qikit.spc.times import Clock, all_months

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.spc.summary import SummaryTable


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """All numbers of a chart; matrices have one row a stretch (see `Grid`)."""

    grid: Grid
    time: NDArray
    value: Floats
    count: NDArray
    exposure: NDArray
    lines: Lines
    kept: Bools
    baseline: Bools
    target: Floats | None
    trajectory: Floats | None
    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Chart:
    """A run chart or control chart of one or many series.

    Attributes
    ----------
    kind, convention, rules
        What was drawn, whose conventions were followed, which rules were applied.
    groups : tuple
        Labels of the series; `(None,)` for a single one.
    trouble : tuple of str
        What was noticed while reading the data; part of `cautions`.

    Notes
    -----
    No `slots`: tables and signals are worked out when first asked for, once.
    """

    kind: Kind
    convention: Convention
    rules: RuleSet
    screen: bool
    request: Request
    clock: Clock
    groups: tuple[Any, ...]
    better: tuple[str | None, ...]
    laid: Laid
    flags: Flags
    trouble: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Chart: {self.describe()}>"

    @property
    def single(self) -> bool:
        """Whether there is one series only."""
        return len(self.groups) == 1

    def check_single(self) -> None:
        """Refuse a chart of many series where only one can be meant.

        Raises
        ------
        QikitError
            With the number of series.
        """
        if not self.single:
            raise QikitError(
                f"There are {len(self.groups)} series.", todo="Choose one: chart['its name']."
            )

    @cached_property
    def monthly(self) -> bool:
        """Whether every point is a month."""
        return self.clock.kind == "date" and all_months(self.laid.time)

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """Plain sentences about anything a reader should know before trusting the chart."""
        return collect(self)

    def say_time(self, time: Any) -> str:
        """Say a time of this chart in words."""
        return self.clock.say(time, self.monthly)

    @cached_property
    def points(self) -> pd.DataFrame:
        """One row a point: by, phase, time, value, centre, lower, upper, near_lower, near_upper,
        signal (name of the rule, or None) and direction ("high", "low" or None).

        The near lines lie two thirds of the way from the centre to the limits.
        """
        return tables.points(self)

    @cached_property
    def workings(self) -> pd.DataFrame:
        """`points` with everything behind them.

        Further columns: numerator, denominator, in_baseline, left_out, target, side of the
        centre (1, 0, -1), meaning (improvement, concern, …) and one column a rule.
        """
        return tables.workings(self)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """Every signal, with the rule, the points and the reason in words."""
        return find_signals(self)

    @cached_property
    def runs(self) -> pd.DataFrame:
        """Anhøj's runs analysis, one row a stretch: useful points, longest run, crossings."""
        return tables.runs_table(self, "anhoej")

    def runs_by(self, method: str) -> pd.DataFrame:
        """`runs` judged by another method: "anhoej", "bestbox" or "cutbox"."""
        return tables.runs_table(self, method)

    @cached_property
    def latest(self) -> tuple[int, ...]:
        """Flat position of each group's latest point that has a value (or of its last point)."""
        return tables.latest_points(self)

    @property
    def variation(self) -> Any:
        """Making Data Count variation icon of the latest point; a dict by group if there are many.

        None where the rules have no icons.
        """
        return self._only_or_all([self.variation_of(g) for g in range(len(self.groups))])

    @property
    def assurance(self) -> Any:
        """Making Data Count assurance icon; a dict by group if there are many.

        None without a target, without a better direction or without limits.
        """
        return self._only_or_all([self.assurance_of(g) for g in range(len(self.groups))])

    def _only_or_all(self, found: list[Any]) -> Any:
        return found[0] if self.single else dict(zip(self.groups, found, strict=True))

    def variation_of(self, group: int) -> Variation | None:
        """Variation icon of one series, by number."""
        if not self.rules.icons:
            return None
        _, code = self.flat_flags
        return judge_variation(int(code[self.latest[group]]), self.better[group])

    def assurance_of(self, group: int) -> Assurance | None:
        """Assurance icon of one series, by number."""
        if self.laid.target is None or not self.kind.limits:
            return None
        at = self.latest[group]
        flat = self.laid.grid.flat
        return judge_assurance(
            float(flat(self.laid.lines.centre)[at]),
            float(flat(self.laid.lines.at(-3.0))[at]),
            float(flat(self.laid.lines.at(3.0))[at]),
            float(flat(self.laid.target)[at]),
            self.better[group],
        )

    @cached_property
    def flat_flags(self) -> tuple[NDArray, NDArray]:
        """Which rule each point is known by, and its code, in the order of `points`."""
        which, code = self.flags.first(self.laid.value.shape)
        return self.laid.grid.flat(which), self.laid.grid.flat(code)

    @cached_property
    def group_starts(self) -> NDArray:
        """Flat position of each group's first point."""
        return np.searchsorted(tables.group_of_points(self), np.arange(len(self.groups)))

    def same_phase(self, one: int, other: int) -> bool:
        """Whether two flat positions of one group lie in the same phase."""
        phase = self.points["phase"].to_numpy()
        return bool(phase[one] == phase[other])

    def __getitem__(self, label: Any) -> Chart:
        """The chart of one group alone.

        Raises
        ------
        QikitError
            If there is no such group.
        """
        if label not in self.groups:
            known = ", ".join(map(str, self.groups[:12]))
            raise QikitError(f"There is no group {label!r}.", todo=f"The groups are {known}.")
        return tables.one_group(self, self.groups.index(label))

    def describe(self) -> str:
        """Read the chart aloud: two to five plain sentences, true of exactly these numbers."""
        from qikit.spc.words import describe

        return describe(self)

    def plot(self, ax: Axes | None = None, *, share_y: bool = False) -> Axes:
        """Draw the chart; many series become small multiples and `ax` must be left out.

        Returns
        -------
        matplotlib.axes.Axes
            The axes, or the first of several; the figure is `axes.figure`.
        """
        from qikit.spc.panels import draw

        return draw(self, ax, share_y=share_y)

    def summary(self) -> SummaryTable:
        """Icon table: latest value, target, both icons and since when, one row a series.

        A DataFrame that shows its icons in a notebook.
        """
        from qikit.spc.summary import summary_table

        return summary_table(self)

    def to_html(self, *, share_y: bool = False) -> str:
        """The chart as a piece of a page: picture with alternative text, and the table behind."""
        from qikit.spc.page import chart_html

        return chart_html(self, share_y=share_y)

    def _repr_html_(self) -> str:
        return self.to_html()
