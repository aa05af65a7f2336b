"""The COPD pathway, as the rest of the library sees it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..pathway import Pathway
from ..tally import tally
from .dictionary import TABLES
from .faults import PLAN
from .generate import generate
from .stories import COPD


def false_alarm(tables: dict[str, pd.DataFrame]) -> bool:
    """Return whether a plain chart of oxygen prescriptions gives a false signal (COP-N1)."""
    months = tally(tables["copd"], "oxygen_prescribed", every="month")
    share = months["oxygen_prescribed"] / months["seen"]
    centre = months["oxygen_prescribed"].sum() / months["seen"].sum()
    far = (share - centre).abs() > 3 * np.sqrt(centre * (1 - centre) / months["seen"])
    return bool(far.any() or longest_run(np.sign(share - centre).to_numpy()) >= 8)


def longest_run(sides: np.ndarray) -> int:
    """Return the longest run of equal signs.

    Examples
    --------
    >>> longest_run(np.array([1, 1, -1, -1, -1, 1]))
    3
    """
    breaks = np.flatnonzero(np.diff(sides) != 0) + 1
    return int(np.diff([0, *breaks, len(sides)]).max())


PATHWAY = Pathway(
    name="copd",
    title="COPD",
    about="Adults admitted with an exacerbation of COPD: DECAF from its parts, blood gas and "
    "non-invasive ventilation clocks, respiratory review, bundle, rehabilitation, return. "
    "Beside it, the weekday respiratory clinic.",
    tables=TABLES,
    stories=COPD,
    generate=generate,
    plan=PLAN,
    accept=false_alarm,
    steps=(
        "Worsening at home",
        "Ambulance, oxygen to 88-92 %",
        "Arrival",
        "Blood gas",
        "NIV when acidotic",
        "Bed",
        "Respiratory review",
        "Discharge bundle or hospital at home",
        "72-hour call",
        "Pulmonary rehabilitation",
    ),
)
