"""The National Institutes of Health Stroke Scale (NIHSS): fifteen items that add to the total.

Source: Brott T and others, *Stroke* 1989;20:864-870; item ranges as in the NINDS form.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..frame.streams import Streams

ITEMS = {
    "1a_consciousness": 3, "1b_questions": 2, "1c_commands": 2, "2_gaze": 2, "3_visual": 3,
    "4_face": 3, "5a_left_arm": 4, "5b_right_arm": 4, "6a_left_leg": 4, "6b_right_leg": 4,
    "7_ataxia": 2, "8_sensory": 2, "9_language": 3, "10_dysarthria": 2, "11_neglect": 2,
}  # fmt: skip
LEFT_BRAIN = (0.5, 1.2, 0.7, 0.8, 0.9, 2.6, 0.05, 2.4, 0.05, 2.2, 0.5, 1.5, 2.4, 1.8, 0.1)
RIGHT_BRAIN = (0.5, 0.5, 0.4, 1.0, 1.1, 2.6, 2.4, 0.05, 2.2, 0.05, 0.5, 1.5, 0.1, 1.8, 1.8)


def split(streams: Streams, total: NDArray, left_brain: NDArray) -> dict[str, NDArray]:
    """Return fifteen items that add to each total, likelier on the side that was hit.

    Each item is a set of points; the points of a total are drawn without replacement with the
    item's weight (Efraimidis and Spirakis, 2006), so that no item exceeds its range.

    Parameters
    ----------
    total : array of int, 0 to 42
    left_brain : array of bool
        Left-hemisphere strokes weaken the right side and take language.
    """
    owner = np.repeat(np.arange(len(ITEMS)), list(ITEMS.values()))
    weights = np.where(
        np.asarray(left_brain)[:, None], np.array(LEFT_BRAIN)[owner], np.array(RIGHT_BRAIN)[owner]
    )
    u = streams.uniform("items", len(total) * len(owner)).reshape(len(total), len(owner))
    rank = np.argsort(np.argsort(np.log(u) / weights, axis=1), axis=1)
    drawn = rank >= len(owner) - np.asarray(total)[:, None]
    return {f"nihss_{name}": drawn[:, owner == item].sum(axis=1) for item, name in enumerate(ITEMS)}
