"""A small picture of a play: its own chart, or where it has none, its panel in outline."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from textwrap import wrap

from qikit.apps.play import Play
from qikit.data_address import SVG, data_address

_EMBEDDED = data_address(b"", SVG)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_BEFORE_STOP = re.compile(r" (?=[:.,;?!])")
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_WIDTH, _HEIGHT = 640, 400
_LINES, _LETTERS, _CONTROLS = 4, 58, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture and what it shows in words.

    Parameters
    ----------
    svg : str
        A whole SVG document.
    alt : str
        Its text alternative.
    """

    svg: str
    alt: str


def figure_of(play: Play) -> Figure:
    """Make the picture of a play as a visitor first finds it."""
    seen = play.picture()
    parts = _Parts(seen)
    if parts.image:
        return Figure(svg=parts.image, alt=parts.alt)
    drawn = _SVG.search(seen)
    if drawn and _NAMESPACE in drawn.group():
        return Figure(svg=drawn.group(), alt=play.says() or play.purpose)
    labels = [control.label for control in play.controls() if control.label]
    return Figure(svg=_outline(play, parts.text, labels), alt=_told(labels))


class _Parts(HTMLParser):
    """The first embedded image of a play's picture, its alternative text, and all words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.image = self.alt = self.text = ""
        self.feed(page)
        self.text = _BEFORE_STOP.sub("", " ".join(self.text.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        source = given.get("src") or ""
        if tag == "img" and not self.image and source.startswith(_EMBEDDED):
            self.image = base64.b64decode(source.removeprefix(_EMBEDDED)).decode()
            self.alt = given.get("alt") or ""

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "


def _told(labels: list[str]) -> str:
    return f"A panel that asks: {'; '.join(labels[:_CONTROLS])}." if labels else "A panel."


def _outline(play: Play, text: str, labels: list[str]) -> str:
    """The panel as lines of text and empty boxes, in its own words."""
    lines = wrap(text or play.purpose, _LETTERS)[:_LINES]
    parts = [
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<rect width="8" height="{_HEIGHT}" fill="#005a9c"/>',
        _words(play.title, 60, size=30, weight=650),
        *(_words(line, 100 + 26 * number) for number, line in enumerate(lines)),
    ]
    top = 120 + 26 * len(lines)
    for number, label in enumerate(labels[: _fitting(top)]):
        y = top + 62 * number
        parts.append(_words(wrap(label, _LETTERS)[0], y + 14, size=17))
        parts.append(
            f'<rect x="36" y="{y + 22}" width="560" height="28" rx="4" fill="#eef3f8" '
            'stroke="#7a8794"/>'
        )
    return (
        f'<svg {_NAMESPACE} viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="system-ui, Arial, sans-serif">{"".join(parts)}</svg>'
    )


def _fitting(top: int) -> int:
    return min(_CONTROLS, max((_HEIGHT - top) // 62, 0))


def _words(text: str, y: int, *, size: int = 19, weight: int = 400) -> str:
    return (
        f'<text x="36" y="{y}" font-size="{size}" font-weight="{weight}" fill="#1b2430">'
        f"{html.escape(text)}</text>"
    )
