"""Answers to why as a tree from left to right."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.tree import Node, draw_tree
from qikit.improve.whys import Why, Whys

_MARKS = {"yes": " ✓ we could change this", "no": " (not ours to change)", "": ""}


def draw(tree: Whys) -> Drawing | None:
    """Draw the tree; None while there is no answer."""
    if not tree.ends:
        return None
    root = Node(text=tree.problem or "The problem: not said yet",
                under=tuple(_node(tree, why, 1) for why in tree.under("")))  # fmt: skip
    headings = ("Problem", *(f"Why {n}?" for n in range(1, tree.depth + 1)))
    alt = f"Tree of whys from left to right. {tree.describe()} The list below says it in words."
    return draw_tree([root], headings=headings, alt=alt)


def _node(tree: Whys, why: Why, column: int) -> Node:
    under = tuple(_node(tree, each, column + 1) for each in tree.under(why.because))
    return Node(text=f"{why.because}{_MARKS[why.change]}", column=column, under=under)
