"""Variation and assurance icons, drawn by us, each with words for those who cannot see it.

The meanings are Making Data Count's; the drawings are our own and use shape as well as colour.
"""

from __future__ import annotations

from html import escape

from qikit.spc.judge import Assurance, Variation
from qikit.spc.palette import INK, MARKS, PAPER

_BLUE, _ORANGE = MARKS["improvement"].colour, MARKS["concern"].colour
_PURPLE, _GREY = MARKS["neutral"].colour, MARKS["common"].colour

_RISE = "M14 44 L26 34 L36 38 L50 18"
_FALL = "M14 20 L26 30 L36 26 L50 46"
_WAVE = "M12 34 C18 18 24 18 30 32 S44 46 52 28"


def _dots(path: str) -> str:
    marks = path.replace("M", "").replace("L", "").split()
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return "".join(f'<circle cx="{x}" cy="{y}" r="3.4"/>' for x, y in pairs)


def _letter(text: str, x: int, y: int) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="17" font-weight="700" text-anchor="middle" '
        f'font-family="system-ui,sans-serif" stroke="none">{text}</text>'
    )


def _line(path: str, colour: str, letter: str = "", at: tuple[int, int] = (20, 24)) -> str:
    name = _letter(letter, *at) if letter else ""
    return (
        f'<g fill="{colour}" stroke="{colour}"><path d="{path}" fill="none" stroke-width="3"/>'
        f"{_dots(path) if 'C' not in path else ''}{name}</g>"
    )


def _arrow(stem: str, head: str) -> str:
    return f'{_line(stem, _PURPLE)}<path d="{head}" fill="{_PURPLE}"/>'


def _target(colour: str, letter: str, height: int, letter_at: int) -> str:
    return (
        f'<g fill="{colour}" stroke="{colour}">'
        f'<path d="M10 {height} H54" stroke-width="3" stroke-dasharray="6 3" fill="none"/>'
        f'<text x="32" y="{letter_at}" font-size="24" '
        f'font-weight="700" text-anchor="middle" font-family="system-ui,sans-serif" '
        f'stroke="none">{letter}</text></g>'
    )


_DRAWN: dict[Variation | Assurance, tuple[str, str]] = {
    Variation.COMMON: (_GREY, _line(_WAVE, _GREY)),
    Variation.IMPROVEMENT_HIGH: (_BLUE, _line(_RISE, _BLUE, "H")),
    Variation.IMPROVEMENT_LOW: (_BLUE, _line(_FALL, _BLUE, "L", (42, 22))),
    Variation.CONCERN_HIGH: (_ORANGE, _line(_RISE, _ORANGE, "H")),
    Variation.CONCERN_LOW: (_ORANGE, _line(_FALL, _ORANGE, "L", (42, 22))),
    Variation.NEUTRAL_HIGH: (_PURPLE, _arrow("M32 50 L32 16", "M20 28 L32 14 L44 28 Z")),
    Variation.NEUTRAL_LOW: (_PURPLE, _arrow("M32 14 L32 48", "M20 36 L32 50 L44 36 Z")),
    Assurance.PASS: (_BLUE, _target(_BLUE, "P", 46, letter_at=38)),
    Assurance.FAIL: (_ORANGE, _target(_ORANGE, "F", 18, letter_at=43)),
    Assurance.HIT_AND_MISS: (_GREY, _target(_GREY, "?", 32, letter_at=28)),
}


def icon_svg(icon: Variation | Assurance, size: int = 44, *, words_beside: bool = False) -> str:
    """Draw an icon as SVG; its words are the accessible name.

    Improvement and pass have a plain ring, concern and fail a double one, so that they differ
    without colour; letters say high, low, pass, fail or hit and miss. With its words beside it
    (`words_beside`), the drawing is left out for screen readers, which would read it twice.

    Examples
    --------
    >>> icon_svg(Assurance.PASS).startswith('<svg role="img" aria-label="the target will be met')
    True
    """
    colour, body = _DRAWN[icon]
    told = f'role="img" aria-label="{escape(icon.words, quote=True)}"'
    told = 'aria-hidden="true"' if words_beside else told
    ring = f'<circle cx="32" cy="32" r="29.5" fill="{PAPER}" stroke="{colour}" stroke-width="4"/>'
    if colour == _ORANGE:
        ring += f'<circle cx="32" cy="32" r="24.5" fill="none" stroke="{colour}" stroke-width="2"/>'
    return (
        f'<svg {told} width="{size}" '
        f'height="{size}" viewBox="0 0 64 64" style="flex:none" xmlns="http://www.w3.org/2000/svg">'
        f"{ring}{body}</svg>"
    )


def icon_html(icon: Variation | Assurance) -> str:
    """An icon with its words beside it."""
    return (
        f'<span style="display:inline-flex;align-items:center;gap:0.5rem;margin-right:1.2rem;'
        f'color:{INK}">{icon_svg(icon, words_beside=True)}<span>{escape(icon.words)}</span></span>'
    )
