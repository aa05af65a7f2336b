"""Mark hand-ins by machine, several at once, so that none can stop or touch the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, open_desk
from qikit.marking.grading.crew import Done, mark_all
from qikit.marking.grading.one import is_marked
from qikit.marking.grading.reports import kept_report
from qikit.marking.grading.unfinished import Unfinished
from qikit.marking.results import Result, read_result
from qikit.marking.stopping import MustStop, never
from qikit.marking.trouble import why_not_marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What came of marking one hand-in.

    Parameters
    ----------
    learner : str
        Whose it is.
    result : Result or None
        The marks; None if it could not be marked.
    told : tuple of str
        What else is to be said about it, a plain line each: what its code tried and could not do,
        what was left out.
    reason : str
        Why it could not be marked, in plain words.
    log : Path or None
        Where everything nbgrader said is kept, if it could not be marked.
    """

    learner: str
    result: Result | None = None
    told: tuple[str, ...] = ()
    reason: str = ""
    log: Path | None = None


def to_mark(root: Path, module: Module, *, again: bool = False) -> tuple[str, ...]:
    """Return the learners whose newest hand-in is not marked yet; with ``again``, everybody.

    A hand-in whose marking was interrupted is not marked.
    """
    desk = open_desk(root)
    return tuple(
        name
        for name in desk.learners("submitted", module.slug)
        if again or not is_marked(desk, module.slug, name)
    )


def autograde(
    root: Path, module: Module, learners: tuple[str, ...], must_stop: MustStop = never
) -> Iterator[Marked]:
    """Mark hand-ins, as many at once as there are processors.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is marked.
    learners : tuple of str
        Whose hand-ins.
    must_stop : MustStop, optional
        Asked before each hand-in; once it says so, none is begun any more.

    Yields
    ------
    Marked
        For each learner, as soon as it is done, so in no particular order. A hand-in that cannot be
        marked is told with its reason; what was handed in stays as it was. A mark that a person
        gave stands as long as the answer is the same.

    Notes
    -----
    This can be ended at any moment, by force as well. `to_mark` then names what is not done, also
    of what is marked again, and marking that comes to the same marks as if nothing had happened.
    """
    desk = open_desk(root)
    for learner in learners:
        if is_marked(desk, module.slug, learner):
            Unfinished(desk, module.slug, learner).begin({})
    for done in mark_all(desk.root, module.slug, learners, must_stop):
        yield _marked(desk, module.slug, done)


def _marked(desk: Desk, exercise: str, done: Done) -> Marked:
    log = desk.records / "not-marked" / exercise / f"{done.learner}.log"
    if not done.said:
        log.unlink(missing_ok=True)
        return Marked(
            learner=done.learner,
            result=read_result(desk, exercise, done.learner),
            told=kept_report(desk, exercise, done.learner),
        )
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("\n".join(done.said) + "\n", encoding="utf-8")
    return Marked(learner=done.learner, reason=why_not_marked(done.said), log=log)
