"""Which mark each point gets: its meaning, as one name a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qikit.spc.judge import judge_variation
from qikit.spc.rules import HIGH, LOW, NEITHER

if TYPE_CHECKING:
    from qikit.spc.chart import Chart


def mark_names(chart: Chart) -> NDArray:
    """Name of the mark of each point of a single series (see `palette.MARKS`)."""
    _, code = chart.flat_flags
    meanings = {
        way: str(judge_variation(way, chart.better[0])).split("_")[0] for way in (HIGH, LOW)
    }
    names = np.full(len(code), "common", dtype=object)
    names[code == HIGH] = meanings[HIGH]
    names[code == LOW] = meanings[LOW]
    names[code == NEITHER] = "pattern"
    names[~chart.laid.grid.flat(chart.laid.kept)] = "left-out"
    return names
