"""A tree from left to right: boxes in columns, joined by lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import (
    BLUE,
    GREEN,
    GREY,
    PAPER,
    SAND,
    box_height,
    line,
    sheet,
    text_box,
    words,
    wrapped,
)

_BOX, _GAP, _ROW, _TOP = 156, 24, 10, 34
_FILLS = (GREY, BLUE, SAND, GREEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One box with what hangs on it.

    Parameters
    ----------
    text : str
        What is in the box.
    under : tuple of Node
        The boxes to its right that are joined to it.
    column : int
        Which column it stands in.
    loose : bool
        Whether it is not joined to what stands left of it: drawn dashed, with no line.
    """

    text: str
    under: tuple[Node, ...] = ()
    column: int = 0
    loose: bool = False


def draw_tree(roots: Sequence[Node], *, headings: Sequence[str], alt: str) -> Drawing:
    """Draw trees below one another, under the headings of the columns."""
    parts: list[str] = []
    top: float = _TOP if headings else 8
    for root in roots:
        parts.extend(_drawn(root, top))
        top += _height(root) + _ROW
    columns = max((_last_column(root) for root in roots), default=0) + 1
    titles = [words(_x(place), 16, title, bold=True) for place, title in enumerate(headings)]
    return sheet(_x(columns) - _GAP + 6, top + 4, (*titles[:columns], *parts), alt=alt)


def _x(column: int) -> float:
    return 6 + column * (_BOX + _GAP)


def _last_column(node: Node) -> int:
    return max([node.column, *(_last_column(each) for each in node.under)])


def _lines(node: Node) -> tuple[str, ...]:
    return wrapped(node.text, _BOX - 18)


def _height(node: Node) -> float:
    below = sum(_height(each) for each in node.under) + _ROW * max(0, len(node.under) - 1)
    return max(box_height(_lines(node)), below)


def _middle(node: Node, top: float) -> float:
    return top + _height(node) / 2


def _drawn(node: Node, top: float) -> Iterator[str]:
    own = box_height(_lines(node))
    middle = _middle(node, top)
    at = top + (_height(node) - sum(map(_height, node.under))
                - _ROW * max(0, len(node.under) - 1)) / 2  # fmt: skip
    for each in node.under:
        if not each.loose:
            yield line(_x(node.column) + _BOX, middle, _x(each.column), _middle(each, at))
        yield from _drawn(each, at)
        at += _height(each) + _ROW
    yield text_box(
        _x(node.column), middle - own / 2, _BOX, _lines(node), dashed=node.loose,
        fill=PAPER if node.loose else _FILLS[node.column % len(_FILLS)],
    )  # fmt: skip
