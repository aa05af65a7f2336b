"""Random numbers that stay the same for the same patient, whatever the plan."""

from __future__ import annotations

import zlib

import numpy as np


def stream(seed: int, *names: str) -> np.random.Generator:
    """Return the random numbers of one purpose in one run.

    Each purpose has numbers of its own, found by its name. A plan with another number of beds or
    an extra clinic therefore meets the same patients (common random numbers), and a difference
    between two plans is due to the plans.

    Parameters
    ----------
    seed : int
        Number of the run, 0 or more.
    names : str
        What the numbers are for.

    Examples
    --------
    >>> stream(1, "urgent", "arrivals").random() == stream(1, "urgent", "arrivals").random()
    True
    """
    return np.random.default_rng([seed, *(zlib.crc32(name.encode()) for name in names)])
