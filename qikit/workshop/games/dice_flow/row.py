"""A row of stations, each as fast as its die: what moves, and who waits where.

Sources: E. M. Goldratt, *The Goal* (1984), for the five bowls; QFI Consulting, the-dice-game.com,
game 1, for people in ten queues, each station passing on before it receives.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_PLENTY = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How a row is set up.

    Parameters
    ----------
    stations, cycles : int
    waiting : int
        People in each queue at the start; the first station always has enough.
    in_order : bool
        Whether each station also moves what has just reached it (one after the other), or all
        move at once what they had before.
    """

    stations: int
    cycles: int
    waiting: int
    in_order: bool

    @property
    def expected(self) -> float:
        """What 3.5 a cycle would give."""
        return 3.5 * self.cycles


VERSIONS = {
    "queue": Version(stations=10, cycles=20, waiting=4, in_order=False),
    "bowls": Version(stations=5, cycles=10, waiting=0, in_order=True),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moves:
    """What a row did: arrays of (cycles, stations, …).

    Parameters
    ----------
    moved : array of int
        People whom each station moved on.
    queue : array of int
        People who wait before each station after the cycle; the first column means nothing.
    """

    moved: NDArray[np.int64]
    queue: NDArray[np.int64]

    @property
    def out(self) -> NDArray[np.int64]:
        """People who have left the last station, after each cycle."""
        return self.moved[:, -1].cumsum(axis=0)

    @property
    def waiting(self) -> NDArray[np.int64]:
        """People who wait between stations, after each cycle."""
        return self.queue[:, 1:].sum(axis=1)


def run(dice: NDArray[np.int64], version: Version) -> Moves:
    """Return what a row does with these dice.

    Parameters
    ----------
    dice : array of int, shape (cycles, stations, ...)
        What each station rolls; further axes are rows of their own.

    Examples
    --------
    >>> dice = np.array([[3, 5], [1, 6]])
    >>> made = run(dice, Version(stations=2, cycles=2, waiting=4, in_order=False))
    >>> made.out.tolist(), made.waiting.tolist()
    ([4, 7], [3, 1])
    """
    queue = np.full(dice.shape[1:], version.waiting)
    queue[0] = _PLENTY
    moved, queues = np.zeros_like(dice), np.zeros_like(dice)
    for cycle, rolled in enumerate(dice):
        moved[cycle] = (_one_by_one if version.in_order else _at_once)(queue, rolled)
        queues[cycle] = queue
    return Moves(moved=moved, queue=queues)


def _at_once(queue: NDArray[np.int64], rolled: NDArray[np.int64]) -> NDArray[np.int64]:
    moved = np.minimum(rolled, queue)
    queue -= moved
    queue[1:] += moved[:-1]
    return moved


def _one_by_one(queue: NDArray[np.int64], rolled: NDArray[np.int64]) -> NDArray[np.int64]:
    moved = np.zeros_like(rolled)
    for station in range(len(rolled)):
        moved[station] = np.minimum(rolled[station], queue[station])
        queue[station] -= moved[station]
        queue[station + 1 : station + 2] += moved[station]
    return moved


def dice_of(chance: np.random.Generator, version: Version, change: str) -> NDArray[np.int64]:
    """Return the dice of a row for a whole round.

    Parameters
    ----------
    change : {"none", "steady", "spare"}
        Ordinary dice; dice that only show 3 or 4, so vary less; ordinary dice with one more for
        all stations but the first, so that nobody is needed all the time.
    """
    shape = (version.cycles, version.stations)
    if change == "steady":
        return chance.integers(3, 5, shape)
    dice = chance.integers(1, 7, shape)
    if change == "spare":
        dice[:, 1:] += 1
    return dice
