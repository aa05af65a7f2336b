"""Columns with blanks: yes or no for those who count, text for those who have any."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Columns = dict[str, Any]


def flag(met: ArrayLike, counted: ArrayLike) -> pd.arrays.BooleanArray:
    """Return yes or no for those who count towards a measure, missing for the others.

    Examples
    --------
    >>> flag(np.array([True, False, True]), np.array([True, True, False])).tolist()
    [True, False, <NA>]
    """
    return pd.arrays.BooleanArray(np.array(met, dtype=bool), ~np.asarray(counted, dtype=bool))


def words(keep: ArrayLike, values: ArrayLike) -> NDArray[np.object_]:
    """Return text where ``keep`` holds, missing elsewhere.

    Examples
    --------
    >>> words([True, False], ["late", "late"]).tolist()
    ['late', None]
    """
    kept = np.array(np.broadcast_to(np.asarray(values, dtype=object), np.shape(keep)))
    kept[~np.asarray(keep, dtype=bool)] = None
    return kept
