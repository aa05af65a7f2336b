"""What each visitor must get anew, where one prepared page serves them all.

A page that is made ready beforehand has run before its visitor came: what it dealt by chance, all
would see. Whoever deals by chance says here how to deal again. Python's and numpy's global random
numbers are seeded anew for each visitor in any case.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from types import MethodType

_BEGINNINGS: list[Callable[[], Callable[[], object] | None]] = []


def at_each_visit(begin: Callable[[], object]) -> None:
    """Call `begin` for each visitor of a page that was made ready beforehand.

    Elsewhere nothing comes of it: an ordinary kernel has one visitor, for whom it ran.

    Parameters
    ----------
    begin : callable
        Takes nothing. A method is forgotten together with its object.

    Examples
    --------
    >>> class Hand:
    ...     cards = 0
    ...     def deal(self):
    ...         self.cards += 5
    >>> hand = Hand()
    >>> at_each_visit(hand.deal)
    >>> begin_visit()
    >>> hand.cards
    5
    """
    is_method = isinstance(begin, MethodType)
    _BEGINNINGS[:] = [find for find in _BEGINNINGS if find() is not None]
    _BEGINNINGS.append(weakref.WeakMethod(begin) if is_method else lambda: begin)


def begin_visit() -> None:
    """A visitor has come: have everything dealt anew."""
    for find in list(_BEGINNINGS):
        begin = find()
        if begin is not None:
            begin()
