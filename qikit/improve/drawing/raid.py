"""Risks on a grid of five by five; the words high, medium and low are in the key."""

from __future__ import annotations

from collections import defaultdict

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    GREEN,
    INK,
    SAND,
    box,
    height_of,
    sheet,
    upright,
    words,
    wrapped,
)
from qikit.improve.raid import HIGH, MEDIUM, Raid

_WIDTH, _LEFT, _CELL = 344, 40, 60
_HOT = "#f6d5cf"


def draw(log: Raid) -> Drawing | None:
    """Draw the grid with the numbers of the risks; None while no risk is rated."""
    if not log.risks:
        return None
    at: dict[tuple[int, int], list[str]] = defaultdict(list)
    for n, entry in enumerate(log.entries, 1):
        if entry.score and entry.likelihood and entry.impact:
            at[entry.likelihood, entry.impact].append(str(n))
    parts = [
        part
        for likelihood in range(1, 6)
        for impact in range(1, 6)
        for part in _cell(likelihood, impact, at[likelihood, impact])
    ]
    side = 5 * _CELL
    parts.append(words(_LEFT + side / 2, side + 42, "Impact →", anchor="middle", bold=True))
    parts.append(upright(12, side / 2, "Likelihood →"))
    y = side + 70.0
    for n, entry in enumerate(log.entries, 1):
        if entry.score:
            lines = wrapped(f"{n}. {entry.what} – {entry.score}, {entry.level}", _WIDTH - 20)
            parts.append(words(8, y, lines))
            y += height_of(lines) + 6
    told = "; ".join(f"{e.what}: {e.score}, {e.level}" for e in log.risks)
    alt = f"Risks by likelihood and impact, the highest first. {told}."
    return sheet(_WIDTH, y, parts, alt=alt)


def _cell(likelihood: int, impact: int, numbers: list[str]) -> tuple[str, ...]:
    score = likelihood * impact
    fill = _HOT if score >= HIGH else SAND if score >= MEDIUM else GREEN
    x, y = _LEFT + (impact - 1) * _CELL, 8 + (5 - likelihood) * _CELL
    return (
        box(x, y, _CELL, _CELL, fill=fill, round_by=0, stroke="#c4ccd4"),
        words(x + 6, y + 12, str(score), size=11, colour="#44505e"),
        words(x + _CELL / 2, y + _CELL / 2 + 6, ", ".join(numbers), anchor="middle", size=18,
              bold=True, colour=INK),
        words(_LEFT - 12, y + _CELL / 2, str(likelihood), anchor="middle", size=13)
        if impact == 1 else "",
        words(x + _CELL / 2, 8 + 5 * _CELL + 12, str(impact), anchor="middle", size=13)
        if likelihood == 1 else "",
    )  # fmt: skip
