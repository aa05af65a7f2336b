"""What a coach would ask about a process map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import counted, minutes, number
from qikit.improve.signs import LIVED, sign

if TYPE_CHECKING:
    from qikit.improve.process_map import ProcessMap

_MANY_STEPS, _MANY_HAND_OFFS, _LOW_YIELD, _MOSTLY_WAITING = 25, 4, 80, 0.5


def about_map(process: ProcessMap) -> Iterator[CoachQuestion]:
    """Yield the questions about a map, the most useful first."""
    yield from _about_frame(process)
    if process.steps:
        yield from _about_time(process)
        yield from _about_value(process)
        yield from _about_hands(process)
        yield from _about_gaps(process)


def _about_frame(process: ProcessMap) -> Iterator[CoachQuestion]:
    if process.drawn_by == "from a desk":
        ask = "Who walked it last week? Whose steps might be missing?"
        yield CoachQuestion(about="Who drew it", slip="I01", noticed=process.drawn_by, ask=ask)
    elif process.drawn_by == "some of them":
        ask = "Whose steps are on the map, but whose voice is not?"
        yield CoachQuestion(about="Who drew it", slip="I02", noticed=process.drawn_by, ask=ask)
    if not process.start or not process.end:
        ask = "For the person it is for: when does it begin, and when is it over?"
        yield CoachQuestion(about="Start and end", ask=ask)
    if not process.steps:
        ask = "What happens first, really? Map what is, before what should be."
        yield CoachQuestion(about="Steps", slip="I09", ask=ask)
    elif len(process.steps) > _MANY_STEPS:
        ask = "At what level do the delays show? Which steps could be one?"
        noticed = counted(len(process.steps), "step")
        yield CoachQuestion(about="Steps", slip="I06", noticed=noticed, ask=ask)


def _about_time(process: ProcessMap) -> Iterator[CoachQuestion]:
    if process.elapsed and process.waiting / process.elapsed > _MOSTLY_WAITING:
        noticed = f"{number(100 * process.waiting / process.elapsed)} % of the time is waiting"
        ask = "Would faster steps help much? What are people waiting for, before the longest wait?"
        yield CoachQuestion(about="Time", slip="I04", noticed=noticed, ask=ask)
    elif process.touch and not process.waiting:
        ask = "Does nobody ever wait between these steps? When did you last time it?"
        yield CoachQuestion(about="Waiting", slip="I04", ask=ask)


def _about_value(process: ProcessMap) -> Iterator[CoachQuestion]:
    classed = [step.value for step in process.steps if step.value]
    if len(classed) > 2 and set(classed) == {"value"}:
        ask = "Would the person it is for give their own time for each of these steps?"
        noticed = "every step adds value"
        yield CoachQuestion(about="Value", slip="I03", noticed=noticed, ask=ask)
    elif len(classed) > 2 and "needed" not in classed and "waste" in classed:
        ask = "Is all of it waste, or is some required by law or for safety?"
        yield CoachQuestion(about="Value", slip="I05", noticed="waste", ask=ask)
    if not classed:
        ask = "Which of these steps would the person it is for miss?"
        yield CoachQuestion(about="Value", slip="I03", ask=ask)


def _about_hands(process: ProcessMap) -> Iterator[CoachQuestion]:
    if process.hand_offs >= _MANY_HAND_OFFS:
        ask = "What can be lost at each? Which of them could two people do side by side?"
        noticed = counted(process.hand_offs, "hand-off")
        yield CoachQuestion(about="Hand-offs", slip="I07", noticed=noticed, ask=ask)
    if process.rolled is not None and process.rolled < _LOW_YIELD:
        known = [step.right for step in process.steps if step.right is not None]
        noticed = (
            f"at least {number(min(known))} % at each step, {number(process.rolled)} % overall"
        )
        ask = "What happens to the others, and at which step do they come back?"
        yield CoachQuestion(about="Right first time", slip="I08", noticed=noticed, ask=ask)


def _about_gaps(process: ProcessMap) -> Iterator[CoachQuestion]:
    untimed = [step.name for step in process.steps if step.touch is None]
    if untimed:
        ask = "How long does it take? Watch it three times rather than guess."
        yield CoachQuestion(about="Work", noticed=untimed[0], ask=ask)
    if process.longest_wait:
        wait = minutes(process.longest_wait.wait)
        ask = "What is the smallest change to this wait that you could test this week?"
        noticed = f"{wait} before {process.longest_wait.name}"
        yield CoachQuestion(about="The longest wait", noticed=noticed, ask=ask)
    everyone = " ".join((*process.lanes, *(step.name for step in process.steps)))
    if not sign(LIVED, everyone):
        ask = "What is the person it is for doing all this time? What would they add to the map?"
        yield CoachQuestion(about="People", slip="I02", ask=ask)
