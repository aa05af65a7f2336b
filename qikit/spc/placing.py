"""Place what was asked for by time or by group (phases, exclusions, targets, notes) on points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qikit.errors import QikitError
from qikit.spc.arrays import Bools, Floats
from qikit.spc.grid import Grid, changes
from qikit.spc.intake import Rows
from qikit.spc.shown import shown


def _by_group(given: Any, rows: Rows) -> list[tuple[int | None, Any]]:
    """Split what was given into (group number, or None for all; what is given for it)."""
    if not isinstance(given, Mapping):
        return [(None, given)]
    unknown = [label for label in given if label not in rows.groups]
    if unknown:
        known = ", ".join(map(str, rows.groups[:12]))
        raise QikitError(f"There is no group {unknown[0]!r}.", todo=f"The groups are {known}.")
    return [(rows.groups.index(label), one) for label, one in given.items()]


def _is_nothing(given: Any) -> bool:
    return given is None or (isinstance(given, (tuple, list)) and not given)


def phases(rows: Rows, first: NDArray, rebase: Any, trouble: list[str]) -> NDArray:
    """Number the phase of each point; times in `rebase` start a phase."""
    group, time = rows.group[first], rows.time[first]
    number = np.zeros(len(first), dtype=np.intp)
    if rows.phase is not None:
        number += changes(rows.phase[first], group)
    for which, given in _by_group(rebase, rows):
        if _is_nothing(given):
            continue
        starts = rows.clock.read_all(given)
        mine = slice(None) if which is None else group == which
        number[mine] += np.searchsorted(starts, time[mine], side="right")
        _mention_odd_starts(rows, time[mine], starts, trouble)
    return number


def _mention_odd_starts(rows: Rows, time: NDArray, starts: NDArray, trouble: list[str]) -> None:
    for start in starts:
        later = time[time >= start]
        if not len(later) or start <= time.min():
            when = "after the last" if not len(later) else "not after the first"
            trouble.append(
                f"The new phase asked for at {rows.clock.say(start)} is {when} point, "
                f"so it changes nothing."
            )
        elif later.min() != start:
            trouble.append(
                f"{rows.clock.say(start)} is not a point of the data; the new phase starts at the "
                f"next one, {rows.clock.say(later.min())}."
            )


def left_out(rows: Rows, first: NDArray, exclude: Any, trouble: list[str]) -> Bools:
    """Which points are left out by hand."""
    group, time = rows.group[first], rows.time[first]
    out = np.zeros(len(first), dtype=bool)
    for which, given in _by_group(exclude, rows):
        if _is_nothing(given):
            continue
        wanted = rows.clock.read_all(given)
        mine = np.ones(len(first), dtype=bool) if which is None else group == which
        out |= mine & np.isin(time, wanted)
        for one in wanted[~np.isin(wanted, time[mine])]:
            trouble.append(
                f"{rows.clock.say(one)} was to be left out, but is not a point of the data."
            )
    return out


def targets(rows: Rows, first: NDArray, grid: Grid, target: Any) -> Floats | None:
    """Target at each point of the matrix, or None."""
    if target is None:
        return None
    if rows.target is not None:
        return grid.lay(rows.target[first])
    return per_group(rows, grid, target, "target")


def per_group(rows: Rows, grid: Grid, given: Any, what: str) -> Floats:
    """A number for all, or one for each group, laid out over the stretches; (stretches, width)."""
    each = np.full(len(rows.groups), np.nan)
    for which, one in _by_group(given, rows):
        try:
            number = np.nan if one is None else float(one)
        except (TypeError, ValueError):
            raise QikitError(f"The {what} {shown(one)} is not a number.") from None
        each[slice(None) if which is None else which] = number
    return np.broadcast_to(each[grid.group][:, None], grid.present.shape)


def notes(
    rows: Rows, first: NDArray, given: Any, trouble: list[str]
) -> tuple[tuple[int, str], ...]:
    """What happened when: pairs of flat position and text, in order of position."""
    if given is None:
        return ()
    if rows.note is not None:
        texts = rows.note[first]
        return tuple((i, str(t)) for i, t in enumerate(texts) if isinstance(t, str) and t.strip())
    found = []
    time = rows.time[first]
    for when, text in given.items() if isinstance(given, Mapping) else given:
        moment = rows.clock.read(when)
        later = np.flatnonzero(time >= moment)
        if not len(later):
            trouble.append(
                f"The note {text!r} at {rows.clock.say(moment)} is after the last point."
            )
            continue
        at = later[time[later] == time[later].min()]
        found += [(int(place), str(text)) for place in at]
    return tuple(sorted(found, key=lambda pair: pair[0]))
