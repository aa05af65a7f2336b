"""*Just enough is not enough*: capacity at the mean of demand, and a little above it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qikit.apps.controls import Button, Control, Slider
from qikit.apps.play import Play
from qikit.flow import Histories, histories
from qikit.flow.saying import count, say


@dataclass(frozen=True, kw_only=True)
class BacklogPlay(Play):
    """Set demand, capacity and time; see who waits, and who might."""

    title = "Just enough is not enough"
    purpose = (
        "Invented requests that vary by chance alone. The bold line is one service's history; "
        "the faint ones had other luck."
    )

    demand: float = 40
    capacity: float = 40
    years: float = 2
    number: int = 1

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="demand", label="Referrals a week, on average", value=self.demand,
                   low=20, high=60),
            Slider(id="capacity", label="Places a week", value=self.capacity, low=20, high=70),
            Slider(id="years", label="Years", value=self.years, low=1, high=5),
            Button(id="new", label="New numbers"),
        )  # fmt: skip

    def after(self, control: str, value: object) -> BacklogPlay:
        if control == "new":
            return replace(self, number=self.number + 1)
        return super().after(control, value)

    @property
    def result(self) -> Histories:
        """The histories as the sliders have them."""
        weeks = 52 * round(self.years)
        return histories(self.demand, self.capacity, weeks=weeks, seed=self.number)

    def says(self) -> str:
        result, years = self.result, count(round(self.years), "year")
        low, high = result.spread()
        told = (
            f"Numbers {self.number}: {count(result.paths[0, -1], 'patient')} on the list after "
            f"{years}; with other luck, mostly {say(low, 0)} to {say(high, 0)}."
        )
        spare = self.capacity - self.demand
        if spare > 0:
            return (
                f"{told} There {'is' if spare == 1 else 'are'} {count(spare, 'place')} a week "
                "above average demand: that keeps the list short, and as many go unused."
            )
        why = "equals" if spare == 0 else "is below"
        return f"{told} Capacity {why} average demand, so the list has no end in sight."

    def picture(self) -> str:
        return self.result.to_html()
