"""Say in plain words what mending a notebook came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qikit.marking.mending.matching import (
    Matches,
    grade_id,
    is_answer,
    plain,
    squeezed,
)
from qikit.marking.mending.mended import Mending, listed
from qikit.marking.mending.pieces import are_pieces

#: For each kind of damage to graded cells, what was done; the titles come first.
_WORDS = {
    "missing": "{}: the part that is marked was missing and was put back.",
    "copied": "{}: the part that is marked was there more than once, and counts once.",
    "copied-answer": "{}: the answer was there more than once; the last that was changed counts.",
    "split": "{}: the part that is marked had been split and was put together again.",
    "changed": "{}: the check had been changed; the course's own was put back.",
    "retyped": "{}: the part that is marked had been typed anew and was recognised.",
}
_ALL_NAMES_LOST = (
    "The hidden names of the notebook's cells were lost; each cell was known by what is in it."
)


def tell(
    cells: list[Any], master: list[Any], found: Matches, titles: Mapping[str, str]
) -> tuple[Mending, ...]:
    """Return what was mended, in one sentence for each kind of damage.

    Parameters
    ----------
    cells, master : list of NotebookNode
        The cells of the two notebooks.
    found : Matches
        Which of them belong together.
    titles : mapping
        What to call each graded cell.
    """
    damaged: dict[str, list[str]] = {}
    marked = [place for place, cell in enumerate(master) if grade_id(cell)]
    names_lost = bool(cells) and not any(
        one in found.by_name for place in marked for one in found.of_master.get(place, [])
    )
    for place in marked:
        ones = [cells[one] for one in found.of_master.get(place, [])]
        kind = _kind_of(ones, master[place]) or (
            "retyped" if not names_lost and _is_retyped(found, place, ones, master[place]) else ""
        )
        name = grade_id(master[place])
        damaged.setdefault(kind, []).append(titles.get(name, name))
    damaged.pop("", None)
    told = [Mending(kind=kind, told=_WORDS[kind].format(listed(dict.fromkeys(names))))
            for kind, names in damaged.items()]  # fmt: skip
    if names_lost:
        told.append(Mending(kind="names-lost", told=_ALL_NAMES_LOST))
    return (*told, *_about_the_whole(cells, master, found))


def _kind_of(ones: list[Any], course: Any) -> str:
    """What happened to a graded cell; empty if nothing did."""
    if not ones:
        return "missing"
    same = [one for one in ones if squeezed(one.source) == squeezed(course.source)]
    if len(ones) > 1:
        joined = "".join(squeezed(one.source) for one in ones)
        if is_answer(course):
            pieces = are_pieces([one.source for one in ones if plain(one.source)], course.source)
            return "split" if pieces else "copied-answer"
        return "split" if joined == squeezed(course.source) else "copied"
    return "" if same or is_answer(course) else "changed"


def _is_retyped(found: Matches, place: int, ones: list[Any], course: Any) -> bool:
    named = all(one in found.by_name for one in found.of_master.get(place, []))
    return not named or any(one.cell_type != course.cell_type for one in ones)


def _about_the_whole(cells: list[Any], master: list[Any], found: Matches) -> Iterator[Mending]:
    text = [place for place, cell in enumerate(master) if not grade_id(cell)]
    gone = [place for place in text if place not in found.of_master]
    if gone:
        words = f"Missing parts of the course's own text or code were put back ({len(gone)})."
        yield Mending(kind="restored", told=words)
    changed = [
        p for p in text if any(_differs(cells[o], master[p]) for o in found.of_master.get(p, []))
    ]
    if changed:
        words = "Cells of the course had been changed: the course's own were put back, and the "
        yield Mending(kind="kept-below", told=words + "changed ones are kept below them.")
    if _is_reordered([found.of_master[place] for place in sorted(found.of_master)]):
        words = "The parts were in another order and were put back in the course's order."
        yield Mending(kind="reordered", told=words)
    ids = [cell.get("id") for cell in cells if cell.get("id")]
    if len(ids) != len(set(ids)):
        words = "Some cells had the same hidden name; each has its own now."
        yield Mending(kind="same-names", told=words)


def _is_reordered(places: list[list[int]]) -> bool:
    """Whether the cells, each at one of its places, cannot be met one after the other."""
    last = -1
    for ones in places:
        later = [one for one in ones if one > last]
        if not later:
            return True
        last = min(later)
    return False


def _differs(cell: Any, course: Any) -> bool:
    return squeezed(cell.source) not in squeezed(course.source)
