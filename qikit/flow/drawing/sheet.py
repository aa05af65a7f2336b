"""Draw the four measures as bars in the manner of the improvement tools."""

from __future__ import annotations

from qikit.flow.measures import FourMeasures
from qikit.flow.saying import say
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.bars import Bar, draw_bars


def draw_sheet(measures: FourMeasures) -> Drawing:
    """Draw backlog before, demand, capacity, activity and backlog after on one scale."""
    minutes = {
        "Backlog before": measures.backlog_minutes,
        "Demand": measures.demand_minutes,
        "Capacity": measures.capacity,
        "Activity": measures.activity_minutes,
        "Backlog after": measures.backlog_after,
    }
    bars = [
        Bar(name=name, value=value, most=value, note=f"{say(value)} min")
        for name, value in minutes.items()
    ]
    return draw_bars(bars, key="All in minutes, on one scale.", alt=measures.describe())
