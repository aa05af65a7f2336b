"""What a coach would ask about one PDSA cycle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qikit.improve.coach import CoachQuestion
from qikit.improve.cycle import Cycle
from qikit.improve.markup import day, number, people, short
from qikit.improve.signs import CHAT, ROLL_OUT, has_number, how_many_parts, sign

_MANY_PARTS, _MANY_PEOPLE, _MANY_DAYS = 3, 25, 28


def about_cycle(cycle: Cycle, place: int) -> Iterator[CoachQuestion]:
    """Yield the questions about one cycle, in the order of plan, do, study, act."""
    for asked in (_prediction, _change, _scale, _data, _study, _act):
        for question in asked(cycle):
            yield replace(question, about=f"Cycle {place}, {question.about}")


def _prediction(cycle: Cycle) -> Iterator[CoachQuestion]:
    if cycle.change and not cycle.prediction:
        ask = "What do you expect to see, and why? Write it before you look."
        yield CoachQuestion(about="prediction", slip="C02", ask=ask)
    if cycle.prediction and cycle.predicted_after_doing:
        dates = f"written {day(cycle.planned)}, done {day(cycle.done)}"
        ask = "Was this written before you looked?"
        yield CoachQuestion(about="prediction", slip="C02", noticed=dates, ask=ask)
    if cycle.prediction and not has_number(cycle.prediction) and not cycle.reason:
        ask = "How many, and why that many? What would show you to be wrong?"
        noticed = short(cycle.prediction)
        yield CoachQuestion(about="prediction", slip="C02", noticed=noticed, ask=ask)


def _change(cycle: Cycle) -> Iterator[CoachQuestion]:
    parts = how_many_parts(cycle.change)
    if not cycle.change:
        yield CoachQuestion(about="change", ask="What one thing will be done differently?")
    elif parts >= _MANY_PARTS:
        ask = "If it gets better, how will you know which part did it, and which to keep?"
        yield CoachQuestion(about="change", slip="C08", noticed=f"{parts} parts", ask=ask)


def _scale(cycle: Cycle) -> Iterator[CoachQuestion]:
    noticed = people(cycle.people)
    if cycle.change and not cycle.people:
        ask = "With how many people, where, for how long? Could it be one?"
        yield CoachQuestion(about="scale", slip="C03", ask=ask)
    elif cycle.is_larger_than_advised:
        slip = "C10" if cycle.cost == "large" else "C03"
        noticed += f", advised: {cycle.advice}"
        ask = "What would a failure cost people? Does that make your first test larger or smaller?"
        yield CoachQuestion(about="scale", slip=slip, noticed=noticed, ask=ask)
    elif not cycle.advice and cycle.people and cycle.people > _MANY_PEOPLE:
        ask = "What would one person and one colleague teach you first?"
        yield CoachQuestion(about="scale", slip="C03", noticed=noticed, ask=ask)
    if cycle.days and cycle.days > _MANY_DAYS:
        ask = "What is the smallest part of this that you could test before Friday?"
        days = f"{number(cycle.days)} days"
        yield CoachQuestion(about="scale", slip="C01", noticed=days, ask=ask)


def _data(cycle: Cycle) -> Iterator[CoachQuestion]:
    if cycle.change and not (cycle.measure and cycle.collected):
        ask = "What will you note down, who will do it, and on what?"
        yield CoachQuestion(about="data", slip="C06", ask=ask)


def _study(cycle: Cycle) -> Iterator[CoachQuestion]:
    if cycle.has_begun and not cycle.result:
        ask = "What did you see? Put numbers or notes beside the prediction."
        yield CoachQuestion(about="study", slip="C06", ask=ask)
    elif cycle.result and not cycle.compared:
        ask = "Line by line: which part of the prediction came true, and which did not?"
        chat = sign(CHAT, cycle.result)
        yield CoachQuestion(about="study", slip="C06", noticed=chat, ask=ask)
    if cycle.compared == "not as predicted" and not cycle.learned:
        ask = "What do you know now that you could not know before?"
        yield CoachQuestion(about="study", slip="C04", noticed=cycle.compared, ask=ask)


def _act(cycle: Cycle) -> Iterator[CoachQuestion]:
    rolled = sign(ROLL_OUT, cycle.next_step)
    few = cycle.decision == "adopt" and cycle.people and cycle.people <= _MANY_PEOPLE
    if cycle.result and not cycle.decision:
        ask = "Adapt, adopt, abandon or expand: which does the result support?"
        yield CoachQuestion(about="act", slip="C05", ask=ask)
    elif cycle.decision and not cycle.next_step:
        ask = "What happens next, by when, and who does it?"
        yield CoachQuestion(about="act", slip="C05", noticed=cycle.decision, ask=ask)
    elif rolled or few:
        noticed = rolled or f"adopt, after {people(cycle.people)}"
        ask = "On which days, with which people, has it not been tested yet?"
        yield CoachQuestion(about="act", slip="C05", noticed=noticed, ask=ask)
