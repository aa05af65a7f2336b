"""`control_chart` and `run_chart`: from a table to a `Chart` in one pass over all series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import pandas as pd

from qikit.spc import placing
from qikit.spc.arrays import Bools
from qikit.spc.chart import Chart, Laid
from qikit.spc.conventions import Convention
from qikit.spc.gather import Points, gather
from qikit.spc.grid import Grid, baseline_mask
from qikit.spc.intake import Rows, read_rows
from qikit.spc.judge import apply_rules
from qikit.spc.limits import Method, Sample
from qikit.spc.request import Choices, Request, better_of_groups
from qikit.spc.rulesets import RuleSet


def control_chart(
    data: pd.DataFrame,
    value: str,
    time: str | None = None,
    denominator: str | None = None,
    chart: str = "xmr",
    by: str | list[str] | None = None,
    baseline: int | None = None,
    rebase: Any = (),
    exclude: Any = (),
    target: Any = None,
    better: Any = None,
    rules: str | RuleSet | None = None,
    screen: bool | None = None,
    convention: str | Convention = "nhs-r",
    *,
    trajectory: str | None = None,
    phase: str | None = None,
    centre: float | Mapping[Any, float] | None = None,
    multiply: float = 1.0,
    period: str | None = None,
    aggregate: str | None = None,
    bounds: tuple[float | None, float | None] = (None, None),
    notes: str | Mapping[Any, str] | Sequence[tuple[Any, str]] | None = None,
    title: str | None = None,
) -> Chart:
    """Make a control chart: limits, rules, icons, words and picture from one computation.

    Parameters
    ----------
    data : pandas.DataFrame
        One row a point, or several rows that are combined; never changed.
    value : str
        Column of measurements, or of numerators when there is a denominator.
    time : str, optional
        Column that orders the points: dates, numbers, or names. Without it, rows are in order.
    denominator : str, optional
        Column of denominators; needed for p, pp, u and up.
    chart : str
        xmr (or i), xmr-median, xmr-medians, mr, xbar, s, r, p, pp, u, up, c, g, t, ip or run.
    by : str or list of str, optional
        One series for each value of this column (or combination of columns).
    baseline : int, optional
        The first n points of each phase fix the limits (the last n, if negative).
    rebase : time, list of times, or mapping of group to times
        Times that start a new phase; a time between two points starts it at the later one.
    exclude : time, list of times, or mapping of group to times
        Points that are drawn but left out of limits and runs.
    target : float, mapping of group to float, or str, optional
        Target on the plotted scale; a column name for one that changes over time.
    better : "higher", "lower", None, or mapping of group to these
        Which direction is an improvement; None for neither.
    rules : str or RuleSet, optional
        mdc, mdc6, nhs-regional, provost-murray, ihi, western-electric, nelson, anhoej, perla,
        qicharts2, powerbi, none (the reader looks for signals) or your own. By default the
        convention's own ("mdc" for "nhs-r").
    screen : bool, optional
        Drop moving ranges of 3.267 times their mean, once (Nelson 1982). By default as the
        convention does: yes, except "spreadsheet".
    convention : str or Convention
        "nhs-r", "spreadsheet", "qicharts2" or "powerbi": whose choices to follow.
    trajectory : str, optional
        Column of planned values, drawn but not judged.
    phase : str, optional
        Column of labels; a new label starts a new phase.
    centre : float or mapping of group to float, optional
        Centre line given from outside, on the plotted scale.
    multiply : float
        Multiplies values and lines, for example 1000 for a rate per 1,000.
    period : {"day", "week", "month", "quarter"}, optional
        Gather dates into periods first.
    aggregate : {"mean", "median", "sum", "sd"}, optional
        How rows of the same time are combined (with a denominator: sum over sum).
    bounds : (low, high)
        Values the limits cannot pass, such as (0, 100).
    notes : str, or mapping (or pairs) of time and text, optional
        Column of texts, or what happened when (a PDSA log); drawn as numbered notes.
    title : str, optional

    Returns
    -------
    Chart

    Raises
    ------
    QikitError
        If the data or a choice cannot be used; the message says what to do.

    Notes
    -----
    The published source of each formula stands beside it, in `qikit.spc.kinds_values`,
    `qikit.spc.kinds_counts` and `qikit.spc.kinds_subgroups`.

    Examples
    --------
    >>> table = pd.DataFrame({"week": range(1, 13), "wait": [9, 7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 19]})
    >>> found = control_chart(table, "wait", "week", better="lower")
    >>> [signal.reason for signal in found.signals]
    ['week 12 is above the expected range']
    >>> found.variation.value
    'concern_high'
    """
    return make(_request(locals()))


def run_chart(
    data: pd.DataFrame,
    value: str,
    time: str | None = None,
    denominator: str | None = None,
    by: str | list[str] | None = None,
    baseline: int | None = None,
    rebase: Any = (),
    exclude: Any = (),
    target: Any = None,
    better: Any = None,
    rules: str | RuleSet = "anhoej",
    *,
    trajectory: str | None = None,
    phase: str | None = None,
    centre: float | Mapping[Any, float] | None = None,
    multiply: float = 1.0,
    period: str | None = None,
    aggregate: str | None = None,
    notes: str | Mapping[Any, str] | Sequence[tuple[Any, str]] | None = None,
    title: str | None = None,
    convention: str | Convention = "nhs-r",
) -> Chart:
    """Make a run chart: the points in time order around their median.

    The parameters are those of `control_chart`; `rules` are "anhoej" or "perla".

    Returns
    -------
    Chart

    Raises
    ------
    QikitError
        If the data or a choice cannot be used; the message says what to do.

    Examples
    --------
    >>> values = [62, 58, 65, 60, 57, 63, 61, 59, 64, 60, 56, 62]
    >>> values += [66, 68, 67, 69, 71, 70, 72, 69, 73, 70, 74, 71]
    >>> table = pd.DataFrame({"month": range(1, 25), "score": values})
    >>> found = run_chart(table, "score", "month")
    >>> float(found.points["centre"].iloc[0]), [signal.rule for signal in found.signals]
    (65.5, ['long-run', 'few-crossings', 'long-run'])
    """
    return make(_request(locals() | {"chart": "run"}))


def _request(given: dict[str, Any]) -> Request:
    request = Request(
        **{part.name: given[part.name] for part in fields(Request) if part.name in given}
    )
    if isinstance(request.data, pd.DataFrame):
        return replace(request, data=request.data.copy(deep=False))
    return request


def make(request: Request) -> Chart:
    """Make the chart that a request asks for. Raises QikitError as `control_chart` does."""
    choices = Choices.of(request)
    trouble: list[str] = []
    rows = read_rows(request.data, request.columns(), choices.kind, request.period)
    points = gather(rows, choices.kind, choices.convention, request.aggregate)
    if choices.convention.gaps == "join":
        points = points.without_gaps(trouble)
    laid = _lay(request, choices, rows, points, trouble)
    return Chart(
        kind=choices.kind,
        convention=choices.convention,
        rules=choices.rules,
        screen=choices.screen,
        request=request,
        clock=rows.clock,
        groups=rows.groups,
        better=better_of_groups(request.better, rows.groups),
        laid=laid,
        flags=apply_rules(
            laid.value, laid.lines, laid.kept, choices.rules, _rules_that_apply(choices, rows)
        ),
        trouble=(*rows.cautions, *trouble),
    )


def _rules_that_apply(choices: Choices, rows: Rows) -> tuple[str, ...] | None:
    """Moving ranges share their points, and names have no order: runs mean nothing there."""
    dependent = choices.kind.ranges and not choices.convention.ranges_have_rules
    return ("outside",) if dependent or not rows.clock.ordered else None


def _lay(
    request: Request, choices: Choices, rows: Rows, points: Points, trouble: list[str]
) -> Laid:
    first = points.first
    grid = Grid.of(rows.group[first], placing.phases(rows, first, request.rebase, trouble))
    out = placing.left_out(rows, first, request.exclude, trouble)
    sample = _sample(request, rows, points, grid, out)
    method = Method(convention=choices.convention, screen=choices.screen)
    plotted = choices.kind.plotted(sample) if choices.kind.plotted else sample.value
    return Laid(
        grid=grid,
        time=rows.time[first],
        value=plotted * request.multiply,
        count=points.count,
        exposure=points.exposure,
        lines=choices.kind.lines(sample, method).scaled(request.multiply, *request.bounds),
        kept=sample.kept,
        baseline=sample.baseline,
        target=placing.targets(rows, first, grid, request.target),
        trajectory=None if rows.trajectory is None else grid.lay(rows.trajectory[first]),
        notes=placing.notes(rows, first, request.notes, trouble),
    )


def _sample(request: Request, rows: Rows, points: Points, grid: Grid, out: Bools) -> Sample:
    baseline = baseline_mask(grid, request.baseline)
    kept = ~grid.lay(out, fill=False)
    centre = None
    if request.centre is not None:
        given = placing.per_group(rows, grid, request.centre, "centre line")
        centre = given[:, :1] / request.multiply
    return Sample(
        value=grid.lay(points.value),
        count=grid.lay(points.count),
        exposure=grid.lay(points.exposure),
        size=grid.lay(points.size),
        mean=grid.lay(points.mean),
        deviation=grid.lay(points.deviation),
        spread=grid.lay(points.spread),
        base=baseline & kept,
        kept=kept,
        baseline=baseline,
        centre=centre,
        ordered=rows.clock.ordered,
    )
