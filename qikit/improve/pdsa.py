"""A series of PDSA cycles, each shaped by the one before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from qikit.improve.coach import CoachQuestion
from qikit.improve.cycle import Cycle
from qikit.improve.cycle_questions import about_cycle
from qikit.improve.fidelity_score import fidelity
from qikit.improve.markup import counted, day, number, people, table
from qikit.improve.record import Words
from qikit.improve.tool import Tool

FULL = 10


class PDSA(Tool):
    """Tests of change in a row.

    Parameters
    ----------
    aim : str
        The aim, or the driver that the tests are about.
    cycles : tuple of Cycle
        The tests, in order.

    Examples
    --------
    >>> series = PDSA(cycles=[Cycle(change="Clip the bell to the pillow", people=1)])
    >>> series.describe()
    '1 cycle. Written down so far: cycle 1, 1 of 10. It has 1 person in it (very small).'
    """

    kind: ClassVar[str] = "pdsa"
    called: ClassVar[str] = "a PDSA series"

    aim: Words = ""
    cycles: tuple[Cycle, ...] = ()

    @property
    def scores(self) -> tuple[int, ...]:
        """How much of each cycle is written down, out of 10: see :func:`fidelity`."""
        return tuple(sum(fidelity(cycle).values()) for cycle in self.cycles)

    def describe(self) -> str:
        if not self.cycles:
            return "No cycle is written yet."
        said = [
            f"{counted(len(self.cycles), 'cycle')}.",
            "Written down so far: "
            + ", ".join(f"cycle {n}, {score} of {FULL}" for n, score in enumerate(self.scores, 1))
            + ".",
        ]
        last = self.cycles[-1]
        if last.people:
            named = "It" if len(self.cycles) == 1 else "The last"
            said.append(f"{named} has {people(last.people)} in it ({last.size}).")
        if last.advice:
            said.append(f"Advised scale for this belief, cost and readiness: {last.advice}.")
        return " ".join(said)

    def questions(self) -> tuple[CoachQuestion, ...]:
        if not self.cycles:
            return (
                CoachQuestion(
                    about="Cycle 1", slip="C01",
                    ask="What is the smallest test you could run before Friday?",
                ),
            )  # fmt: skip
        latest_first = sorted(enumerate(self.cycles, 1), reverse=True)
        own = [asked for place, cycle in latest_first for asked in about_cycle(cycle, place)]
        return (*_about_series(self), *own)

    def outline(self) -> str:
        return "".join(_cycle_table(cycle, n) for n, cycle in enumerate(self.cycles, 1)) or (
            "<p>No cycle is written yet.</p>"
        )


def _about_series(series: PDSA) -> Iterator[CoachQuestion]:
    for place, (before, after) in enumerate(pairwise(series.cycles), 2):
        if not after.linked:
            yield CoachQuestion(
                about=f"Cycle {place}", slip="C07",
                ask=f"How did the end of cycle {place - 1} shape this one?",
            )  # fmt: skip
        if before.people and after.people and after.people > 10 * before.people:
            yield CoachQuestion(
                about=f"Cycle {place}", slip="C03",
                noticed=f"from {number(before.people)} to {number(after.people)}",
                ask="That is a long jump. What would about five times as many teach you first?",
            )  # fmt: skip
    sizes = [cycle.people for cycle in series.cycles if cycle.people]
    if len(series.cycles) >= 3 and sizes and max(sizes) == sizes[0]:
        yield CoachQuestion(
            about="The series", slip="C07", noticed=", ".join(map(number, sizes)),
            ask="The tests do not grow. Under which other conditions should it work?",
        )  # fmt: skip


def _scale_in_words(cycle: Cycle) -> str:
    days = counted(round(cycle.days), "day") if cycle.days else ""
    said = (people(cycle.people) if cycle.people else "", days, cycle.where)
    return ", ".join(part for part in said if part)


def _cycle_table(cycle: Cycle, place: int) -> str:
    score = fidelity(cycle)
    written = ", ".join(f"{part} {points}" for part, points in score.items())
    rows = {
        "Plan: change": cycle.change, "Plan: question": cycle.question,
        "Plan: prediction": cycle.prediction, "Plan: why": cycle.reason,
        "Plan: written on": day(cycle.planned),
        "Plan: scale": _scale_in_words(cycle),
        "Plan: data": " – ".join(part for part in (cycle.measure, cycle.collected) if part),
        "Do": " – ".join(p for p in (day(cycle.done) if cycle.done else "", cycle.happened) if p),
        "Study: result": cycle.result, "Study: against the prediction": cycle.compared,
        "Study: learned": cycle.learned,
        "Act": " – ".join(part for part in (cycle.decision, cycle.next_step) if part),
        "Shaped by the cycle before": cycle.linked,
        "Written down": f"{sum(score.values())} of {FULL} ({written})",
    }  # fmt: skip
    shown = ((name, value or "not written") for name, value in rows.items())
    return table(f"Cycle {place}", ("Part", "What is written"), shown)
