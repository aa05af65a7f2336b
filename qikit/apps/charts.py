"""Charts of the engine as a panel shows them, and their verdict in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qikit.spc import Chart


def chart_picture(chart: Chart) -> str:
    """Return the chart as HTML: figure with alt text, icons, words, and its table folded."""
    return chart.to_html()


def verdict(chart: Chart) -> str:
    """Return in one short sentence whether the chart holds a signal, and the first of them.

    Examples
    --------
    >>> import pandas as pd
    >>> from qikit import control_chart
    >>> calm = pd.DataFrame({"week": range(1, 13), "late": [5, 6, 4, 5, 6, 5, 4, 6, 5, 4, 5, 6]})
    >>> verdict(control_chart(calm, value="late", time="week"))
    'No signal: nothing here but ordinary variation.'
    """
    if not chart.signals:
        return "No signal: nothing here but ordinary variation."
    first = chart.signals[0].reason
    if len(chart.signals) == 1:
        return f"1 signal: {first}."
    return f"{len(chart.signals)} signals. The first: {first}."
