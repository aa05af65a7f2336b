"""One answer from the several cells that an answer cell may have become."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from qikit.marking.mending.matching import plain


def one_answer(found: list[Any], course: Any) -> str:
    """Return the learner's text for an answer cell.

    Pieces of a cell that was split are put together again. Of copies, the last one that the
    learner changed counts. Without any work the cell is as it was released.

    Parameters
    ----------
    found : list of NotebookNode
        The learner's cells that are this cell, in their order.
    course : NotebookNode
        The cell as it was released.
    """
    texts = [cell.source for cell in found if plain(cell.source)]
    if are_pieces(texts, course.source):
        return "\n".join(texts)
    changed = [text for text in texts if plain(text) != plain(course.source)]
    return str(changed[-1] if changed else course.source)


def are_pieces(texts: list[str], released: str) -> bool:
    """Whether texts are pieces of one cell that was split, and not copies of it.

    Copies share lines, or one of them is as it was released. Pieces do neither.

    Examples
    --------
    >>> are_pieces(["first = 1", "second = 2"], "# Your code here")
    True
    >>> are_pieces(["first = 1", "first = 1  # better"], "# Your code here")
    True
    >>> are_pieces(["first = 1", "first = 1\\nsecond = 2"], "# Your code here")
    False
    """
    lines = [set(plain(text).splitlines()) for text in texts]
    if len(texts) < 2 or any(plain(text) == plain(released) for text in texts):
        return False
    return not any(one & other for one, other in combinations(lines, 2))
