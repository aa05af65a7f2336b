"""Plain lines, before any limits are drawn, as accessible pictures."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qikit.data_address import figure_address

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK, _LINE, _MARK = "#1b2430", "#005a9c", "#9a4b00"
_MOST_TICKS = 12


def line_picture(
    labels: Sequence[str],
    values: Sequence[float],
    *,
    name: str,
    marked: Sequence[str] = (),
    from_zero: bool = False,
) -> str:
    """Return a plain line as an HTML figure; its alt text reads out every value.

    Parameters
    ----------
    labels : sequence of str
        Names of the points, in order.
    values : sequence of float
        One value a point.
    name : str
        What is counted, with its unit.
    marked : sequence of str
        Labels of points drawn as diamonds and named.
    from_zero : bool
        Whether the vertical axis begins at 0.
    """
    figure = _draw(labels, values, name=name, marked=marked, from_zero=from_zero)
    told = ", ".join(f"{label} {value:,.10g}" for label, value in zip(labels, values, strict=True))
    return figure_html(figure, f"Line chart of {name}. {told}.")


def figure_html(figure: Figure, alt: str) -> str:
    """Return a matplotlib figure as an HTML figure with alt text."""
    source = figure_address(figure, "svg", metadata={"Date": None})
    return f'<figure><img src="{source}" alt="{html.escape(alt, quote=True)}"></figure>'


def _draw(
    labels: Sequence[str],
    values: Sequence[float],
    *,
    name: str,
    marked: Sequence[str],
    from_zero: bool,
) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 3.6), layout="constrained")
    axes = figure.add_subplot()
    places = range(len(values))
    axes.plot(places, values, color=_LINE, marker="o", markersize=5, linewidth=1.8)
    for place in (place for place in places if labels[place] in marked):
        axes.plot([place], [values[place]], marker="D", markersize=11, color=_MARK)
    _dress(axes, labels, name)
    if from_zero:
        axes.set_ylim(0, max(values) * 1.1)
    return figure


def _dress(axes: Axes, labels: Sequence[str], name: str) -> None:
    every = -(-len(labels) // _MOST_TICKS)
    axes.set_xticks(range(0, len(labels), every), labels[::every])
    axes.tick_params(labelsize=11, colors=_INK)
    for label in axes.get_xticklabels():
        label.set(rotation=30, ha="right", rotation_mode="anchor")
    axes.set_title(name, loc="left", fontsize=13, color=_INK)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.04)
