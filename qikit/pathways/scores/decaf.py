"""DECAF, the severity score of a COPD exacerbation in hospital.

Source: Steer J, Gibson J, Bourke SC, *Thorax* 2012;67:970-976.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def decaf(
    *,
    emrcd: ArrayLike,
    eosinophils: ArrayLike,
    consolidation: ArrayLike,
    ph: ArrayLike,
    atrial_fibrillation: ArrayLike,
) -> NDArray:
    """Return DECAF, 0 to 6.

    Parameters
    ----------
    emrcd : "1-4", "5a" or "5b"
        Extended MRC dyspnoea score: 5a too breathless to leave the house, 5b and to wash or dress.
    eosinophils : x10^9/L; under 0.05 scores
    consolidation : bool
    ph : arterial; under 7.30 scores
    atrial_fibrillation : bool

    Examples
    --------
    >>> int(decaf(emrcd="5b", eosinophils=0.02, consolidation=False, ph=7.28,
    ...           atrial_fibrillation=False))
    4
    """
    grade = np.asarray(emrcd, dtype=object)
    dyspnoea = np.where(grade == "5b", 2, np.where(grade == "5a", 1, 0))
    return (
        dyspnoea
        + (np.asarray(eosinophils, dtype=float) < 0.05)
        + np.asarray(consolidation, dtype=int)
        + (np.asarray(ph, dtype=float) < 7.30)
        + np.asarray(atrial_fibrillation, dtype=int)
    )
