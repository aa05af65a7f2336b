"""Two small tables beside the patients: sepsis alerts, and C. difficile cases."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.arrivals import Pattern, arrive
from ..frame.calendar import DAYS, month_start, week_start
from ..frame.columns import flag
from ..frame.partners import SITES
from ..frame.streams import Floats, Streams
from ..stories.story import Stories

BEFORE_PER_MONTH = 230.0


def alerts(streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return sepsis alerts: paper-based at first, electronic from SEP-F1.

    Alerts are drawn at the higher rate throughout and thinned while the story is not felt, so
    that the same alerts exist with and without it.
    """
    growth = stories.number("SEP-F1", "alerts")
    moments = arrive(streams, Pattern(per_month=BEFORE_PER_MONTH * growth))
    felt = stories.strength("SEP-F1", moments)
    n = len(moments)
    kept = streams.uniform("kept", n) < (1 + felt * (growth - 1)) / growth
    answered = streams.chance("acknowledged", _rate(stories, "ack", felt), n)
    started = streams.chance("started", np.where(felt > 0, 0.30, 0.62), n)
    empty = streams.chance("no infection", _rate(stories, "none", felt), n)
    table = pd.DataFrame(
        {
            "synthetic": True,
            "alert_id": [f"SYN-ALT-{i + 1:06d}" for i in range(n)],
            "alert_dt": moments,
            "week": week_start(moments),
            "month": month_start(moments),
            "site": streams.pick("site", dict(zip(SITES, (55, 45), strict=True)), n),
            "acknowledged": answered,
            "broad_spectrum_started": started,
            "no_infection_found": flag(empty, started),
        }
    )
    return table[kept].reset_index(drop=True)


def _rate(stories: Stories, name: str, felt: Floats) -> Floats:
    before = stories.number("SEP-F1", f"{name}_before")
    return before + felt * (stories.number("SEP-F1", f"{name}_after") - before)


def cdiff(streams: Streams, stories: Stories) -> pd.DataFrame:
    """Return hospital-onset C. difficile cases, independent of everything (SEP-C1)."""
    gap = stories.number("SEP-C1", "days_between")
    each_day = streams.poisson("cases", 1 / gap, len(DAYS))
    days = np.repeat(DAYS, each_day)
    since = np.diff(days, prepend=DAYS[0]).astype(np.int64)
    return pd.DataFrame(
        {
            "synthetic": True,
            "case_id": [f"SYN-CDI-{i + 1:04d}" for i in range(len(days))],
            "date": days,
            "days_since_last": since,
        }
    )
