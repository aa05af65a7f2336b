"""*What really changed?*: a change on a care pathway, a chart, your verdict, then the truth."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Any

from qikit.apps.charts import chart_picture
from qikit.apps.controls import Button, Control, Radio, Select
from qikit.apps.pathways.cases import TRUTHS, Case, cases
from qikit.apps.pathways.journey import journey
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play

_ASKS_BACK = {
    "better": "Look again at the months after the change. Are there more good ones than before?",
    "a-while": "Where are the points three months later?",
    "worse": "Which way is worse for the person? Where did the points go?",
    "nothing": "Is there a stretch of points that chance would rarely make?",
    "number": "Who counts in this number, and did that change?",
}


@dataclass(frozen=True, kw_only=True)
class WhatChanged(Play):
    """One case at a time; the verdict comes before the limits, and the truth after it."""

    title = "What really changed?"

    case: str = "sepsis-hour"
    verdict: str | None = None
    decided: bool = False
    person: int | None = None

    @property
    def purpose(self) -> str:  # type: ignore[override]
        """The person first, then what was done."""
        return f"{_quoted(self._case.person)} What was done: {_quoted(self._case.done)}"

    def controls(self) -> tuple[Control, ...]:
        named = tuple((each.id, f"{each.pathway}: {each.title}") for each in cases().values())
        follow = "Follow another person" if self.person is not None else "Follow one person"
        return (
            Select(id="case", label="Case", value=self.case, options=named),
            Radio(id="verdict", label=self._case.asks, value=self.verdict,
                  options=tuple(TRUTHS.items()), disabled=self.decided),
            Button(id="decide", label="Decide", disabled=self.decided or self.verdict is None),
            Button(id="person", label=follow, quiet=True),
        )  # fmt: skip

    def after(self, control: str, value: Any) -> WhatChanged:
        if control == "decide":
            return replace(self, decided=self.verdict is not None)
        if control == "person":
            return replace(self, person=0 if self.person is None else self.person + 1)
        changed = super().after(control, value)
        return WhatChanged(case=changed.case) if control == "case" else changed

    def says(self) -> str:
        if not self.decided or self.verdict is None:
            return "The line only, without limits. What do you say, before you see more?"
        said = f"You said: {_small(TRUTHS[self.verdict])}."
        truth = self._case.truth
        if self.verdict == truth:
            return f"{said} That is what was planted."
        return f"{said} Planted was: {_small(TRUTHS[truth])}. {_ASKS_BACK[truth]}"

    def picture(self) -> str:
        case = self._case
        parts = _truth(case) if self.decided else [_line(case)]
        if self.person is not None:
            parts.append(journey(case.pathway, self.person))
        return "".join(parts)

    @property
    def _case(self) -> Case:
        return cases()[self.case]


def _line(case: Case) -> str:
    """The points alone: shares as percentages, so that months of different size compare."""
    table, measure = case.measure.series(), case.measure
    values = table[measure.name]
    if measure.of == "share":
        values = 100 * values / table["people"]
    labels = [f"{when:%d %b %Y}" if measure.every == "week" else f"{when:%b %Y}"
              for when in table[measure.every]]  # fmt: skip
    since = [f"{case.since:%d %b %Y}" if measure.every == "week" else f"{case.since:%b %Y}"
             ] if case.since else []  # fmt: skip
    unit = ", per cent" if measure.of == "share" else ""
    name = f"{measure.name.capitalize()}{unit} (synthetic)"
    return line_picture(labels, [round(v, 1) for v in values], name=name, marked=since)


def _truth(case: Case) -> list[str]:
    parts = [
        chart_picture(case.chart()),
        f"<p><strong>The truth.</strong> {html.escape(case.told.strip())}</p>",
    ]
    if case.beside:
        parts.append(
            f"<p><strong>Look beside it.</strong> {html.escape(case.beside_told.strip())}</p>"
        )
        parts.append(chart_picture(case.beside.chart(case.since)))
    return parts


def _quoted(said: str) -> str:
    """Put what somebody says, between stars, in quotation marks.

    Examples
    --------
    >>> _quoted("Ivy is 81. *I am parked.*")
    'Ivy is 81. “I am parked.”'
    """
    pieces = said.strip().split("*")
    return "".join(f"“{piece}”" if n % 2 else piece for n, piece in enumerate(pieces))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
