"""Results and targets: HbA1c, blood pressure, statin, with one weak common factor."""

from __future__ import annotations

import numpy as np

from ..frame.columns import Columns, flag
from ..frame.copula import loaded
from ..frame.roster import age_at
from ..frame.streams import Floats, Ints, Streams, held
from ..frame.world import World
from ..stories.story import Stories
from .register import Register
from .reviews import Reviews

GRADIENT = (0.07, 0.03, 0.0, -0.03, -0.05)  # HbA1c, log term, most to least deprived
LOADING = 0.25


def results(
    world: World, streams: Streams, people: Register, due: Reviews, stories: Stories
) -> Columns:
    """Return results, where the process was done, and the targets met."""
    row, n = due.row, len(due.row)
    factor = streams.normal("targets", len(people.person))[row]
    hba1c = _hba1c(world, streams, people, due, stories, factor)
    sbp = np.round(133 + 14 * loaded(streams, "sbp", factor, LOADING))
    dbp = np.round(76 + 9 * (0.5 * (sbp - 133) / 14 + 0.866 * streams.normal("dbp", n)))
    cholesterol = held(4.4 + 1.05 * streams.normal("cholesterol", n), 1.8, 10.0, 1)
    statin = loaded(streams, "statin", factor, LOADING) < 0.706  # 76 %
    measured = {name: due.done[name] for name in ("hba1c", "bp", "cholesterol")}
    sugar, pressure = hba1c <= 58, (sbp <= 140) & (dbp <= 90)
    both = measured["hba1c"] & measured["bp"]
    return {
        "hba1c_mmol_mol": np.where(measured["hba1c"], hba1c, np.nan),
        "sbp": np.where(measured["bp"], np.clip(sbp, 80, 230), np.nan),
        "dbp": np.where(measured["bp"], np.clip(dbp, 40, 130), np.nan),
        "cholesterol": np.where(measured["cholesterol"], cholesterol, np.nan),
        "on_statin": statin,
        "hba1c_58": flag(sugar, measured["hba1c"]),
        "bp_140_90": flag(pressure, measured["bp"]),
        "all_3_targets": flag(sugar & pressure & statin, both),
    }


def _hba1c(
    world: World, streams: Streams, people: Register, due: Reviews, stories: Stories,
    factor: Floats,
) -> Floats:  # fmt: skip
    """A shifted log-normal by type, steady within a person from year to year."""
    row = due.row
    person, one = people.person[row], people.type_1[row]
    steady = loaded(streams, "hba1c", streams.normal("targets", len(people.person)), LOADING)[row]
    z = np.sqrt(0.8) * steady + np.sqrt(0.2) * streams.normal("hba1c/year", len(row))
    slope = np.asarray(GRADIENT)[world.people.imd[person] - 1]
    young = 0.14 * (age_at(world, due.due, person) < 50) - 0.005
    shift = slope + np.where(one, 0.0, young) + _by_setting(people, row, stories)
    type_1 = 40 + 21.1 * np.exp(0.52 * z + shift)
    type_2 = 36 + 17.3 * np.exp(0.62 * z + shift)
    return held(np.where(one, type_1, type_2), 25, 180)


def _by_setting(people: Register, row: Ints, stories: Stories) -> Floats:
    """DIA-P1: the specialist clinic does better with each type."""
    if not stories.on("DIA-P1"):
        return np.zeros(len(row))
    clinic, one = people.clinic[row], people.type_1[row]
    value = {
        (where, kind): stories.number("DIA-P1", f"{where}_{kind}")
        for where in ("clinic", "gp") for kind in (1, 2)
    }  # fmt: skip
    first = np.where(clinic, value["clinic", 1], value["gp", 1])
    second = np.where(clinic, value["clinic", 2], value["gp", 2])
    return np.where(one, first, second)
