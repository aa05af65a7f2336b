"""Which of the learner's cells is which of the master's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class Matches:
    """Pairs of cells, by their places in the two notebooks.

    Parameters
    ----------
    of_master : dict
        For each of the master's cells, the learner's cells that are it, in the learner's order.
    by_name : set of int
        The learner's cells that were known by their name, not by what is in them.
    free : list of int
        The learner's cells that are their own.
    """

    of_master: dict[int, list[int]] = field(default_factory=dict)
    by_name: set[int] = field(default_factory=set)
    free: list[int] = field(default_factory=list)


def grade_id(cell: Any) -> str:
    """Return the name under which nbgrader knows a cell; empty if it does not."""
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def is_graded(cell: Any) -> bool:
    """Whether nbgrader gives marks for a cell."""
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def is_answer(cell: Any) -> bool:
    """Whether a learner is asked to write into a cell."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def plain(source: str) -> str:
    """Return a cell's text without what does not matter: spaces at line ends and empty lines."""
    return "\n".join(line.rstrip() for line in source.strip().splitlines() if line.strip())


def squeezed(source: str) -> str:
    """Return a cell's text without any space."""
    return "".join(source.split())


def match(cells: list[Any], master: list[Any]) -> Matches:
    """Match the learner's cells with the master's.

    A cell is known by nbgrader's name for it, then by its text, then by its own id. An answer cell
    that is still missing is the learner's last own cell where it should be.

    Parameters
    ----------
    cells, master : list of NotebookNode
        The cells of the two notebooks.
    """
    found = Matches()
    names = {grade_id(cell): place for place, cell in enumerate(master) if grade_id(cell)}
    for place, cell in enumerate(cells):
        mine = names.get(grade_id(cell))
        mine = _by_text(found, cell, master) if mine is None else mine
        if mine is None:
            found.free.append(place)
            continue
        found.of_master.setdefault(mine, []).append(place)
        if grade_id(cell) or cell.get("id") == master[mine].get("id"):
            found.by_name.add(place)
    ids = {cell.get("id"): place for place, cell in enumerate(master) if cell.get("id")}
    _find_by_id(found, cells, ids)
    _find_pieces(found, cells, master)
    _find_lost_answers(found, cells, master)
    return found


def _by_text(found: Matches, cell: Any, master: list[Any]) -> int | None:
    """Return the first cell of the master with this text that is still to be found, or the last."""
    text = plain(cell.source)
    same = [place for place, other in enumerate(master) if text and plain(other.source) == text]
    left = [place for place in same if place not in found.of_master]
    return next(iter(left or same[-1:]), None)


def _find_by_id(found: Matches, cells: list[Any], ids: dict[Any, int]) -> None:
    known = set(found.of_master)
    for place in list(found.free):
        mine = ids.get(cells[place].get("id"))
        if mine is not None and mine not in known:
            known.add(mine)
            _claim(found, place, mine)
            found.by_name.add(place)


def _find_pieces(found: Matches, cells: list[Any], master: list[Any]) -> None:
    """Put the nameless rest of a graded cell that was split with its first piece."""
    for place, course in enumerate(master):
        ones = found.of_master.get(place, [])
        if not is_graded(course) or is_answer(course) or len(ones) != 1:
            continue
        whole, pieces = squeezed(course.source), [ones[0]]
        joined = squeezed(cells[ones[0]].source)
        while joined != whole and whole.startswith(joined) and pieces[-1] + 1 in found.free:
            pieces.append(pieces[-1] + 1)
            joined += squeezed(cells[pieces[-1]].source)
        if joined == whole:
            for piece in pieces[1:]:
                _claim(found, piece, place)


def _claim(found: Matches, place: int, mine: int) -> None:
    found.free.remove(place)
    found.of_master.setdefault(mine, []).append(place)


def _find_lost_answers(found: Matches, cells: list[Any], master: list[Any]) -> None:
    for place, cell in enumerate(master):
        if is_answer(cell) and place not in found.of_master:
            gap = _gap(found, place, len(cells))
            own = [one for one in found.free if one in gap and _could_be(cells[one], cell)]
            if own:
                _claim(found, own[-1], place)


def _gap(found: Matches, place: int, end: int) -> range:
    """Places in the learner's notebook between the neighbours of a missing cell."""
    before = [one for other, ones in found.of_master.items() if other < place for one in ones]
    after = [one for other, ones in found.of_master.items() if other > place for one in ones]
    first = max(before, default=-1) + 1
    return range(first, min((one for one in after if one >= first), default=end))


def _could_be(cell: Any, answer: Any) -> bool:
    return cell.cell_type == answer.cell_type and bool(plain(cell.source))
