"""Asks before something is opened that shows what the desk hides."""

from __future__ import annotations

from collections.abc import Iterable

from tornado.web import authenticated

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk
from qikit.marking.fairness.blind import hidden_marks
from qikit.marking.fairness.names import is_anonymous
from qikit.serving.desk.base import DeskHandler
from qikit.serving.desk.plural import count
from qikit.serving.handlers import in_marking_thread
from qikit.serving.progress import has_exercise


class AskingHandler(DeskHandler):
    """What a page and a file share that show more than the desk does."""

    async def must_ask_first(
        self, modules: tuple[Module, ...], onward: str, *, is_formgrader: bool = False
    ) -> bool:
        """Ask on a page of its own, if anything hidden would be shown; else go on."""
        if self.get_query_argument("anyway", ""):
            return False
        shown = await in_marking_thread(
            what_is_hidden, self.desk, modules, self.marker, is_formgrader
        )
        if shown:
            module = modules[0] if len(modules) == 1 else None
            self.show_desk(
                "ask-first.html", module, shown=shown, onward=onward, is_formgrader=is_formgrader
            )
        return bool(shown)


class FormgraderHandler(AskingHandler):
    """The way to nbgrader's own formgrader, which hides nothing for good."""

    @authenticated
    async def get(self, slug: str = "") -> None:
        modules = (self.module(slug),) if slug else self.course.modules
        inside = f"/gradebook/{slug}" if slug else ""
        onward = f"{self.base_url}formgrader{inside}"
        if not await self.must_ask_first(modules, onward, is_formgrader=True):
            self.redirect(onward)


def what_is_hidden(
    desk: Desk, modules: Iterable[Module], marker: str, with_names: bool
) -> tuple[str, ...]:
    """Say what the desk hides from this marker now: first marks, and names if they matter.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    modules : iterable of Module
        The exercises that would be shown.
    marker : str
        Who would look.
    with_names : bool
        Whether to say where learners' names are hidden.
    """
    said = []
    for module in filter(has_exercise, modules):
        if with_names and is_anonymous(desk, module.slug):
            said.append(f"{module.title}: learners’ names, which are hidden while it is marked")
        if hidden := len(hidden_marks(desk, module.slug, marker)):
            said.append(
                f"{module.title}: the first marks of {count(hidden, 'answer')} still to be marked "
                "a second time"
            )
    return tuple(said)
