"""*How busy is too busy?*: the wait against utilisation, team size and variation."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Radio, Slider
from qikit.apps.play import Play
from qikit.flow import WaitCurve
from qikit.flow.saying import say, say_time

_VARIATION = {"ordinary": 1.0, "half": 0.5}


@dataclass(frozen=True, kw_only=True)
class Utilisation(Play):
    """Set how busy a team is; see how long its patients wait."""

    title = "How busy is too busy?"
    purpose = (
        "Worked out with a formula, for patients who come by chance and wait their turn on one "
        "list. No real team is quite like this."
    )

    busy: float = 85
    team: float = 1
    minutes: float = 30
    chance: str = "ordinary"

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="busy", label="How busy", value=self.busy, low=50, high=98, unit="%"),
            Slider(id="team", label="Rooms, beds or people on this list", value=self.team,
                   low=1, high=50),
            Slider(id="minutes", label="Time with each patient", value=self.minutes,
                   low=10, high=120, step=5, unit="minutes"),
            Radio(id="chance", label="Ups and downs in arrivals and times", value=self.chance,
                  options=(("ordinary", "As chance has them"), ("half", "Half as large"))),
        )  # fmt: skip

    @property
    def result(self) -> WaitCurve:
        """The curve as the controls have it."""
        spread = _VARIATION[self.chance]
        return WaitCurve(
            here=self.busy / 100, servers=round(self.team), service_time=self.minutes,
            arrival_cv=spread, service_cv=spread,
        )  # fmt: skip

    def says(self) -> str:
        curve = self.result
        here, more = curve.wait(curve.here), min(98.0, self.busy + 5)
        told = (
            f"At {say(self.busy)}% busy the average wait is {say_time(here)}, "
            f"{say(here / self.minutes)} times the time with a patient."
        )
        if more == self.busy:
            return f"{told} There is hardly a minute left to catch up in."
        return f"{told} At {say(more)}% it would be {say_time(curve.wait(more / 100))}."

    def picture(self) -> str:
        return self.result.to_html()
