"""The fishbone: many possible causes, sorted by where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import counted, nested
from qikit.improve.record import Record, Words, choices
from qikit.improve.signs import HUMAN, TASK, sign
from qikit.improve.tool import Tool

Bone = Literal[
    "", "person", "task", "staff member", "team", "communication", "equipment",
    "working conditions", "training", "organisation",
]  # fmt: skip
BONES = choices(Bone)
_MANY, _FEW = 12, 3


class Cause(Record):
    """A possible cause.

    Parameters
    ----------
    bone : str
        One of :data:`BONES`: ``person`` is the patient, resident or client.
    cause : str
        What may contribute.
    evidence : str
        What data support it, or would.
    """

    called: ClassVar[str] = "a cause"

    bone: Bone = ""
    cause: Words = ""
    evidence: Words = ""


class Fishbone(Tool):
    """Possible causes of one problem.

    Parameters
    ----------
    problem : str
        The effect, as people feel it.
    causes : tuple of Cause
        Each on a bone.

    Notes
    -----
    Ishikawa's diagram, with bones after the contributory factors of Vincent et al. 1998,
    BMJ 316:1154 (doi 10.1136/bmj.316.7138.1154).

    Examples
    --------
    >>> typed = Cause(bone="task", cause="typed twice")
    >>> Fishbone(problem="Letters late", causes=[typed]).describe()
    '1 possible cause on 1 bone; data are named for none.'
    """

    kind: ClassVar[str] = "fishbone"
    called: ClassVar[str] = "a fishbone"

    problem: Words = ""
    causes: tuple[Cause, ...] = ()

    @property
    def bones(self) -> dict[str, tuple[Cause, ...]]:
        """The bones in use with their causes, in the usual order; unsorted ones come last."""
        order = (*BONES, "")
        found = {
            bone: tuple(c for c in self.causes if c.cause and c.bone == bone) for bone in order
        }
        return {bone or "not sorted": causes for bone, causes in found.items() if causes}

    @property
    def supported(self) -> tuple[Cause, ...]:
        """Causes for which data are named."""
        return tuple(each for each in self.causes if each.cause and each.evidence)

    def describe(self) -> str:
        count = sum(map(len, self.bones.values()))
        if not count:
            return "No cause is written yet."
        return (
            f"{counted(count, 'possible cause')} on {counted(len(self.bones), 'bone')}; "
            f"data are named for {len(self.supported) or 'none'}."
        )

    def questions(self) -> tuple[CoachQuestion, ...]:
        return (*_about_problem(self), *_about_causes(self), *_about_proof(self))

    def outline(self) -> str:
        return nested([
            (self.problem or "The problem is not said yet", [
                (bone.capitalize(), [(_with_evidence(each), ()) for each in causes])
                for bone, causes in self.bones.items()
            ])
        ])  # fmt: skip


def _with_evidence(cause: Cause) -> str:
    return f"{cause.cause} (data: {cause.evidence})" if cause.evidence else cause.cause


def _about_problem(fish: Fishbone) -> Iterator[CoachQuestion]:
    if not fish.problem:
        ask = "What goes wrong, for whom, when and how often?"
        yield CoachQuestion(about="Problem", ask=ask)
    if not fish.bones:
        ask = "Who sees it happen? What would each of them name first?"
        yield CoachQuestion(about="Causes", ask=ask)


def _about_causes(fish: Fishbone) -> Iterator[CoachQuestion]:
    for each in fish.causes:
        human, task = sign(HUMAN, each.cause), sign(TASK, each.cause)
        if human:
            ask = "If a careful stranger did this tomorrow, what would make it just as easy?"
            yield CoachQuestion(about="Cause", slip="J02", noticed=each.cause, ask=ask)
        elif task:
            ask = "This sounds like something to do. Which cause would it act on?"
            yield CoachQuestion(about="Cause", slip="B09", noticed=each.cause, ask=ask)
    if 0 < len(fish.bones) < _FEW:
        ask = "What would somebody from another team, or a patient, add on the other bones?"
        yield CoachQuestion(about="Bones", slip="J01", noticed=", ".join(fish.bones), ask=ask)


def _about_proof(fish: Fishbone) -> Iterator[CoachQuestion]:
    bare = [each.cause for each in fish.causes if each.cause and not each.evidence]
    if bare:
        ask = "What data would support this bone? Could you count it for a week?"
        yield CoachQuestion(about="Data", slip="J03", noticed=bare[0], ask=ask)
    if sum(map(len, fish.bones.values())) >= _MANY:
        ask = "Which of these occur most often, and how do you know? A Pareto chart may help."
        noticed = counted(len(fish.causes), "cause")
        yield CoachQuestion(about="The list", slip="J05", noticed=noticed, ask=ask)
