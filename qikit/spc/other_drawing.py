"""Draw funnel plots, Pareto charts and CUSUM charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import FuncFormatter, MaxNLocator

from qikit.spc import canvas, palette
from qikit.spc.arrays import Floats
from qikit.spc.funnel_limits import LEVELS, funnel_limits

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.spc.cusum import Cusum
    from qikit.spc.funnel import Funnel
    from qikit.spc.pareto import Pareto

MOST_NAMES = 12


def draw_funnel(funnel: Funnel, ax: Axes | None) -> Axes:
    """Units against their denominators; shapes tell who lies outside."""
    alone = ax is None
    lines = canvas.foot_lines(_funnel_foot(funnel))
    ax = canvas.new_axes(len(lines)) if ax is None else ax
    frame = funnel.points
    low, high = float(frame["denominator"].min()), float(frame["denominator"].max())
    reach: Floats = np.unique(np.round(np.geomspace(max(0.8 * low, 1.0), 1.05 * high, 300)))
    labels = []
    for level, style in zip(LEVELS, ((0, (2, 2)), (0, (5, 3))), strict=True):
        for line in funnel_limits(funnel.model, reach, level):
            line = line * funnel.multiply
            ax.plot(reach, line, color=palette.LIMIT, linewidth=1.3, linestyle=style, zorder=1)
            labels.append((float(line[-1]), f"{100 * level:g}%", palette.LIMIT))
    centre = float(frame["centre"].iloc[0])
    ax.axhline(centre, color=palette.MIDDLE, linewidth=1.5, zorder=1)
    labels.append((centre, f"overall {funnel.say(centre)}", palette.MIDDLE))
    _funnel_marks(funnel, ax)
    ax.margins(y=0.15)
    canvas.tidy(ax, percent=funnel.kind == "proportion" and funnel.multiply == 1)
    ax.xaxis.set_major_locator(MaxNLocator(6))
    ax.xaxis.set_major_formatter(FuncFormatter(canvas.number_label))
    ax.set_xlabel(funnel.denominator, fontsize=canvas.SMALL, loc="right", labelpad=2)
    canvas.line_labels(ax, labels)
    if alone:
        canvas.title(ax, funnel.heading)
        canvas.legend(ax)
        canvas.foot(ax, lines)
    return ax


def _funnel_foot(funnel: Funnel) -> list[str]:
    exact = "exact binomial" if funnel.kind == "proportion" else "exact Poisson"
    limits = f"widened for over-dispersion ({funnel.model.over_dispersion})"
    limits = exact if funnel.model.over_dispersion is None else limits
    return [f"Funnel plot, {limits} limits. This is no league table.", *funnel.cautions[:2]]


def _funnel_marks(funnel: Funnel, ax: Axes) -> None:
    frame = funnel.points
    groups = (
        ("common", frame["signal"].isna(), None),
        ("neutral", frame["signal"] == "95%", "between the 95% and 99.8% limits"),
        ("concern", frame["signal"] == "99.8%", "outside the 99.8% limits"),
    )
    for name, chosen, words in groups:
        mark, some = palette.MARKS[name], frame[chosen]
        if len(some):
            ax.plot(
                some["denominator"],
                some["value"],
                linestyle="",
                marker=mark.shape,
                color=mark.colour,
                markersize=mark.size + 1,
                label=words,
                zorder=3,
            )
    named = frame if len(frame) <= MOST_NAMES else frame[frame["signal"].notna()]
    for row in named.itertuples():
        ax.annotate(
            str(row.unit),
            (row.denominator, row.value),
            xytext=(6, 5),
            textcoords="offset points",
            fontsize=canvas.SMALL,
            color=palette.INK,
        )


def draw_pareto(pareto: Pareto, ax: Axes | None) -> Axes:
    """Bars for counts and a line for the cumulative share, on one scale."""
    alone = ax is None
    ax = canvas.new_axes(1) if ax is None else ax
    frame = pareto.points
    place = np.arange(len(frame))
    total = float(frame["count"].sum()) or 1.0
    ax.bar(place, frame["count"], color=palette.MARKS["improvement"].colour, width=0.8)
    ax.plot(place, frame["cumulative"], color=palette.INK, marker="o", markersize=5, linewidth=1.5)
    for x, y, share in zip(place, frame["cumulative"], frame["cumulative_share"], strict=True):
        ax.annotate(
            f"{share:.0%}",
            (x, y),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=canvas.SMALL,
            color=palette.INK,
        )
    ax.set_ylim(0, 1.12 * total)
    canvas.tidy(ax)
    turned = sum(len(str(name)) for name in frame["category"]) > 60
    ax.set_xticks(place, [str(name) for name in frame["category"]])
    if turned:
        for tick in ax.get_xticklabels():
            tick.set(rotation=30, horizontalalignment="right")
    if alone:
        canvas.title(ax, pareto.title)
    return ax


def draw_cusum(cusum: Cusum, ax: Axes | None) -> Axes:
    """Both sums, their limits, and the cases at which they signalled."""
    alone = ax is None
    lines = canvas.foot_lines(
        [f"Bernoulli CUSUM; both sums start again after a signal. Limit {cusum.limit:g}."]
    )
    ax = canvas.new_axes(len(lines)) if ax is None else ax
    frame = cusum.points
    ax.plot(frame["case"], frame["up"], color=palette.INK, linewidth=1.2)
    ax.plot(frame["case"], frame["down"], color=palette.INK, linewidth=1.2, linestyle="--")
    for limit in (cusum.limit, -cusum.limit):
        ax.axhline(limit, color=palette.LIMIT, linewidth=1.3, linestyle=(0, (5, 3)))
    _cusum_marks(cusum, ax)
    canvas.tidy(ax)
    ax.set_xlabel("case", fontsize=canvas.SMALL, loc="right", labelpad=2)
    canvas.line_labels(
        ax,
        [
            (cusum.limit, f"{cusum.higher:.2%}", palette.LIMIT),
            (0.0, f"usual {cusum.usual:.2%}", palette.MIDDLE),
            (-cusum.limit, f"{cusum.lower:.2%}", palette.LIMIT),
        ],
    )
    if alone:
        canvas.title(ax, f"Bernoulli CUSUM of {cusum.name}")
        canvas.legend(ax)
        canvas.foot(ax, lines)
    return ax


def _cusum_marks(cusum: Cusum, ax: Axes) -> None:
    """Mark the cases at which a sum reached its limit."""
    frame = cusum.points
    ways = (("high", "concern", 1, "more frequent"), ("low", "improvement", -1, "less frequent"))
    for direction, name, sign, words in ways:
        cases = frame.loc[frame["signal"] == direction, "case"]
        mark = palette.MARKS[name]
        if len(cases):
            ax.plot(
                cases,
                np.full(len(cases), sign * cusum.limit),
                linestyle="",
                marker=mark.shape,
                markersize=mark.size,
                color=mark.colour,
                label=words,
            )
