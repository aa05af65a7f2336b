"""Mark hand-ins by machine, one learner at a time, so that none can stop the others."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.collect import time_of
from qikit.marking.desk import Desk, open_desk
from qikit.marking.engine import NbgraderStopped, convert
from qikit.marking.results import Result, read_result
from qikit.marking.settled import keep_settled, read_settled
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
    reason : str
        Why it could not be marked, in plain words.
    log : Path or None
        Where everything nbgrader said is kept, if it could not be marked.
    """

    learner: str
    result: Result | None = None
    reason: str = ""
    log: Path | None = None


def to_mark(root: Path, module: Module, *, again: bool = False) -> tuple[str, ...]:
    """Return the learners whose newest hand-in is not marked yet; with ``again``, everybody."""
    desk = open_desk(root)
    return tuple(
        name
        for name in desk.learners("submitted", module.slug)
        if again or not _is_marked(desk, module.slug, name)
    )


def autograde(root: Path, module: Module, learners: tuple[str, ...]) -> Iterator[Marked]:
    """Mark hand-ins one after the other.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is marked.
    learners : tuple of str
        Whose hand-ins.

    Yields
    ------
    Marked
        For each learner, as soon as it is done. A hand-in that cannot be marked is told with its
        reason; what was handed in stays as it was. A mark that a person gave stands as long as the
        answer is the same.
    """
    desk = open_desk(root)
    for learner in learners:
        yield _mark(desk, module.slug, learner)


def _is_marked(desk: Desk, exercise: str, learner: str) -> bool:
    done = desk.folder("autograded", exercise, learner)
    return done.is_dir() and time_of(done) == time_of(desk.folder("submitted", exercise, learner))


def _mark(desk: Desk, exercise: str, learner: str) -> Marked:
    from nbgrader.converters import Autograde

    try:
        settled = read_settled(desk, exercise, learner)
        convert(desk, Autograde, exercise, learner=learner)
        keep_settled(desk, exercise, learner, settled)
        return Marked(learner=learner, result=read_result(desk, exercise, learner))
    except NbgraderStopped as stopped:
        said = list(stopped.log)
    except Exception:  # whatever one hand-in does, the next one is marked
        said = traceback.format_exc().splitlines()
    log = desk.records / "not-marked" / exercise / f"{learner}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("\n".join(said) + "\n", encoding="utf-8")
    return Marked(learner=learner, reason=why_not_marked(said), log=log)
