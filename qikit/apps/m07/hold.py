"""*Who notices when it slips?*: a gain, a rhythm of looking, and a trigger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qikit.apps.charts import chart_picture
from qikit.apps.controls import Button, Control, Radio
from qikit.apps.m07.slipping import BASELINE, STARTS, VALUE, Watch, watch, weeks_of
from qikit.apps.play import Play
from qikit.flow.saying import count
from qikit.spc import control_chart

_LOOKS = (
    ("weekly", "every week"), ("monthly", "every four weeks"),
    ("quarterly", "every quarter"), ("never", "nobody"),
)  # fmt: skip
_TRIGGERS = (
    ("drop", "any drop since the week before"),
    ("target", "a week below 70%"),
    ("signal", "a signal on the chart"),
)
_SLIPS = (
    ("none", "it holds"), ("slow", "it slips a little each week"),
    ("sudden", "it slips overnight"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Hold(Play):
    """Choose who looks and what sets off action; see how long a slip lasts."""

    title = "Who notices when it slips?"
    purpose = (
        f"Invented numbers: 20 visits a week, 90 in 100 done the new way. "
        f"The project has closed. Whatever happens, happens in week {STARTS}."
    )

    slip: str = "slow"
    look: str = "never"
    trigger: str = "signal"
    number: int = 1

    def controls(self) -> tuple[Control, ...]:
        return (
            Radio(id="look", label="Who looks at the chart?", value=self.look, options=_LOOKS),
            Radio(id="trigger", label="What sets off action?", value=self.trigger,
                  options=_TRIGGERS),
            Radio(id="slip", label="What really happens", value=self.slip, options=_SLIPS),
            Button(id="new", label="New numbers"),
        )  # fmt: skip

    def after(self, control: str, value: object) -> Hold:
        if control == "new":
            return replace(self, number=self.number + 1)
        return super().after(control, value)

    @property
    def result(self) -> Watch:
        """What comes of watching like this."""
        return watch(self.slip, self.look, self.trigger, self.number)

    def says(self) -> str:
        told = f"Numbers {self.number}: {self._noticing()}"
        alarms = self.result.false_alarms
        if not alarms:
            return told
        went = {1: "Once", 2: "Twice"}.get(alarms, f"{alarms} times")
        return f"{told} {went} somebody went to find a cause, and there was none."

    def _noticing(self) -> str:
        result = self.result
        if self.slip == "none":
            return "it holds all year."
        visits = count(round(result.missed), "visit")
        if result.noticed is None:
            return f"nobody notices. By the end of the year, {visits} went the old way."
        later = count(result.noticed - STARTS, "week")
        when = f"{later} after the slip began" if result.noticed > STARTS else "as the slip began"
        return f"noticed in week {result.noticed}, {when}. {visits} went the old way meanwhile."

    def picture(self) -> str:
        noticed = self.result.noticed
        notes = {noticed: "somebody notices and acts"} if noticed else None
        chart = control_chart(
            weeks_of(self.slip, self.number, noticed), value=VALUE, time="week",
            baseline=BASELINE, better="higher", notes=notes, bounds=(0, 100),
            title="Visits done the new way (%, invented)",
        )  # fmt: skip
        return chart_picture(chart)
