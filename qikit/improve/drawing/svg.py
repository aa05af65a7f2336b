"""A small SVG writer: boxes, lines, arrows and wrapped text on a white sheet."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from html import escape as escaped

from qikit.improve.drawing import Drawing

INK, SOFT, LINE, PAPER = "#1b2430", "#44505e", "#005a9c", "#ffffff"
BLUE, SAND, GREEN, GREY = "#e8f0f8", "#fdf3e4", "#e8f4ee", "#f4f6f8"
WARN = "#9a4b00"
SIZE = 14
LEADING = 1.3
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LETTER = 0.51  # average width of a letter of Arial, in ems


def wrapped(text: str, width: float, *, size: float = SIZE) -> tuple[str, ...]:
    """Return text in lines that fit a width in pixels.

    Examples
    --------
    >>> wrapped("Call bells are answered", 95)
    ('Call bells', 'are answered')
    """
    letters = max(4, int(width / (size * _LETTER)))
    return tuple(textwrap.wrap(text, letters)) or ("",)


def height_of(lines: Sequence[str], *, size: float = SIZE) -> float:
    """Return how high lines of text are, in pixels."""
    return len(lines) * size * LEADING


def words(
    x: float,
    y: float,
    text: str | Sequence[str],
    *,
    size: float = SIZE,
    anchor: str = "start",
    bold: bool = False,
    colour: str = INK,
) -> str:
    """Return text whose first line has its middle at (x, y)."""
    lines = [text] if isinstance(text, str) else text
    weight = ' font-weight="600"' if bold else ""
    rows = "".join(
        f'<tspan x="{x:.1f}" y="{y + index * size * LEADING + size * 0.35:.1f}">'
        f"{_plain(line)}</tspan>"
        for index, line in enumerate(lines)
    )
    return f'<text font-size="{size}" text-anchor="{anchor}" fill="{colour}"{weight}>{rows}</text>'


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str = PAPER,
    dashed: bool = False,
    round_by: float = 5,
    stroke: str = INK,
) -> str:
    """Return a box; a dashed one stands for something that is missing or not joined up."""
    dashes = ' stroke-dasharray="6 4"' if dashed else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="{round_by}" fill="{fill}" stroke="{stroke}" stroke-width="1.4"{dashes}/>'
    )


def text_box(
    x: float,
    y: float,
    width: float,
    lines: Sequence[str],
    *,
    height: float = 0,
    fill: str = PAPER,
    dashed: bool = False,
    bold: bool = False,
) -> str:
    """Return a box round lines of text, as high as they need or as is asked."""
    tall = max(height, box_height(lines))
    first = y + tall / 2 - height_of(lines) / 2 + SIZE * LEADING / 2
    return box(x, y, width, tall, fill=fill, dashed=dashed) + words(x + 8, first, lines, bold=bold)


def box_height(lines: Sequence[str]) -> float:
    """Return how high a box round lines of text is."""
    return height_of(lines) + 14


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    colour: str = SOFT,
    thick: float = 1.6,
    dashed: bool = False,
    arrow: bool = False,
) -> str:
    """Return a straight line, with an arrow head at its end if asked."""
    dashes = ' stroke-dasharray="6 4"' if dashed else ""
    head = ' marker-end="url(#head)"' if arrow else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{thick}"{dashes}{head}/>'
    )


def upright(x: float, y: float, text: str) -> str:
    """Return bold text that reads upwards, with its middle at (x, y)."""
    turned = words(x, y, text, anchor="middle", bold=True)
    return f'<g transform="rotate(-90 {x:.1f} {y:.1f})">{turned}</g>'


def elbow(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return an arrow that leaves downwards, turns once to the side, and arrives from above."""
    turn = y1 + 8
    return (
        f'<polyline points="{x1:.1f},{y1:.1f} {x1:.1f},{turn:.1f} {x2:.1f},{turn:.1f} '
        f'{x2:.1f},{y2:.1f}" fill="none" stroke="{SOFT}" stroke-width="1.6" '
        'marker-end="url(#head)"/>'
    )


def wait_mark(x: float, y: float) -> str:
    """Return a triangle on its tip: the sign of waiting on process maps."""
    return f'<path d="M{x:.1f} {y - 6:.1f}h12l-6 11z" fill="{WARN}"/>'


def disc(x: float, y: float, label: str, *, fill: str = LINE) -> str:
    """Return a numbered disc."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="13" fill="{fill}" stroke="{PAPER}" '
        'stroke-width="2"/>' + words(x, y, label, anchor="middle", bold=True, colour=PAPER)
    )


def sheet(width: float, height: float, parts: Iterable[str], *, alt: str) -> Drawing:
    """Return the finished drawing."""
    head = (
        '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" '
        f'markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="{SOFT}"/>'
        "</marker></defs>"
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" '
        'font-family="Arial, Helvetica, sans-serif">'
        f"<title>{_plain(alt)}</title>{head}"
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )
    return Drawing(svg=svg, alt=alt, width=round(width))


def _plain(text: str) -> str:
    """Return text without what SVG cannot hold, escaped."""
    return escaped(_NOT_IN_XML.sub("", text))
