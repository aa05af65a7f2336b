"""*Signal or noise?*: an endless supply of charts with known truth, and a score that adds up."""

from __future__ import annotations

import html
from dataclasses import dataclass, field, replace
from typing import Any

from qikit.apps.charts import chart_picture
from qikit.apps.controls import Button, Control, Radio, WholeNumber
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play
from qikit.workshop.games.contest.known_charts import KnownChart, known_chart
from qikit.workshop.games.contest.result import limits_of
from qikit.workshop.games.contest.score import Score

_CARD_EVERY = 10
_VERDICTS = (("signal", "Signal: something changed"), ("noise", "Noise: chance alone"))
_SURE = {"guessing": "Guessing", "fairly": "Fairly sure", "certain": "Certain"}


@dataclass(frozen=True, kw_only=True)
class Contest(Play):
    """One visitor's game: the chart on the table, and the score so far."""

    title = "Signal or noise?"
    purpose = (
        "Invented charts. About half hold a real change; the others are chance alone. "
        "You decide, then you see the truth."
    )

    number: int = 1
    verdict: str | None = None
    sure: str = "fairly"
    aid: str = "line"
    decided: bool = False
    mine: Score = field(default_factory=Score)
    rules: Score = field(default_factory=Score)
    certain: tuple[int, int] = (0, 0)

    def controls(self) -> tuple[Control, ...]:
        decide = Button(id="decide", label="Decide", disabled=self.verdict is None)
        following = Button(id="next", label="Next chart")
        return (
            Radio(id="verdict", label=f"Chart {self.number}: what do you say?", value=self.verdict,
                  options=_VERDICTS,
                  disabled=self.decided),
            Radio(id="sure", label="How sure are you?", value=self.sure,
                  options=tuple(_SURE.items()), disabled=self.decided),
            Radio(id="aid", label="Before I decide, show me", value=self.aid,
                  options=(("line", "the line only"), ("limits", "its limits and rules too"))),
            WholeNumber(id="number", label="Chart number (a whole room can play the same ones)",
                        value=self.number, low=1, high=9999),
            following if self.decided else decide,
            Button(id="again", label="Start a new score", quiet=True),
        )  # fmt: skip

    def after(self, control: str, value: Any) -> Contest:
        if control == "decide":
            return self._decide()
        if control == "next":
            return replace(self, number=self.number + 1, verdict=None, decided=False)
        if control == "again":
            return Contest(number=self.number + self.decided, aid=self.aid)
        changed = super().after(control, value)
        if control == "number":
            return replace(changed, verdict=None, decided=False)
        return changed

    def _decide(self) -> Contest:
        if self.verdict is None or self.decided:
            return self
        truth, said = self.known.is_signal, self.verdict == "signal"
        was_certain = self.sure == "certain"
        right_when_certain, times_certain = self.certain
        return replace(
            self,
            decided=True,
            mine=self.mine.after(is_signal=truth, said_signal=said),
            rules=self.rules.after(
                is_signal=truth, said_signal=bool(limits_of(self.known).signals)
            ),
            certain=(
                right_when_certain + (was_certain and truth == said),
                times_certain + was_certain,
            ),
        )

    @property
    def known(self) -> KnownChart:
        """The chart on the table, with its truth."""
        return known_chart(self.number)

    def says(self) -> str:
        if not self.decided:
            better = self.known.measure.better
            return f"{self.known.measure.name}: {better} is better. Signal or noise?"
        right = self.known.is_signal == (self.verdict == "signal")
        return f"{'Right.' if right else 'Not this time.'} {self.known.told()} {self._rules_told()}"

    def _rules_told(self) -> str:
        found = bool(limits_of(self.known).signals)
        if found == self.known.is_signal:
            return "The four rules agree with the truth."
        if found:
            return "The four rules gave a false alarm: they sound now and then in pure noise."
        return "The four rules missed it: the change was small for so few weeks."

    def picture(self) -> str:
        chart = limits_of(self.known)
        if self.decided:
            return chart_picture(chart) + self._card()
        if self.aid == "limits":
            return chart_picture(chart) + self._card()
        known = self.known
        weeks = tuple(f"week {week}" for week in range(1, len(known.values) + 1))
        name = known.measure.full_name
        return line_picture(weeks, known.values, name=name) + self._card()

    def _card(self) -> str:
        if not self.mine.played:
            return ""
        rows = "".join(_row(name, told, kind, self) for name, told, kind in _ROWS)
        right, times = self.certain
        certain = (
            f"<p>You were certain {times} times, and right {right} of them.</p>" if times else ""
        )
        full = self.mine.played % _CARD_EVERY == 0
        done = (
            f"<p><strong>{self.mine.played} charts played.</strong> {_LESSON}</p>" if full else ""
        )
        return (
            "<table><caption>Your score beside the four rules, on the same charts</caption>"
            '<tr><th scope="col">Decision</th><th scope="col">You</th>'
            f'<th scope="col">Rules</th></tr>{rows}</table>{certain}{done}'
        )


_LESSON = (
    "Which mistake did you make more often: a miss, or a false alarm? "
    "Which of the two would cost your people more?"
)
_ROWS = (
    ("Hits", "a real change, and you saw it", "hits"),
    ("Misses", "a real change that went by", "misses"),
    ("False alarms", "noise that looked like news", "false_alarms"),
    ("Rightly left alone", "noise, and you let it be", "left_alone"),
)


def _row(name: str, told: str, kind: str, game: Contest) -> str:
    return (
        f'<tr><th scope="row">{html.escape(name)} <span class="qi-aside">{told}</span></th>'
        f"<td>{getattr(game.mine, kind)}</td><td>{getattr(game.rules, kind)}</td></tr>"
    )
