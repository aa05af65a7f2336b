"""Carve-out: slots kept for urgent patients, against one list on which they go first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from qikit.flow.backlogs import activity_of, backlog_path
from qikit.flow.checks import amounts, whole
from qikit.flow.saying import count, say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class CarveOut(Face):
    """The same requests and slots, on separate lists and on one.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a day: day, urgent, routine (requests), urgent_apart, routine_apart (waiting at
        the end of the day on separate lists), urgent_shared, routine_shared (on one list, urgent
        first), lost (slots of the separate lists that nobody used).
    slots, kept : int
        Slots a day, and how many of them are kept for urgent patients.
    refill : bool
        Whether unused urgent slots go to routine patients the same day.
    """

    points: pd.DataFrame = field(repr=False)
    slots: int
    kept: int
    refill: bool

    def at_end(self, who: str, how: str) -> float:
        """Return how many ``"urgent"`` or ``"routine"`` wait, ``"apart"`` or ``"shared"``."""
        return float(self.points[f"{who}_{how}"].iloc[-1])

    @property
    def lost(self) -> float:
        """Slots a day that nobody used, on separate lists."""
        return float(self.points["lost"].mean())

    def describe(self) -> str:
        """Say who waits at the end, and what was lost."""
        return (
            f"{count(self.kept, 'slot')} of {self.slots} a day are kept for urgent patients. "
            f"On separate lists {say(self.lost)} slots a day are lost, and after "
            f"{len(self.points)} days {self._waiting('apart')}. On one list, urgent first, "
            f"{self._waiting('shared')}."
        )

    def _waiting(self, how: str) -> str:
        urgent, routine = self.at_end("urgent", how), self.at_end("routine", how)
        return f"{say(urgent)} urgent and {say(routine)} routine patients wait"

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the four backlogs."""
        from qikit.flow.drawing.lines import draw_carve_out

        return draw_carve_out(self, ax)

    def table_html(self) -> str:
        """Who waits at the end of each fourth week of working days, and at the end."""
        shown = self.points.iloc[sorted({*range(19, len(self.points), 20), len(self.points) - 1})]
        names = {
            "day": "day",
            "urgent_apart": "urgent, separate",
            "routine_apart": "routine, separate",
            "urgent_shared": "urgent, one list",
            "routine_shared": "routine, one list",
        }
        return plain_table({words: [say(n) for n in shown[key]] for key, words in names.items()})


def carve_out(
    urgent: ArrayLike, routine: ArrayLike, *, slots: int, kept: int, refill: bool = False
) -> CarveOut:
    """Follow urgent and routine requests on separate lists and on one list.

    Parameters
    ----------
    urgent, routine : array_like, shape (days,)
        Requests each day.
    slots : int
        Appointments a day, all alike.
    kept : int
        Appointments that only urgent patients may have, at most `slots`.
    refill : bool
        Whether kept slots that no urgent patient needs go to routine patients the same day.

    Raises
    ------
    QikitError
        If a number cannot be used, or the lengths differ.

    Notes
    -----
    On carve-out: Silvester on waiting lists, Health Service Journal (hsj.co.uk/54524.article);
    NHS Institute, *Demand and Capacity: a Comprehensive Guide*.

    Examples
    --------
    >>> days = carve_out([2, 10, 2], [14, 14, 14], slots=20, kept=6)
    >>> days.points[["urgent_apart", "routine_apart", "lost"]].values.tolist()
    [[0.0, 0.0, 4.0], [4.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    places = whole(slots, "slots")
    reserved = whole(kept, "kept", at_least=0, at_most=places)
    soon, later = amounts(urgent, "urgent"), amounts(routine, "routine")
    urgent_apart = backlog_path(soon, reserved)
    unused = reserved - activity_of(soon, urgent_apart)
    open_slots = places - reserved + (unused if refill else np.zeros_like(unused))
    routine_apart = backlog_path(later, open_slots)
    everyone = backlog_path(soon + later, places)
    urgent_shared = backlog_path(soon, places)
    lost = open_slots - activity_of(later, routine_apart) + (0 if refill else unused)
    points = pd.DataFrame(
        {
            "day": np.arange(1, soon.size + 1),
            "urgent": soon,
            "routine": later,
            "urgent_apart": urgent_apart,
            "routine_apart": routine_apart,
            "urgent_shared": urgent_shared,
            "routine_shared": everyone - urgent_shared,
            "lost": lost,
        }
    )
    return CarveOut(points=points, slots=places, kept=reserved, refill=refill)
