"""*Forty visits, or twenty-five hours?*: one week of a team, counted in people and in minutes."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Radio, Slider
from qikit.apps.play import Play
from qikit.flow import HOUR, FourMeasures, Work
from qikit.flow.saying import count, say

SHORT, LONG = 30, 90
_NAMES = {"short": "rails", "long": "baths"}
_MINUTES = {"short": SHORT, "long": LONG}


@dataclass(frozen=True, kw_only=True)
class OneUnit(Play):
    """Set requests and hours; see how many people are seen, and how much work waits."""

    title = "Which went up: people or work?"
    purpose = (
        f"An invented council team in one week. A grab rail takes {SHORT} minutes and a bathroom "
        f"{LONG}, travel included. Nobody waits when the week begins."
    )

    rails: float = 30
    bathrooms: float = 12
    hours: float = 27
    first: str = "short"

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="rails", label="People who ask for a grab rail", value=self.rails,
                   low=0, high=50),
            Slider(id="bathrooms", label="People who ask for a new bathroom",
                   value=self.bathrooms, low=0, high=30),
            Slider(id="hours", label="Hours that the team has", value=self.hours,
                   low=10, high=60, unit="hours"),
            Radio(id="first", label="Who goes first", value=self.first,
                  options=(("short", "The short visits"), ("long", "The long visits"))),
        )  # fmt: skip

    @property
    def result(self) -> FourMeasures:
        """The week as the controls have it, in minutes."""
        asked, seen = self._asked(), self._seen()
        return FourMeasures(
            step="Home visits",
            period="this week",
            demand=_work(asked),
            capacity=self.hours * HOUR,
            activity=_work(seen),
        )

    def _asked(self) -> dict[str, int]:
        return {"short": round(self.rails), "long": round(self.bathrooms)}

    def _seen(self) -> dict[str, int]:
        left, seen = round(self.hours * HOUR), {}
        for kind in sorted(_MINUTES, key=lambda kind: kind != self.first):
            seen[kind] = min(self._asked()[kind], left // _MINUTES[kind])
            left -= seen[kind] * _MINUTES[kind]
        return {kind: seen[kind] for kind in _MINUTES}

    def says(self) -> str:
        week, asked, seen = self.result, sum(self._asked().values()), sum(self._seen().values())
        wanted, there = in_hours(week.demand_minutes), in_hours(week.capacity)
        done, left = in_hours(week.activity_minutes), in_hours(week.backlog_after)
        return (
            f"Counted in people: {say(asked)} asked and {say(seen)} were seen. Counted in work: "
            f"{wanted} asked for, {there} there, {done} done, {left} left waiting."
        )

    def picture(self) -> str:
        return self.result.to_html()


def _work(numbers: dict[str, int]) -> tuple[Work, ...]:
    return tuple(
        Work(what=_NAMES[kind], number=number, minutes=_MINUTES[kind])
        for kind, number in numbers.items()
    )


def in_hours(minutes: float) -> str:
    """Write minutes as hours.

    Examples
    --------
    >>> in_hours(90), in_hours(60)
    ('1.5 hours', '1 hour')
    """
    return count(minutes / HOUR, "hour")
