"""Where every hand-in of an exercise stands, read in one go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.arriving.place import SetAside, set_aside
from qikit.marking.autograde import to_mark
from qikit.marking.collect import handed_in_at, to_collect, who_handed_in
from qikit.marking.desk import Desk, open_desk
from qikit.marking.fairness.deadlines import in_words
from qikit.marking.fairness.grades import read_results
from qikit.marking.release import released_folder
from qikit.marking.results import Result
from qikit.marking.trouble import why_not_marked


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """One learner's hand-in.

    Parameters
    ----------
    learner : str
        Whose it is.
    handed_in : str
        When, in words; empty until it is collected, or if that is not known.
    is_collected, is_marked : bool
        Whether any was collected, and whether a machine has marked what was collected last.
    is_outside : bool
        Whether the newest is still to be collected.
    reason : str
        Why it could not be marked, in plain words.
    marks, possible : float
        Marks so far, and marks to be had.
    waiting : int
        Answers that a person still has to read.
    has_feedback : bool
        Whether the learner was given a page that says what would be said now.
    """

    learner: str
    handed_in: str = ""
    is_collected: bool = True
    is_marked: bool = False
    is_outside: bool = False
    reason: str = ""
    marks: float = 0
    possible: float = 0
    waiting: int = 0
    has_feedback: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether it is marked in full and its feedback is still to be given."""
        return self.is_marked and not self.waiting and not self.has_feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an exercise is in marking.

    Parameters
    ----------
    module : Module
        The module of the exercise.
    is_released : bool
        Whether learners can open it.
    handed_in : tuple of str
        Who has handed in, whatever became of it.
    hand_ins : tuple of HandIn
        By learner.
    aside : tuple of SetAside
        Hand-ins that arrived as files and cannot be marked as they are.
    """

    module: Module
    is_released: bool
    handed_in: tuple[str, ...]
    hand_ins: tuple[HandIn, ...]
    aside: tuple[SetAside, ...] = ()

    @property
    def to_collect(self) -> tuple[str, ...]:
        """Whose newest hand-in is still to be collected."""
        return tuple(one.learner for one in self.hand_ins if one.is_outside)

    @property
    def to_mark(self) -> tuple[str, ...]:
        """Whose newest collected hand-in is to be marked by machine."""
        return tuple(
            one.learner
            for one in self.hand_ins
            if one.is_collected and not one.is_marked and not one.reason
        )

    @property
    def not_marked(self) -> tuple[HandIn, ...]:
        """Those that could not be marked, each with its reason."""
        return tuple(one for one in self.hand_ins if one.reason)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who has an answer that a person still has to read."""
        return tuple(one.learner for one in self.hand_ins if one.waiting)

    @property
    def answers_waiting(self) -> int:
        """How many answers a person still has to read."""
        return sum(one.waiting for one in self.hand_ins)

    @property
    def ready(self) -> tuple[str, ...]:
        """Who is marked in full and waits for feedback."""
        return tuple(one.learner for one in self.hand_ins if one.is_ready)

    @property
    def given(self) -> tuple[str, ...]:
        """Who was given feedback that is still true."""
        return tuple(one.learner for one in self.hand_ins if one.has_feedback)


def read_standing(root: Path, module: Module) -> Standing:
    """Look at every hand-in of a module's exercise.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module.
    """
    from qikit.marking.feedback import with_current_feedback

    desk = open_desk(root)
    collected = desk.learners("submitted", module.slug)
    outside = to_collect(desk, module.slug)
    unmarked = set(to_mark(root, module))
    results = {one.learner: one for one in read_results(desk, module.slug)} if collected else {}
    marked = {name: results[name] for name in collected if name in results and name not in unmarked}
    told = with_current_feedback(desk, module, marked)
    found = [_hand_in(desk, module, name, marked.get(name), told) for name in collected]
    found = [replace(one, is_outside=one.learner in outside) for one in found]
    new = [name for name in outside if name not in collected]
    found += [HandIn(learner=name, is_collected=False, is_outside=True) for name in new]
    return Standing(
        module=module,
        is_released=released_folder(desk, module.slug).is_dir(),
        handed_in=who_handed_in(desk, module.slug),
        hand_ins=tuple(sorted(found, key=lambda one: one.learner)),
        aside=set_aside(desk, module.slug),
    )


def _hand_in(
    desk: Desk, module: Module, learner: str, result: Result | None, told: Collection[str]
) -> HandIn:
    moment = handed_in_at(desk.folder("submitted", module.slug, learner))
    handed_in = in_words(moment) if moment else ""
    if result is None:
        reason = _reason(desk, module.slug, learner)
        return HandIn(learner=learner, handed_in=handed_in, reason=reason)
    return HandIn(
        learner=learner,
        handed_in=handed_in,
        is_marked=True,
        marks=result.total,
        possible=result.possible,
        waiting=result.waiting,
        has_feedback=not result.waiting and learner in told,
    )


def _reason(desk: Desk, exercise: str, learner: str) -> str:
    """Why the newest hand-in could not be marked; empty if that was not tried."""
    log = desk.records / "not-marked" / exercise / f"{learner}.log"
    handed_in = desk.folder("submitted", exercise, learner)
    if not log.is_file() or log.stat().st_mtime < handed_in.stat().st_mtime:
        return ""
    return why_not_marked(log.read_text(encoding="utf-8").splitlines())
