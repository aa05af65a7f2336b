"""Colours and shapes of chart marks. Every meaning has a shape of its own beside its colour.

Contrast of each colour against white is at least 3:1 for marks and 4.5:1 for text (WCAG 2.2),
which a test computes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How one meaning is drawn and named."""

    colour: str
    shape: str
    size: float
    words: str


INK = "#1d2b36"
MIDDLE = "#1d2b36"
LIMIT = "#5b6770"
TARGET = "#b01030"
VALUE_LINE = "#5b6770"
PAPER = "#ffffff"

MARKS = {
    "common": Mark(colour="#5b6770", shape="o", size=5.0, words="ordinary variation"),
    "improvement": Mark(colour="#005eb8", shape="D", size=7.0, words="signal of improvement"),
    "concern": Mark(colour="#b8490a", shape="s", size=7.0, words="signal of concern"),
    "neutral": Mark(colour="#5b2a86", shape="^", size=8.0, words="signal, neither good nor bad"),
    "pattern": Mark(colour="#5b2a86", shape="P", size=8.0, words="signal without a direction"),
    "left-out": Mark(colour="#5b6770", shape="x", size=7.0, words="left out of the limits"),
}


def luminance(colour: str) -> float:
    """Relative luminance of a colour written #rrggbb, from 0 (black) to 1 (white).

    Source: WCAG 2.2, definition of relative luminance.
    """
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    even = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * even[0] + 0.7152 * even[1] + 0.0722 * even[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
