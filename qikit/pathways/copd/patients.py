"""Who is admitted with COPD, how ill they are, and DECAF from its parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..frame.arrivals import Pattern
from ..frame.copula import linked_chance, loaded, probit
from ..frame.physiology import Vitals, observe
from ..frame.roster import Mix, Roster, enrol
from ..frame.streams import Floats, Ints, Streams, held
from ..frame.world import World
from ..scores.decaf import decaf

PATTERN = Pattern(
    per_month=53,
    months=(1.34, 1.14, 1.07, 1.00, 0.95, 0.86, 0.80, 0.76, 0.86, 0.95, 1.02, 1.29),
    growth=0.03,
)
MIX = Mix(
    age_weights=(0, 7, 19, 34, 30, 10),
    male=0.46,
    imd_risk=(3.0, 2.1, 1.6, 1.25, 1.0),
    slice=(0.60, 0.70),
    shared=(0.76, 0.78),
    shared_share=0.09,
)
LOADING = 0.42


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients:
    """Everything settled at the door, one value a patient."""

    roster: Roster
    vitals: Vitals
    emrcd: NDArray[np.object_]
    eosinophils: Floats
    consolidation: NDArray[np.bool_]
    ph: Floats
    paco2: Floats
    fibrillation: NDArray[np.bool_]
    decaf: Ints
    niv: NDArray[np.bool_]
    fev1: Floats


@lru_cache(maxsize=2)
def enrolled(world: World) -> Roster:
    """Return the roster of COPD admissions of a cohort."""
    return enrol(world, "copd", PATTERN, MIX)


def patients(world: World, streams: Streams) -> Patients:
    """Return the COPD patients of a cohort."""
    roster = enrolled(world)
    n = len(roster)
    factor = streams.normal("severity", n)
    breath = loaded(streams, "emrcd", factor, LOADING)
    emrcd = np.where(breath > -probit(0.14), "5b", np.where(breath > -probit(0.42), "5a", "1-4"))
    eos = np.round(0.060 * np.exp(-1.2 * loaded(streams, "eosinophils", factor, LOADING)), 2)
    cloudy = linked_chance(streams, "consolidation", factor, LOADING, 0.33)
    ph = np.round(7.385 - 0.079 * loaded(streams, "ph", factor, LOADING), 2)
    fibrillation = linked_chance(streams, "af", factor, LOADING, 0.17)
    ph = np.clip(ph, 6.95, 7.55)
    niv = streams.chance("niv", np.where(ph < 7.30, 0.66, np.where(ph < 7.35, 0.14, 0.0)), n)
    scale_2 = (ph < 7.35) | streams.chance("scale 2", 0.12, n)
    return Patients(
        roster=roster,
        vitals=observe(
            streams, 0.5 + 0.8 * factor + 0.5 * streams.normal("own severity", n),
            chest=1, scale_2=scale_2,
        ),
        emrcd=emrcd.astype(object),
        eosinophils=np.clip(eos, 0.0, 3.0),
        consolidation=cloudy,
        ph=ph,
        paco2=_paco2(streams, ph),
        fibrillation=fibrillation,
        decaf=decaf(emrcd=emrcd, eosinophils=eos, consolidation=cloudy, ph=ph,
                    atrial_fibrillation=fibrillation),
        niv=niv,
        fev1=_fev1(streams, factor),
    )  # fmt: skip


def _paco2(streams: Streams, ph: Floats) -> Floats:
    centre = 6.0 + np.clip(7.37 - ph, 0, 0.4) * 27
    return held(centre + streams.normal("paco2", len(ph)), 3.5, 16.0, 1)


def _fev1(streams: Streams, factor: Floats) -> Floats:
    value = 46 - 17.5 * loaded(streams, "fev1", factor, 0.25)
    folded = np.where(value < 12, 24 - value, value)
    return held(folded, 12.0, 95.0)
