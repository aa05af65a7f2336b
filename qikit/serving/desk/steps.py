"""The long steps of marking, each told line by line into its diary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.status import read_status
from qikit.serving.desk.diary import DiaryWriter, Line
from qikit.serving.desk.plural import count

Step = Callable[[Path, Module, DiaryWriter], None]


def mark(root: Path, module: Module, diary: DiaryWriter, *, again: bool = False) -> None:
    """Collect what came through the exchange, then mark what is new, or everybody again."""
    left = [each for each in collect(root, module) if each.trouble]
    for each in left:
        words = f"left in the exchange, because {each.trouble}"
        diary.note(Line(about=each.learner, words=words, is_trouble=True))
    learners = to_mark(root, module, again=again)
    diary.expect(len(left) + len(learners))
    failed = 0
    for marked in autograde(root, module, learners):
        diary.note(_told(marked))
        failed += marked.result is None
    done = len(learners) - failed
    words = f"{done} newly marked." if learners else "There was nothing new to mark."
    diary.end(words + (f" {failed} could not be marked; nothing of them is lost." * bool(failed)))


def give_feedback(root: Path, module: Module, diary: DiaryWriter, *, early: bool = False) -> None:
    """Make and give back the feedback that is due, or also of those still to be read."""
    from qikit.marking.feedback import make_feedback, travels_back

    status = read_status(root, module)
    learners = status.no_feedback + (status.waiting if early else ())
    diary.expect(len(learners))
    to_send = 0
    for learner, page in zip(learners, make_feedback(root, module, learners), strict=True):
        back = travels_back(root, module, learner)
        to_send += not back
        words = "given back" if back else f"to be sent: {page.parent.parent.name}/{page.name}"
        diary.note(Line(about=learner, words=words))
    words = f"{len(learners) - to_send} given back."
    if to_send:
        words += f" {to_send} to be sent, because they came as a file."
    diary.end(words if learners else "There was no new feedback to give.")


def _told(marked: Marked) -> Line:
    if marked.result is None:
        return Line(about=marked.learner, words=f"not marked: {marked.reason}", is_trouble=True)
    words = f"{marked.result.total:g} of {marked.result.possible:g} marks"
    if marked.result.waiting:
        words += f", {count(marked.result.waiting, 'answer')} to be read by a person"
    return Line(about=marked.learner, words=words, notes=tuple(getattr(marked, "told", ())))


STEPS: dict[str, Step] = {
    "mark": mark,
    "mark-again": partial(mark, again=True),
    "feedback": give_feedback,
    "feedback-early": partial(give_feedback, early=True),
}
