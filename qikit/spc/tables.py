"""Chart results as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qikit.spc import runs
from qikit.spc.grid import Grid
from qikit.spc.judge import Flags, judge_variation
from qikit.spc.rules import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from qikit.spc.chart import Chart, Laid


def labels(chart: Chart, group: NDArray) -> NDArray:
    """Label of the group of each entry."""
    known = np.empty(len(chart.groups), dtype=object)
    known[:] = chart.groups
    return known[group]


def group_of_points(chart: Chart) -> NDArray:
    """Code of each point's group, in the order of `points`."""
    grid = chart.laid.grid
    return np.repeat(grid.group, grid.present.sum(axis=1))


def as_objects(values: NDArray) -> pd.Index:
    """A column that keeps None as None instead of turning texts into a string type."""
    return pd.Index(values, dtype=object)


def points(chart: Chart) -> pd.DataFrame:
    """The published columns, one row a point."""
    laid, grid = chart.laid, chart.laid.grid
    which, code = chart.flat_flags
    names = np.array([*(rule.name for rule in chart.flags.rules), None], dtype=object)
    ways = np.array([None, "high", None, "low"], dtype=object)  # 0, 1, 2 and -1
    return pd.DataFrame(
        {
            "by": as_objects(labels(chart, group_of_points(chart))),
            "phase": np.repeat(grid.phase, grid.present.sum(axis=1)),
            "time": chart.clock.values(laid.time),
            "value": grid.flat(laid.value),
            "centre": grid.flat(laid.lines.centre),
            "lower": grid.flat(laid.lines.at(-3.0)),
            "upper": grid.flat(laid.lines.at(3.0)),
            "near_lower": grid.flat(laid.lines.at(-2.0)),
            "near_upper": grid.flat(laid.lines.at(2.0)),
            "signal": as_objects(names[which]),
            "direction": as_objects(ways[code]),
        }
    )


def workings(chart: Chart) -> pd.DataFrame:
    """The published columns and what lies behind them."""
    laid, grid = chart.laid, chart.laid.grid
    group = group_of_points(chart)
    _, code = chart.flat_flags
    better = [chart.better[g] for g in group]
    more: dict[str, Any] = {
        "numerator": laid.count,
        "denominator": laid.exposure,
        "in_baseline": grid.flat(laid.baseline & laid.kept),
        "left_out": ~grid.flat(laid.kept),
        "side": grid.flat(View(value=laid.value, lines=laid.lines).side),
        "meaning": [
            str(judge_variation(int(c), b)).split("_")[0] for c, b in zip(code, better, strict=True)
        ],
    }
    if laid.target is not None:
        more["target"] = grid.flat(laid.target)
    if laid.trajectory is not None:
        more["trajectory"] = grid.flat(laid.trajectory)
    frame = chart.points.assign(**more)
    for rule, found in zip(chart.flags.rules, chart.flags.codes, strict=True):
        frame[rule.name] = grid.flat(found)
    return frame


def runs_table(chart: Chart, method: str) -> pd.DataFrame:
    """Runs analysis of each stretch; points left out by hand do not take part."""
    laid, grid = chart.laid, chart.laid.grid
    side = np.where(laid.kept, View(value=laid.value, lines=laid.lines).side, 0).astype(np.int8)
    found = runs.analyse(side)
    told = not chart.kind.ranges and chart.clock.ordered
    return pd.DataFrame(
        {
            "by": labels(chart, grid.group),
            "phase": grid.phase,
            "points": (grid.present & laid.kept).sum(axis=1),
            "useful": found.useful,
            "longest_run": found.longest,
            "longest_run_allowed": found.longest_allowed,
            "crossings": found.crossings,
            "fewest_crossings_allowed": found.fewest_crossings,
            "signal": runs.signal_by(found, method) & told,
        }
    )


def latest_points(chart: Chart) -> tuple[int, ...]:
    """Flat position of each group's latest point with a value, else of its last point."""
    group = group_of_points(chart)
    known = ~np.isnan(chart.laid.grid.flat(chart.laid.value))
    place = np.arange(len(group))
    last = np.zeros(len(chart.groups), dtype=np.intp)
    np.maximum.at(last, group, place)
    best = np.full(len(chart.groups), -1, dtype=np.intp)
    np.maximum.at(best, group[known], place[known])
    return tuple(int(b) if b >= 0 else int(end) for b, end in zip(best, last, strict=True))


def one_group(chart: Chart, number: int) -> Chart:
    """The part of a chart that belongs to one group."""
    grid = chart.laid.grid
    rows = grid.stretches_of(number)
    width = int(grid.present[rows].sum(axis=1).max())

    def cut(matrix: NDArray) -> NDArray:
        return matrix[rows] if matrix.shape[1] == 1 else matrix[rows][:, :width]

    return replace(
        chart,
        groups=(chart.groups[number],),
        better=(chart.better[number],),
        laid=_laid_of(chart, number, cut),
        flags=Flags(rules=chart.flags.rules, codes=tuple(cut(c) for c in chart.flags.codes)),
    )


def _laid_of(chart: Chart, number: int, cut: Callable[[NDArray], NDArray]) -> Laid:
    laid, mine = chart.laid, group_of_points(chart) == number
    before = int(np.argmax(mine))
    present = cut(laid.grid.present)
    return replace(
        laid,
        grid=Grid(
            present=present,
            group=np.zeros(len(present), np.intp),
            phase=laid.grid.phase[laid.grid.stretches_of(number)],
        ),
        time=laid.time[mine],
        value=cut(laid.value),
        count=laid.count[mine],
        exposure=laid.exposure[mine],
        lines=laid.lines.rearranged(cut),
        kept=cut(laid.kept),
        baseline=cut(laid.baseline),
        target=None if laid.target is None else cut(laid.target),
        trajectory=None if laid.trajectory is None else cut(laid.trajectory),
        notes=tuple((at - before, text) for at, text in laid.notes if mine[at]),
    )
