"""Charts of the engine as a panel shows them: picture, icons and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qikit.spc import Chart


def chart_picture(chart: Chart) -> str:
    """Return the chart as HTML: figure with alt text, and its table folded."""
    return chart.to_html()


def icons(chart: Chart) -> str:
    """Return one series' Making Data Count icons as HTML, each with its words; empty if none."""
    if not chart.single:
        return ""
    shown = [icon._repr_html_() for icon in (chart.variation, chart.assurance) if icon is not None]
    return f'<p class="qi-icons">{"".join(shown)}</p>' if shown else ""


def chart_words(chart: Chart) -> str:
    """Return what the chart shows, in plain sentences."""
    return chart.describe()
