"""A gain that slips: invented weeks, and when somebody who looks would notice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from qikit.spc import control_chart

WEEKS, VISITS, KEPT, SLIPPED = 52, 20, 90, 60
BASELINE, STARTS = 16, 24
REPAIR = 2  # weeks from noticing until it is done the new way again
TARGET = 70
VALUE = "done the new way (%)"
_WEEKLY_LOSS = 3
_ROOT_SEED = 2010  # the year of the sustainability guide

#: How often somebody looks -> weeks between two looks.
LOOKS = {"weekly": 1, "monthly": 4, "quarterly": 13, "never": WEEKS + 1}


@lru_cache(maxsize=64)
def _luck(number: int) -> np.ndarray:
    return np.random.default_rng([_ROOT_SEED, number]).random((WEEKS, VISITS))


def levels(slip: str, noticed: int | None = None) -> np.ndarray:
    """Return the true level of each week, in per cent.

    Parameters
    ----------
    slip : {"none", "slow", "sudden"}
        How the gain is lost, from week 24 on.
    noticed : int or None
        The week in which somebody acts; two weeks later the level is back.
    """
    week = np.arange(1, WEEKS + 1)
    lost = {
        "none": np.zeros(WEEKS),
        "slow": np.clip(_WEEKLY_LOSS * (week - STARTS + 1), 0, KEPT - SLIPPED),
        "sudden": np.where(week >= STARTS, KEPT - SLIPPED, 0),
    }[slip]
    if noticed is not None:
        lost = np.where(week > noticed + REPAIR, 0, lost)
    return KEPT - lost


def weeks_of(slip: str, number: int, noticed: int | None = None) -> pd.DataFrame:
    """Return 52 invented weeks of 20 visits; the same number keeps the same luck.

    Returns
    -------
    DataFrame
        Columns ``week`` (1 to 52) and ``done the new way (%)``.
    """
    share = levels(slip, noticed)[:, np.newaxis] / 100
    done = (_luck(number) < share).mean(axis=1)
    return pd.DataFrame({"week": np.arange(1, WEEKS + 1), VALUE: 100 * done})


def fires(trigger: str, seen: pd.DataFrame) -> bool:
    """Whether a trigger would set off action, after these weeks.

    Parameters
    ----------
    trigger : {"drop", "target", "signal"}
        The latest week is below the one before; below the target; or ends a signal for the worse.
    seen : DataFrame
        The weeks so far, as :func:`weeks_of` gives them.
    """
    latest = seen[VALUE].iloc[-1]
    if trigger == "drop":
        return bool(latest < seen[VALUE].iloc[-2])
    if trigger == "target":
        return bool(latest < TARGET)
    chart = control_chart(seen, value=VALUE, time="week", baseline=BASELINE, better="higher")
    return chart.variation == "concern_low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What came of watching for a year.

    Parameters
    ----------
    noticed : int or None
        The week in which the slip was noticed.
    false_alarms : int
        How often somebody acted while nothing had changed.
    missed : float
        Visits done the old way because of the slip, as expected from the level.
    """

    noticed: int | None
    false_alarms: int
    missed: float


@lru_cache(maxsize=256)
def watch(slip: str, look: str, trigger: str, number: int) -> Watch:
    """Return what happens in a year with this slip, this rhythm and this trigger."""
    weeks = weeks_of(slip, number)
    looks = range(BASELINE + LOOKS[look], WEEKS + 1, LOOKS[look])
    alarms = [week for week in looks if fires(trigger, weeks.head(week))]
    slipping = [week for week in alarms if slip != "none" and week >= STARTS]
    noticed = slipping[0] if slipping else None
    lost = (KEPT - levels(slip, noticed)) / 100 * VISITS
    return Watch(
        noticed=noticed,
        false_alarms=sum(slip == "none" or week < STARTS for week in alarms),
        missed=round(float(lost.sum()), 1),
    )
