"""*Plan to what?*: the mean, percentiles and the 80% rule on one year of weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qikit.apps.controls import Button, Control, Select, Slider, Ticks
from qikit.apps.play import Play
from qikit.flow import Sizing, eighty_percent_rule, percentile_rule, random_demand, size_capacity
from qikit.flow.checks import Floats
from qikit.flow.saying import count, say
from qikit.flow.sizing import RULES

WEEKS, FREAK_WEEK = 52, 25
_OPTIONS = tuple((rule, words[0].upper() + words[1:]) for rule, (words, _) in RULES.items())


def year(mean: float, number: int, *, freak: bool) -> Floats:
    """Return 52 invented weeks of referrals; in a freak week twice the average come."""
    weeks = random_demand(mean, WEEKS, seed=number)[0]
    if freak:
        weeks[FREAK_WEEK] = 2 * mean
    return weeks


@dataclass(frozen=True, kw_only=True)
class Percentile(Play):
    """Choose a rule for capacity; see the weeks that overflow and the places that go unused."""

    title = "Plan to what?"
    purpose = "Invented referrals of one year. Choose a rule, and it sets the places for each week."

    rule: str = "mean"
    demand: float = 40
    freak: tuple[str, ...] = ()
    number: int = 1

    def controls(self) -> tuple[Control, ...]:
        return (
            Select(id="rule", label="Plan weekly places to", value=self.rule, options=_OPTIONS),
            Slider(id="demand", label="Referrals a week, on average", value=self.demand,
                   low=10, high=100, step=5),
            Ticks(id="freak", label="What if", value=self.freak,
                  options=(("yes", "One freak week: twice as many come"),)),
            Button(id="new", label="New numbers"),
        )  # fmt: skip

    def after(self, control: str, value: object) -> Percentile:
        if control == "new":
            return replace(self, number=self.number + 1)
        return super().after(control, value)

    @property
    def result(self) -> Sizing:
        """The plan as the controls have it."""
        return size_capacity(year(self.demand, self.number, freak=bool(self.freak)), self.rule)

    def says(self) -> str:
        plan = self.result
        told = (
            f"Numbers {self.number}: with {say(plan.capacity)} places, more came in "
            f"{plan.overflowing} of {count(WEEKS, 'week')}; {say(plan.unused)} places a week "
            f"stayed empty, and {say(plan.backlog)} wait at the end."
        )
        return f"{told} {self._moved()}" if self.freak else told

    def _moved(self) -> str:
        before, after = (year(self.demand, self.number, freak=freak) for freak in (False, True))
        ranged = eighty_percent_rule(after) - eighty_percent_rule(before)
        ordered = percentile_rule(after, 80) - percentile_rule(before, 80)
        return (
            f"The freak week moved the 80% rule by {say(ranged)} places and the 80th percentile "
            f"by {say(ordered)}."
        )

    def picture(self) -> str:
        return self.result.to_html()
