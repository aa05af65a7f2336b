"""The diabetes tables, put together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..frame.columns import Columns
from ..frame.partners import NETWORKS, PRACTICES
from ..frame.people import BAND_NAMES, age_band, person_ids
from ..frame.roster import age_at
from ..frame.streams import Streams
from ..frame.world import World
from ..stories.story import Stories
from .foot import foot
from .register import Register, register
from .results import results
from .reviews import PROCESSES, YEARS, Reviews, kit_posted, reviews
from .urgent import appointments, dka, hypos


def generate(world: World, streams: Streams, stories: Stories) -> dict[str, pd.DataFrame]:
    """Return ``"diabetes"`` (a row a review due) and four smaller tables."""
    people = register(world)
    due = reviews(world, streams, people, stories)
    columns = {
        **_who(world, people, due),
        "kit_posted": kit_posted(world, people.person[due.row], due.due, stories),
        **_process_columns(due),
        **results(world, streams, people, due, stories),
    }
    return {
        "diabetes": pd.DataFrame(columns),
        "foot": foot(streams.child("foot"), people, stories),
        "appointments": appointments(streams.child("appointments"), people, stories),
        "dka": dka(streams.child("dka"), people),
        "hypos": hypos(streams.child("hypos"), stories),
    }


def _who(world: World, people: Register, due: Reviews) -> Columns:
    person, everyone = people.person[due.row], world.people
    age = age_at(world, due.due, person)
    practice = everyone.practice[person] - 1
    return {
        "synthetic": np.full(len(person), True),
        "review_id": np.array([f"SYN-DIA-{i + 1:06d}" for i in range(len(person))], dtype=object),
        "person_id": person_ids(person),
        "age": age,
        "age_band": np.array(BAND_NAMES, dtype=object)[age_band(age)],
        "sex": np.array(["", "male", "female"], dtype=object)[everyone.sex[person]],
        "ethnic_category": everyone.ethnic_category[person],
        "imd_quintile": everyone.imd[person],
        "practice": np.array(PRACTICES, dtype=object)[practice],
        "network": np.array(NETWORKS, dtype=object)[practice // 9],
        "diabetes_type": np.where(people.type_1[due.row], "type 1", "type 2").astype(object),
        "care_setting": np.where(people.clinic[due.row], "specialist clinic", "GP only").astype(
            object
        ),
        "year": np.array(YEARS, dtype=object)[due.year],
        "month": due.due,
        "review_date": due.date,
    }


def _process_columns(due: Reviews) -> Columns:
    together = np.sum([due.done[name] for name in PROCESSES], axis=0)
    return {
        **{f"{name}_done": due.done[name] for name in PROCESSES},
        "processes_done": together,
        "all_8": together == len(PROCESSES),
    }
