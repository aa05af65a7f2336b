"""The long steps of marking, each told line by line into its diary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.collect import collect, to_collect
from qikit.marking.desk import open_desk
from qikit.marking.fairness.blind import hidden_marks
from qikit.marking.status import feedback_due
from qikit.serving.desk.diary import DiaryWriter, Line
from qikit.serving.desk.plural import count

Step = Callable[[Path, Module, DiaryWriter], None]

#: For a step that was stopped: the step that does what it left, and what the button says.
REST = {
    "mark": ("mark", "Mark the rest"),
    "mark-again": ("mark", "Mark the rest"),
    "feedback": ("feedback", "Give the rest"),
    "feedback-early": ("feedback-early", "Give the rest"),
}


def mark(root: Path, module: Module, diary: DiaryWriter, *, again: bool = False) -> None:
    """Collect what came through the exchange, then mark what is new, or everybody again."""
    diary.prepare("Collecting what was handed in")
    not_taken = [each for each in collect(root, module, diary.must_stop) if each.trouble]
    for each in not_taken:
        words = f"not taken in, because {each.trouble}"
        diary.note(Line(about=each.learner, words=words, is_trouble=True))
    learners = to_mark(root, module, again=again)
    diary.expect(len(not_taken) + len(learners))
    hidden = {learner for learner, _ in hidden_marks(open_desk(root), module.slug, "")}
    marked = []
    for one in autograde(root, module, learners, diary.must_stop):
        diary.note(_told(one, is_hidden=one.learner in hidden))
        marked.append(one)
    left = len(learners) - len(marked)
    if diary.must_stop():
        known = {each.learner for each in not_taken}
        left += len({*to_collect(open_desk(root), module.slug)} - known)
    diary.end(_came_of(marked, left), left=left)


def give_feedback(root: Path, module: Module, diary: DiaryWriter, *, early: bool = False) -> None:
    """Make and give back the feedback that is due, or also of those still to be read."""
    from qikit.marking.feedback import make_feedback, travels_back

    learners = feedback_due(root, module, early=early)
    diary.expect(len(learners))
    until_stopped = takewhile(lambda _: not diary.must_stop(), learners)
    given = to_send = 0
    for learner, page in zip(until_stopped, make_feedback(root, module, learners), strict=False):
        back = travels_back(root, module, learner)
        given, to_send = given + back, to_send + (not back)
        words = "given back" if back else f"to be sent: {page.parent.parent.name}/{page.name}"
        diary.note(Line(about=learner, words=words))
    left = len(learners) - given - to_send
    words = f"{given} given back." if given or not to_send else ""
    if to_send:
        words += (
            f" {to_send} to be sent, because {'it' if to_send == 1 else 'they'} came as a file."
        )
    diary.end(_ending(words if learners else "There was no new feedback to give.", left), left=left)


def _came_of(marked: Sequence[Marked], left: int) -> str:
    failed = sum(one.result is None for one in marked)
    words = f"{len(marked) - failed} newly marked."
    if failed:
        words += f" {failed} could not be marked; nothing of them is lost."
    return _ending(words if marked or left else "There was nothing new to mark.", left)


def _ending(words: str, left: int) -> str:
    said = f"{left} {'was' if left == 1 else 'were'} left to do."
    return f"Stopped. {words.strip()} {said}" if left else words.strip()


def _told(marked: Marked, *, is_hidden: bool = False) -> Line:
    if marked.result is None:
        return Line(about=marked.learner, words=f"not marked: {marked.reason}", is_trouble=True)
    words = f"{marked.result.total:g} of {marked.result.possible:g} marks"
    if is_hidden:
        words = "marked; marks are hidden until a second person has marked it too"
    if marked.result.waiting:
        words += f", {count(marked.result.waiting, 'answer')} to be read by a person"
    return Line(about=marked.learner, words=words, notes=marked.told)


STEPS: dict[str, Step] = {
    "mark": mark,
    "mark-again": partial(mark, again=True),
    "feedback": give_feedback,
    "feedback-early": partial(give_feedback, early=True),
}
