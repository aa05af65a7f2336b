"""CURB-65, the severity score of community-acquired pneumonia.

Source: Lim WS and others, *Thorax* 2003;58:377-382.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def curb65(
    *,
    confusion: ArrayLike,
    urea_mmol: ArrayLike,
    rr: ArrayLike,
    sbp: ArrayLike,
    dbp: ArrayLike,
    age: ArrayLike,
) -> NDArray:
    """Return CURB-65, 0 to 5.

    Parameters
    ----------
    confusion : bool, new
    urea_mmol : mmol/L; more than 7 scores
    rr : breaths a minute; 30 or more scores
    sbp, dbp : mmHg; systolic under 90 or diastolic 60 or less scores
    age : years; 65 or more scores

    Examples
    --------
    >>> int(curb65(confusion=False, urea_mmol=7.4, rr=24, sbp=118, dbp=58, age=71))
    3
    """
    low = (np.asarray(sbp) < 90) | (np.asarray(dbp) <= 60)
    return (
        np.asarray(confusion).astype(int)
        + (np.asarray(urea_mmol) > 7.0).astype(int)
        + (np.asarray(rr) >= 30).astype(int)
        + low.astype(int)
        + (np.asarray(age) >= 65).astype(int)
    )
