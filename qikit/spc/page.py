"""A chart as a piece of a page: picture, alternative text, and the table behind it."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from qikit.data_address import figure_address
from qikit.spc.face import scrollable
from qikit.spc.numbers import number_words
from qikit.spc.words import label_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from qikit.spc.chart import Chart

MOST_DRAWN_AS_LINES = 400
MOST_ROWS = 400
SOME_ROWS = 120

_STYLE = (
    "max-width:44rem;margin:0 0 1rem 0;font-family:system-ui,sans-serif;color:#1d2b36;"
    "background:#ffffff"
)

_PICTURE = "width:100%;min-width:27rem;height:auto"
"""On a phone the picture scrolls inside its frame: its words would be too small otherwise."""


def chart_html(chart: Chart, *, share_y: bool = False) -> str:
    """One `<figure>`: the picture with alternative text, icons, cautions and the table."""
    axes = chart.plot(share_y=share_y)
    words = chart.describe()
    small = len(chart.laid.time) <= MOST_DRAWN_AS_LINES
    picture = svg_image(axes, words) if small else png_image(axes, words)
    return figure_html(picture, words, points_table(chart), _icons(chart), chart.cautions)


def figure_html(
    picture: str, words: str, table: str, icons: str = "", cautions: tuple[str, ...] = ()
) -> str:
    """Put the pieces of a chart together; `picture`, `table` and `icons` are HTML already."""
    warned = "".join(f"<li>{escape(text)}</li>" for text in cautions if text not in words)
    warned = f'<ul style="margin:0.3rem 0">{warned}</ul>' if warned else ""
    return (
        f'<figure class="qikit-chart" style="{_STYLE}">{scrollable(picture, "Chart")}'
        f'<figcaption style="line-height:1.5">{icons}<p style="margin:0.3rem 0">{escape(words)}'
        f"</p>{warned}<details><summary>Table of the numbers</summary>"
        f"{scrollable(table, 'Table of the numbers')}</details></figcaption></figure>"
    )


def _icons(chart: Chart) -> str:
    from qikit.spc.icons import icon_html

    if not chart.single:
        return ""
    shown = [icon for icon in (chart.variation, chart.assurance) if icon is not None]
    return "".join(icon_html(icon) for icon in shown)


def svg_image(axes: Axes, words: str) -> str:
    """A figure as inline SVG that scales with the page and speaks to screen readers."""
    import matplotlib as mpl

    from qikit.spc.canvas import figure_of

    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "qikit"}):
        figure_of(axes).savefig(
            buffer, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type"))
        )
    body = buffer.getvalue()
    body = body[body.index("<svg") :]
    body = _without_loose_ids(body)
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.S)
    head = re.match(r"<svg[^>]*>", body)
    box = re.search(r'viewBox="[^"]*"', head.group(0)) if head else None
    opening = (
        f'<svg role="img" aria-label="{escape(words, quote=True)}" {box.group(0) if box else ""} '
        f'style="{_PICTURE}" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">'
    )
    return opening + body[head.end() if head else 0 :].strip()


def _without_loose_ids(svg: str) -> str:
    """Drop ids nobody refers to and make the rest unlike those of any other picture."""
    used = set(re.findall(r'(?:url\(#|href="#)([^")]+)', svg))
    own = "q" + hashlib.sha256(svg.encode()).hexdigest()[:10]

    def keep(match: re.Match[str]) -> str:
        return f' id="{own}{match.group(1)}"' if match.group(1) in used else ""

    svg = re.sub(r' id="([^"]*)"', keep, svg)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{own}", svg)


def png_image(axes: Axes, words: str) -> str:
    """A figure as a PNG inside the page, for charts with very many points."""
    from qikit.spc.canvas import figure_of

    source = figure_address(figure_of(axes), "png", dpi=100, pil_kwargs={"optimize": True})
    return f'<img alt="{escape(words, quote=True)}" style="{_PICTURE}" src="{source}">'


def points_table(chart: Chart) -> str:
    """The points as a table; of very many, those that take part in a signal come first."""
    frame = chart.points
    say = number_words(chart).say
    shown = frame
    note = ""
    if len(frame) > MOST_ROWS:
        marked = frame["signal"].notna()
        shown = frame[marked].head(SOME_ROWS) if marked.any() else frame.tail(SOME_ROWS)
        which = "points with a signal" if marked.any() else "latest points"
        note = f"<p>{len(shown)} {which} of {len(frame):,} points; all are in chart.points.</p>"
    columns = _columns(chart)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for _, name in columns)
    times = {place: chart.say_time(chart.laid.time[place]) for place in shown.index}
    body = "".join(_row(row, columns, times[row.Index], say) for row in shown.itertuples())
    return f"{note}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _columns(chart: Chart) -> list[tuple[str, str]]:
    columns = [("time", chart.clock.name), ("value", "value"), ("centre", chart.kind.middle)]
    if not chart.single:
        columns.insert(0, ("by", " and ".join(chart.request.columns().by)))
    if len(chart.laid.grid.phase) > len(chart.groups):
        columns.insert(0, ("phase", "phase"))
    if chart.kind.limits:
        columns += [("lower", "lower limit"), ("upper", "upper limit")]
    return [*columns, ("signal", "signal")] if chart.rules.rules else columns


def _row(row: Any, columns: list[tuple[str, str]], when: str, say: Callable[[float], str]) -> str:
    cells = []
    for name, _ in columns:
        given = getattr(row, name)
        if name == "time":
            cells.append(f'<th scope="row">{escape(when)}</th>')
            continue
        if name == "signal":
            text = "" if given is None or given != given else f"{given} {row.direction or ''}"
        elif name == "by":
            text = label_words(given)
        elif name == "phase":
            text = str(given)
        else:
            text = "" if np.isnan(given) else say(given)
        cells.append(f"<td>{escape(text.strip())}</td>")
    return f"<tr>{''.join(cells)}</tr>"
