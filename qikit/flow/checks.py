"""Numbers that demand, capacity and time can be, checked once for every formula."""

from __future__ import annotations

import math
from numbers import Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

from qikit.errors import QikitError

Floats = NDArray[np.float64]


def amount(value: float, name: str, *, above: float | None = None, at_most: float = math.inf) -> (
    float
):  # fmt: skip
    """Return a finite number of 0 or more, or of more than `above`.

    Raises
    ------
    QikitError
        If it is anything else.

    Examples
    --------
    >>> amount(-3, "backlog")
    Traceback (most recent call last):
    qikit.errors.QikitError: -3 is no amount. (backlog) Give a number of 0 or more.
    """
    usable = isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
    low_enough = usable and value <= at_most
    if not low_enough or (value < 0 if above is None else value <= above):
        least = "0 or more" if above is None else f"more than {above:g}"
        most = "" if at_most == math.inf else f" and at most {at_most:g}"
        raise QikitError(
            f"{value!r} is no amount.", where=name, todo=f"Give a number of {least}{most}."
        )
    return float(value)


def whole(value: int, name: str, *, at_least: int = 1, at_most: int = 100_000) -> int:
    """Return a whole number between two ends.

    Raises
    ------
    QikitError
        If it is anything else.
    """
    usable = isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
    if not usable or value != int(value) or not at_least <= value <= at_most:
        raise QikitError(
            f"{value!r} cannot be used.",
            where=name,
            todo=f"Give a whole number from {at_least:,} to {at_most:,}.",
        )
    return int(value)


def amounts(values: ArrayLike, name: str, *, at_least: int = 1) -> Floats:
    """Return numbers of 0 or more as an array; an error names the first that is not one.

    Parameters
    ----------
    values : array_like, shape (..., periods)
    name : str
        What they are, for the error.
    at_least : int
        How many periods there must be.

    Raises
    ------
    QikitError
        If there are too few, or one of them is missing, infinite or below 0.
    """
    try:
        array = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise QikitError(f"{values!r} are no numbers.", where=name, todo="Use digits.") from None
    periods = array.shape[-1] if array.ndim else 0
    if periods < at_least:
        raise QikitError(
            f"There are {periods} numbers.", where=name, todo=f"Give {at_least} or more."
        )
    wrong = ~np.isfinite(array) | (array < 0)
    if wrong.any():
        place = tuple(int(index) for index in np.argwhere(wrong)[0])
        raise QikitError(
            f"{array[place]:g} is no amount.",
            where=f"{name}, number {place[-1] + 1}",
            todo="Give numbers of 0 or more.",
        )
    return array


def profile(values: ArrayLike, name: str, length: int) -> Floats:
    """Return how busy each hour or day is; only the proportions of the numbers count.

    Raises
    ------
    QikitError
        If there are not `length` numbers of 0 or more, or all of them are 0.

    Examples
    --------
    >>> profile([1, 1, 1, 1, 1, 0, 0], "by_weekday", 7)
    array([1., 1., 1., 1., 1., 0., 0.])
    """
    array = amounts(values, name)
    if array.size != length or not array.sum():
        raise QikitError(
            f"{values!r} is no profile.",
            where=name,
            todo=f"Give {length} numbers, at least one of them above 0.",
        )
    return array
