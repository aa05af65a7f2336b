"""Where every hand-in of an exercise is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.autograde import to_mark
from qikit.marking.collect import to_collect, who_handed_in
from qikit.marking.desk import Desk, open_desk
from qikit.marking.release import released_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where one exercise is in marking; each field but the first names learners.

    Parameters
    ----------
    released : bool
        Whether learners can fetch it.
    handed_in : tuple of str
        Who has handed in.
    not_collected : tuple of str
        Whose newest hand-in is still to be collected from the exchange.
    not_marked : tuple of str
        Whose newest collected hand-in is not marked.
    waiting : tuple of str
        Who has a written answer that a person still has to read; not those to be marked first.
    no_feedback : tuple of str
        Who is marked in full but has no feedback page that says so.
    set_aside : tuple of str
        Whose newest hand-in cannot be marked as it is and waits for a person.
    """

    released: bool
    handed_in: tuple[str, ...]
    not_collected: tuple[str, ...]
    not_marked: tuple[str, ...]
    waiting: tuple[str, ...]
    no_feedback: tuple[str, ...]
    set_aside: tuple[str, ...] = ()


def read_status(root: Path, module: Module) -> Status:
    """Look at every hand-in of a module's exercise.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module.
    """
    from qikit.marking.arriving.place import set_aside
    from qikit.marking.feedback import with_current_feedback

    desk = open_desk(root)
    collected = desk.learners("submitted", module.slug)
    aside = {one.learner for one in set_aside(desk, module.slug)} - {""}
    not_marked = to_mark(root, module)
    waiting = tuple(name for name in who_waits(desk, module.slug) if name not in not_marked)
    done = [name for name in collected if name not in {*not_marked, *waiting}]
    told = with_current_feedback(desk, module, done)
    return Status(
        released=released_folder(desk, module.slug).is_dir(),
        handed_in=who_handed_in(desk, module.slug),
        not_collected=to_collect(desk, module.slug),
        not_marked=not_marked,
        waiting=waiting,
        no_feedback=tuple(name for name in done if name not in told),
        set_aside=tuple(sorted(aside)),
    )


def feedback_due(root: Path, module: Module, *, early: bool = False) -> tuple[str, ...]:
    """Return the learners to be given feedback; with ``early``, also while answers are unread."""
    from qikit.marking.feedback import with_current_feedback

    status = read_status(root, module)
    if not early:
        return status.no_feedback
    told = with_current_feedback(open_desk(root), module, status.waiting)
    return status.no_feedback + tuple(name for name in status.waiting if name not in told)


def who_waits(desk: Desk, exercise: str) -> tuple[str, ...]:
    """Return the learners with an answer that a person still has to read."""
    from qikit.marking.fairness.grades import read_results

    marked = set(desk.learners("autograded", exercise))
    if not marked:
        return ()
    results = read_results(desk, exercise)
    return tuple(each.learner for each in results if each.waiting and each.learner in marked)
