"""The National Early Warning Score 2 (NEWS2).

Source: Royal College of Physicians, *National Early Warning Score (NEWS) 2*, London, 2017.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Upper edges (each value up to and including the edge), then the points of each band.
RESPIRATION = ((8, 11, 20, 24), (3, 1, 0, 2, 3))
OXYGEN_SCALE_1 = ((91, 93, 95), (3, 2, 1, 0))
OXYGEN_SCALE_2_LOW = ((83, 85, 87), (3, 2, 1, 0))
OXYGEN_SCALE_2_HIGH = ((92, 94, 96), (0, 1, 2, 3))
SYSTOLIC = ((90, 100, 110, 219), (3, 2, 1, 0, 3))
PULSE = ((40, 50, 90, 110, 130), (3, 1, 0, 1, 2, 3))
TEMPERATURE = ((35.0, 36.0, 38.0, 39.0), (3, 1, 0, 1, 2))


def points(values: ArrayLike, bands: tuple[tuple[float, ...], tuple[int, ...]]) -> NDArray:
    """Return the points of each value.

    Examples
    --------
    >>> points([8, 12, 25], RESPIRATION).tolist()
    [3, 0, 3]
    """
    edges, scores = bands
    return np.asarray(scores)[np.searchsorted(edges, np.asarray(values, dtype=float), "left")]


def oxygen_points(spo2: ArrayLike, on_oxygen: ArrayLike, scale: ArrayLike) -> NDArray:
    """Return the points for saturation on scale 1, or on scale 2 for a target of 88 to 92 %."""
    on = np.asarray(on_oxygen, dtype=bool)
    high = np.where(on, points(spo2, OXYGEN_SCALE_2_HIGH), 0)
    scale_2 = points(spo2, OXYGEN_SCALE_2_LOW) + high
    return np.where(np.asarray(scale) == 2, scale_2, points(spo2, OXYGEN_SCALE_1))


def news2(
    *,
    rr: ArrayLike,
    spo2: ArrayLike,
    on_oxygen: ArrayLike,
    sbp: ArrayLike,
    pulse: ArrayLike,
    acvpu: ArrayLike,
    temp_c: ArrayLike,
    scale: ArrayLike = 1,
) -> NDArray:
    """Return NEWS2, 0 to 20.

    Parameters
    ----------
    rr : breaths a minute
    spo2 : per cent
    on_oxygen : bool
    sbp : systolic blood pressure, mmHg
    pulse : beats a minute
    acvpu : "A", or "C", "V", "P", "U" when not alert
    temp_c : degrees Celsius
    scale : SpO2 scale, 1 or 2

    Examples
    --------
    >>> int(news2(rr=22, spo2=94, on_oxygen=True, sbp=105, pulse=115, acvpu="A", temp_c=38.4))
    9
    """
    on = np.asarray(on_oxygen, dtype=bool)
    return (
        points(rr, RESPIRATION)
        + oxygen_points(spo2, on, scale)
        + np.where(on, 2, 0)
        + points(sbp, SYSTOLIC)
        + points(pulse, PULSE)
        + np.where(np.asarray(acvpu) == "A", 0, 3)
        + points(temp_c, TEMPERATURE)
    )
