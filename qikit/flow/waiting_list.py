"""Facts about a waiting list with a target, after Fong and colleagues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qikit.flow.backlogs import weeks_to_clear
from qikit.flow.checks import Floats, amount, whole
from qikit.flow.saying import say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingList(Face):
    """A waiting list and the wait that was promised.

    Parameters
    ----------
    demand : float
        Referrals a week, on average, more than 0.
    capacity : float
        People who can be seen a week, on average, more than 0.
    size : float
        People who wait now.
    target : float
        Weeks within which everyone should be seen, more than 0.
    factor : float
        The average wait to aim for is ``target / factor``. If waits spread as those of a random
        queue do, 4 lets about 1.8% wait longer than the target and 6 about 0.2%.

    Raises
    ------
    QikitError
        If an amount cannot be used.

    Notes
    -----
    Source: Fong and others, "Understanding Waiting Lists Pressures" (2022, a preprint),
    doi 10.1101/2022.08.23.22279117, as worked out in the R package NHSRwaitinglist. These are
    guides for a list in which people are seen in turn, not promises.

    Examples
    --------
    >>> clinic = WaitingList(demand=30, capacity=27, size=1200, target=52)
    >>> round(clinic.load, 2), clinic.target_mean_wait, clinic.target_size
    (1.11, 13.0, 390.0)
    >>> clinic.too_long, round(clinic.relief_capacity(weeks=26), 1)
    (True, 61.2)
    """

    demand: float
    capacity: float
    size: float
    target: float
    factor: float = 4.0

    def __post_init__(self) -> None:
        for name in ("demand", "capacity", "target", "factor"):
            amount(getattr(self, name), name, above=0)
        amount(self.size, "size")

    @property
    def load(self) -> float:
        """Demand / capacity; must be less than 1, or the list grows."""
        return self.demand / self.capacity

    @property
    def target_mean_wait(self) -> float:
        """Average wait in weeks to aim for, so that few wait longer than the target."""
        return self.target / self.factor

    @property
    def target_size(self) -> float:
        """How many wait when the average wait is the one to aim for (Little's law)."""
        return self.demand * self.target_mean_wait

    @property
    def too_long(self) -> bool:
        """Whether the list is more than twice the size to aim for: then it needs relief."""
        return self.size > 2 * self.target_size

    @property
    def clearance_time(self) -> float:
        """Weeks to see everyone who waits now if nobody else joined: size / capacity."""
        return self.size / self.capacity

    @property
    def weeks_to_target_size(self) -> float:
        """Weeks until the list has the size to aim for; infinite if capacity is too small."""
        return weeks_to_clear(self.size, self.capacity, self.demand, self.target_size)

    def relief_capacity(self, weeks: int = 26) -> float:
        """Return the capacity a week that brings the list to the size to aim for in time."""
        return self.demand + (self.size - self.target_size) / whole(weeks, "weeks")

    def target_capacity(self, demand_cv: float = 1.0, capacity_cv: float = 1.0) -> float:
        """Return the capacity a week that keeps a list at the wait to aim for.

        Parameters
        ----------
        demand_cv, capacity_cv : float
            Standard deviation / mean of the time between referrals and between those seen.

        Examples
        --------
        >>> round(WaitingList(demand=4, capacity=4, size=52, target=52).target_capacity(), 3)
        4.077
        """
        spread = (amount(demand_cv, "demand_cv") ** 2 + amount(capacity_cv, "capacity_cv") ** 2) / 2
        return self.demand + spread / self.target_mean_wait

    def pressure(self, mean_wait: float) -> float:
        """Return twice the average wait now / target: 1 or more is under pressure.

        The authors of NHSRwaitinglist leave open whether the factor should be 2; read it as a
        rough guide.
        """
        return 2 * amount(mean_wait, "mean_wait") / self.target

    def path(self, capacity: float, weeks: int) -> Floats:
        """Return the expected size of the list after each week, averages only.

        Returns
        -------
        ndarray, shape (weeks + 1,)
        """
        passed = np.arange(whole(weeks, "weeks") + 1)
        return np.maximum(0.0, self.size + passed * (self.demand - amount(capacity, "capacity")))

    def describe(self) -> str:
        """Say whether the list is stable, too long, and what would bring it down."""
        stable = "so the list grows" if self.load >= 1 else "so the list does not grow"
        longer = (
            f"{say(self.size)} wait; {say(self.target_size)} would go with an average wait of "
            f"{say(self.target_mean_wait)} weeks, a guide for a target of {say(self.target)}"
        )
        return (
            f"Demand is {self.load:.0%} of capacity, {stable}. {longer}. {self._advice()} If "
            f"nobody joined, everyone would be seen in {say(self.clearance_time)} weeks."
        )

    def _advice(self) -> str:
        if self.too_long:
            return (
                f"That is more than twice as many: to be there in 26 weeks takes "
                f"{say(self.relief_capacity())} places a week, and then "
                f"{say(self.target_capacity())} to stay there."
            )
        return f"To stay there takes {say(self.target_capacity(), 2)} places a week."

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw where the list goes in a year: as it is, and with relief for 26 weeks."""
        from qikit.flow.drawing.lines import draw_waiting_list

        return draw_waiting_list(self, ax)

    def table_html(self) -> str:
        """The facts of the list."""
        rows = {
            "load (demand / capacity)": say(self.load, 2),
            "waiting now": say(self.size),
            "size to aim for": say(self.target_size),
            "average wait to aim for (weeks)": say(self.target_mean_wait),
            "clearance time (weeks)": say(self.clearance_time),
            "relief for 26 weeks (places a week)": say(self.relief_capacity()),
            "to stay there (places a week)": say(self.target_capacity(), 2),
        }
        return plain_table({"fact": rows.keys(), "value": rows.values()})
