"""Find the newest feedback for this machine's learner."""

from __future__ import annotations

import contextlib
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, exchange
from qikit.marking.learner import learner_id


def latest_feedback(root: Path, module: Module) -> Path | None:
    """Fetch and return the feedback page of the newest hand-in that has one, or None.

    nbgrader is loaded only if something was handed in and any feedback was released.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise was handed in.
    """
    desk = open_desk(root)
    if _may_be_there(desk, module.slug):
        with contextlib.suppress(NbgraderStopped):
            _fetch(desk, module.slug)
    pages = (desk.learner_folder / module.slug / "feedback").glob("*/*.html")
    return max(pages, key=lambda page: page.parent.name, default=None)


def _may_be_there(desk: Desk, exercise: str) -> bool:
    handed_in = any(desk.kept_hand_ins.glob(f"{learner_id()}+{exercise}+*"))
    return has_exchange() and handed_in and (desk.exchange / "feedback").is_dir()


def _fetch(desk: Desk, exercise: str) -> None:
    from nbgrader.exchange import ExchangeFactory

    tool = ExchangeFactory(config=desk.config).FetchFeedback
    exchange(desk, tool, exercise, learner=learner_id())
