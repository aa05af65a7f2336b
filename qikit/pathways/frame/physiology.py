"""First observations: one severity behind every sign, and NEWS2 computed from the signs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..scores.news2 import news2
from .columns import Columns
from .streams import Floats, Ints, Streams


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """First observations, one value a patient, and their NEWS2."""

    rr: Ints
    spo2: Ints
    on_oxygen: NDArray[np.bool_]
    scale: Ints
    sbp: Ints
    pulse: Ints
    acvpu: NDArray[np.object_]
    temp_c: Floats
    news2: Ints

    def __getitem__(self, rows: Ints) -> Vitals:
        return Vitals(**{name: getattr(self, name)[rows] for name in self.__slots__})

    def columns(self) -> Columns:
        """Return the observations as columns of a table."""
        return {
            "rr": self.rr,
            "spo2": self.spo2,
            "spo2_scale": self.scale,
            "on_oxygen": self.on_oxygen,
            "sbp": self.sbp,
            "pulse": self.pulse,
            "acvpu": self.acvpu,
            "temp_c": self.temp_c,
            "news2": self.news2,
        }


def observe(
    streams: Streams, severity: Floats, *, chest: ArrayLike = 0, scale_2: ArrayLike = 0
) -> Vitals:
    """Return invented observations; oxygen is given to those whose saturation is low.

    Parameters
    ----------
    severity : array of float
        About 1 for ill people, with a standard deviation of 1.
    chest, scale_2 : bool, one or one a patient
        A chest problem; a target saturation of 88 to 92 %.
    """
    s, n = severity, len(severity)
    second = np.broadcast_to(np.asarray(scale_2, dtype=bool), (n,))
    air = np.where(second, 90.5, 95.6 - np.asarray(chest, dtype=float)) - 1.5 * s
    air = air + 2.2 * streams.normal("spo2", n)
    aim = np.where(second, 89.5, 94.0)
    on = streams.chance("oxygen", 1 / (1 + np.exp(2.6 - 0.9 * s - 0.35 * (aim - air))), n)
    spo2 = np.where(on, np.maximum(air, aim + 2 * streams.normal("lifted", n)), air)
    confused = streams.chance("confused", 1 / (1 + np.exp(3.4 - 0.95 * s)), n)
    level = streams.pick("level", {"C": 60, "V": 28, "P": 9, "U": 3}, n)
    temp = 37.5 + 0.15 * s + 1.05 * streams.normal("temp", n)
    signs = {
        "rr": whole(18.5 + 3.0 * s + 3 * streams.normal("rr", n), 6, 60),
        "spo2": whole(spo2, 60, 100),
        "on_oxygen": on,
        "scale": np.where(second, 2, 1),
        "sbp": whole(128 - 7 * s + 22 * streams.normal("sbp", n), 55, 240),
        "pulse": whole(92 + 9 * s + 17 * streams.normal("pulse", n), 30, 200),
        "acvpu": np.where(confused, level, "A"),
        "temp_c": np.round(np.clip(temp, 33.0, 41.5), 1),
    }
    return Vitals(**signs, news2=news2(**signs))


def whole(values: Floats, low: int, high: int) -> Ints:
    """Return values rounded and held to a range."""
    return np.clip(np.floor(values + 0.5), low, high).astype(np.int64)
