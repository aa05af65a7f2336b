"""Lay sorted points out as a matrix: one row a stretch that has lines of its own.

A stretch is one phase of one group. Moving ranges, limits and rules never cross its ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qikit.spc.arrays import Bools


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """Where each point of a flat list belongs in the matrix.

    Attributes
    ----------
    present : shape (stretches, width)
        True where there is a point; rows fill up from the left.
    full : bool
        Whether all stretches are known to be equally long.
    group, phase : shape (stretches,)
        Code of the group, and number of the phase within it, from 1.
    """

    present: Bools
    group: NDArray
    phase: NDArray
    full: bool = False

    @classmethod
    def of(cls, group: NDArray, phase: NDArray) -> Grid:
        """Lay out points that are sorted by group and time, given their phase within the group."""
        if group[0] == group[-1] and phase[0] == phase[-1] and (phase == phase[0]).all():
            present = np.ones((1, len(group)), dtype=bool)
            one = np.ones(1, dtype=np.intp)
            return cls(present=present, group=group[:1], phase=one, full=True)
        new = np.r_[True, (group[1:] != group[:-1]) | (phase[1:] != phase[:-1])]
        starts = np.flatnonzero(new)
        lengths = np.diff(np.r_[starts, len(group)])
        present = np.arange(lengths.max()) < lengths[:, None]
        groups = group[starts]
        place = np.arange(len(starts))
        first_of_group = np.r_[True, groups[1:] != groups[:-1]]
        number = place - np.maximum.accumulate(np.where(first_of_group, place, 0)) + 1
        full = bool(lengths.min() == lengths.max())
        return cls(present=present, group=groups, phase=number, full=full)

    def lay(self, flat: NDArray, fill: Any = np.nan) -> NDArray:
        """Flat list to matrix, with `fill` where there is no point."""
        if self.full:
            return flat.reshape(self.present.shape)
        matrix = np.full(self.present.shape, fill, dtype=flat.dtype)
        matrix[self.present] = flat
        return matrix

    def flat(self, matrix: NDArray) -> NDArray:
        """Matrix (or a column of one value a stretch) back to the flat list."""
        if matrix.shape != self.present.shape:
            matrix = np.broadcast_to(matrix, self.present.shape)
        return matrix.ravel() if self.full else matrix[self.present]

    def stretches_of(self, group: int) -> NDArray:
        """Row numbers of one group's stretches."""
        return np.flatnonzero(self.group == group)


def baseline_mask(grid: Grid, points: int | None) -> Bools:
    """The first `points` of each stretch (the last, if negative); all of them if None."""
    if points is None:
        return grid.present
    place = np.arange(grid.present.shape[1])
    if points > 0:
        return grid.present & (place < points)
    lengths = grid.present.sum(axis=1, keepdims=True)
    return grid.present & (place >= lengths + points)


def changes(labels: NDArray, group: NDArray) -> NDArray:
    """Number the phases of a column of labels: a new value starts a new phase."""
    text = np.array([str(label) for label in labels])
    new = np.r_[False, (text[1:] != text[:-1]) & (group[1:] == group[:-1])]
    return np.cumsum(new)
