"""How the average wait grows with utilisation, for a team of a given size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from qikit.flow.checks import amount, whole
from qikit.flow.saying import count, say, say_time
from qikit.flow.variation import kingman
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOW, HIGH = 0.5, 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitCurve(Face):
    """Average wait against utilisation (Kingman; Allen and Cunneen for several servers).

    Parameters
    ----------
    here : float
        Utilisation that is marked, from above 0 to below 1.
    servers : int
        Rooms, beds or clinicians on one list.
    service_time : float
        Average time with a patient, in minutes.
    arrival_cv, service_cv : float
        How much arrivals and times vary; 1 is random.

    Raises
    ------
    QikitError
        If an amount cannot be used.

    Examples
    --------
    >>> one_room = WaitCurve(here=0.85, servers=1, service_time=30)
    >>> round(one_room.wait(0.85)), round(one_room.wait(0.95))
    (170, 570)
    """

    here: float
    servers: int
    service_time: float
    arrival_cv: float = 1.0
    service_cv: float = 1.0

    def __post_init__(self) -> None:
        amount(self.here, "here", above=0, at_most=0.999)
        whole(self.servers, "servers", at_most=1000)
        self.wait(self.here)

    def wait(self, utilisation: float) -> float:
        """Return the average wait in minutes at a utilisation."""
        return kingman(
            utilisation, self.arrival_cv, self.service_cv, self.service_time, servers=self.servers
        )

    @property
    def points(self) -> pd.DataFrame:
        """Columns utilisation (0.50 to 0.98) and wait (minutes)."""
        share = np.round(np.arange(LOW, HIGH + 0.001, 0.01), 2)
        return pd.DataFrame({"utilisation": share, "wait": [self.wait(u) for u in share]})

    def describe(self) -> str:
        """Say the wait here and at 95%."""
        here = self.wait(self.here)
        return (
            f"{count(self.servers, 'server')}, {say(self.service_time)} minutes for each patient: "
            f"at {self.here:.0%} busy the average wait is {say_time(here)}, "
            f"{say(here / self.service_time)} times the time with the patient. At 85% it is "
            f"{say_time(self.wait(0.85))}, at 95% {say_time(self.wait(0.95))}."
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the curve, the marked point, and one server alone for comparison."""
        from qikit.flow.drawing.curves import draw_wait_curve

        return draw_wait_curve(self, ax)

    def table_html(self) -> str:
        """The wait at some utilisations."""
        shares = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
        return plain_table(
            {
                "busy": [f"{share:.0%}" for share in shares],
                "average wait": [say_time(self.wait(share)) for share in shares],
                "times the time with a patient": [
                    say(self.wait(share) / self.service_time) for share in shares
                ],
            }
        )
