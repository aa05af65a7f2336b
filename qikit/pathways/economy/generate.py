"""The economy's tables, put together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.calendar import month_start
from ..frame.durations import after
from ..frame.outcomes import DAY
from ..frame.people import person_ids
from ..frame.streams import Streams
from ..frame.world import World
from ..stories.story import Stories
from .community import care_homes, contacts, networks, ucr
from .daily import daily
from .front_door import attendances
from .leaving import PARTNER, Leavers, leavers


def generate(world: World, streams: Streams, stories: Stories) -> dict[str, pd.DataFrame]:
    """Return ``"economy"`` (a row a day) and five smaller tables."""
    door = attendances(world, streams.child("front door"), stories)
    gone = leavers(world, streams.child("leaving"), stories)
    return {
        "economy": daily(world, stories, door, gone),
        "discharges": _complex(gone),
        "ucr": ucr(world, streams.child("ucr"), stories),
        "care_homes": care_homes(streams.child("care homes"), stories),
        "networks": networks(world, streams.child("networks"), stories),
        "contacts": contacts(streams.child("contacts"), stories),
    }


def _complex(gone: Leavers) -> pd.DataFrame:
    """Return discharges that needed somebody outside: pathways 1 to 3."""
    keep = gone.route != "P0"
    ready, route = gone.ready[keep], gone.route[keep]
    n = len(ready)
    return pd.DataFrame(
        {
            "synthetic": np.full(n, True),
            "discharge_id": [f"SYN-DIS-{i + 1:06d}" for i in range(n)],
            "person_id": person_ids(gone.person[keep]),
            "ready_dt": ready,
            "left_dt": after(ready, gone.days[keep] * DAY),
            "month": month_start(ready),
            "pathway": route,
            "partner": np.array([PARTNER[name] for name in route], dtype=object),
            "age": gone.age[keep],
            "imd_quintile": gone.imd[keep],
            "rural": gone.rural[keep],
            "days_ready_to_left": np.round(gone.days[keep], 2),
        }
    )
