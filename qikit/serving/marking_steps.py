"""The steps of marking that a Teaching Associate does with one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.status import read_status


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came of a step, as far as the status does not say it.

    Parameters
    ----------
    title : str
        What was done.
    not_marked : tuple of Marked
        Hand-ins that could not be marked, each with its reason.
    to_send : tuple of Path
        Feedback pages that have no way back through the exchange.
    """

    title: str
    not_marked: tuple[Marked, ...] = ()
    to_send: tuple[Path, ...] = ()


def collect_and_mark(root: Path, module: Module) -> News:
    """Collect the newest hand-ins of an exercise and mark what a machine can mark."""
    collect(root, module)
    marked = tuple(autograde(root, module, to_mark(root, module)))
    failed = tuple(one for one in marked if one.result is None)
    done = len(marked) - len(failed)
    title = f"{done} newly marked." if marked else "There was nothing new to mark."
    return News(title=title, not_marked=failed)


def give_feedback(root: Path, module: Module) -> News:
    """Make and give back the feedback of everybody who is marked in full."""
    from qikit.marking.feedback import make_feedback, travels_back

    ready = read_status(root, module).no_feedback
    pages = tuple(make_feedback(root, module, ready))
    to_send = tuple(
        page
        for learner, page in zip(ready, pages, strict=True)
        if not travels_back(root, module, learner)
    )
    given = len(pages) - len(to_send)
    title = f"{given} given back." if pages else "There was no new feedback to give."
    return News(title=title, to_send=to_send)


STEPS: dict[str, Callable[[Path, Module], News]] = {
    "mark": collect_and_mark,
    "feedback": give_feedback,
}
