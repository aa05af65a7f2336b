"""*Whose slot is it?*: slots kept for urgent patients, against one list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qikit.apps.controls import Button, Control, Radio, Slider
from qikit.apps.play import Play
from qikit.flow import CarveOut, carve_out, random_demand
from qikit.flow.saying import say

SLOTS, REQUESTS, DAYS = 20, 19.0, 130


@dataclass(frozen=True, kw_only=True)
class CarveOutPlay(Play):
    """Keep slots for urgent patients; see who waits on separate lists and on one."""

    title = "Whose slot is it?"
    purpose = (
        "Invented numbers: 20 appointments a day, and 19 requests on average. "
        "How many should be kept for urgent patients?"
    )

    kept: float = 8
    urgent: float = 6
    unused: str = "lost"
    number: int = 1

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="kept", label="Slots kept for urgent patients, of 20", value=self.kept,
                   low=0, high=14),
            Slider(id="urgent", label="Urgent requests a day, on average", value=self.urgent,
                   low=2, high=10),
            Radio(id="unused", label="Urgent slots that nobody needs", value=self.unused,
                  options=(("lost", "Stay empty"), ("filled", "Filled the same day"))),
            Button(id="new", label="New numbers"),
        )  # fmt: skip

    def after(self, control: str, value: object) -> CarveOutPlay:
        if control == "new":
            return replace(self, number=self.number + 1)
        return super().after(control, value)

    @property
    def result(self) -> CarveOut:
        """Half a year of working days as the controls have them."""
        urgent = random_demand(self.urgent, DAYS, seed=2 * self.number)[0]
        routine = random_demand(REQUESTS - self.urgent, DAYS, seed=2 * self.number + 1)[0]
        refill = self.unused == "filled"
        return carve_out(urgent, routine, slots=SLOTS, kept=round(self.kept), refill=refill)

    def says(self) -> str:
        result = self.result
        return (
            f"Numbers {self.number}: on separate lists {say(result.lost)} slots a day stay empty, "
            f"and after half a year {self._waiting('apart')} wait. "
            f"On one list, urgent first, it is {self._waiting('shared')}."
        )

    def _waiting(self, how: str) -> str:
        urgent, routine = self.result.at_end("urgent", how), self.result.at_end("routine", how)
        return f"{say(urgent)} urgent and {say(routine)} routine patients"

    def picture(self) -> str:
        return self.result.to_html()
