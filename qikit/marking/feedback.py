"""Make each learner's feedback page, and give it back through nbgrader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import notebook_hash

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, convert, exchange
from qikit.marking.fairness.due import keep_penalty
from qikit.marking.fairness.given import keep_given
from qikit.marking.pages import read_pages
from qikit.marking.render import render

SECRET_FILE = "submission_secret.txt"


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """The page that nbgrader's own *generate feedback* step writes, from a command or a button."""

    file_extension = ".html"

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> Any:
        """Return the page of the learner whose marked notebook this is."""
        course = CourseDirectory(parent=self)
        desk = Desk(root=Path(course.root).parent, config=self.config)
        place = resources["nbgrader"]
        html = page_html(desk, place["assignment"], place["student"], date.today())
        return html, resources | {"output_extension": self.file_extension}


def page_html(desk: Desk, exercise: str, learner: str, made: date) -> str:
    """Return one learner's feedback page as HTML, as made on a day."""
    pages = read_pages(desk, exercise, (learner,))
    return render(pages.page(learner), version=pages.course.version, made=made)


def has_current_feedback(desk: Desk, module: Module, learner: str) -> bool:
    """Whether a page that says what would be said now was made and given back."""
    return bool(with_current_feedback(desk, module, (learner,)))


def with_current_feedback(desk: Desk, module: Module, learners: Iterable[str]) -> tuple[str, ...]:
    """Return those of these learners whose newest page says all there is to say now.

    Marks, comments, levels, hand-in, mendings, deadline and questions are compared with what the
    page was made of; no page is made for that.
    """
    found = [name for name in learners if _page_path(desk, module, name).is_file()]
    if not found:
        return ()
    pages = read_pages(desk, module.slug, found)
    return tuple(
        name
        for name in found
        if not pages.is_new(name) and _is_given_back(desk, _page_path(desk, module, name))
    )


def _is_given_back(desk: Desk, page: Path) -> bool:
    secret = page.parent / SECRET_FILE
    if not has_exchange() or not secret.is_file():
        return True
    name = notebook_hash(secret=secret.read_text(encoding="utf-8"), notebook_id=page.stem)
    released = desk.exchange / "feedback" / f"{name}.html"
    return released.is_file() and released.read_bytes() == page.read_bytes()


def make_feedback(root: Path, module: Module, learners: tuple[str, ...]) -> Iterator[Path]:
    """Make the feedback pages of learners and release them, one after the other.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise was marked.
    learners : tuple of str
        Who gets feedback.

    Yields
    ------
    Path
        Each page, once it can be fetched. A hand-in that did not come through the exchange has no
        way back through it: its page is to be sent.

    Raises
    ------
    QikitError
        If a page cannot be made or released.
    """
    desk = open_desk(root)
    for learner in learners:
        try:
            yield _make(desk, module, learner)
        except (NbgraderStopped, OSError) as stopped:
            raise QikitError(
                f"The feedback for {learner} cannot be given back: {stopped}",
                where=str(desk.folder("feedback", module.slug, learner)),
            ) from stopped


def travels_back(root: Path, module: Module, learner: str) -> bool:
    """Whether nbgrader's exchange can return this learner's feedback."""
    folder = open_desk(root).folder("submitted", module.slug, learner)
    return has_exchange() and (folder / SECRET_FILE).exists()


def _make(desk: Desk, module: Module, learner: str) -> Path:
    from nbgrader.converters import GenerateFeedback
    from nbgrader.exchange import ExchangeFactory

    pages = read_pages(desk, module.slug, (learner,))
    convert(desk, GenerateFeedback, module.slug, learner=learner)
    if travels_back(desk.root, module, learner):
        tool = ExchangeFactory(config=desk.config).ReleaseFeedback
        exchange(desk, tool, module.slug, learner=learner)
    keep_given(desk, module.slug, learner, pages.state(learner))
    keep_penalty(desk, module.slug, learner, pages.taken_off(learner))
    return _page_path(desk, module, learner)


def _page_path(desk: Desk, module: Module, learner: str) -> Path:
    notebook = Path(module.exercise.notebook if module.exercise else "")
    return desk.folder("feedback", module.slug, learner) / f"{notebook.stem}.html"
