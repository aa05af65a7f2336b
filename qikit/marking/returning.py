"""The feedback pages that travel back as files, together in one zip."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, open_desk
from qikit.marking.exports.roster import NOT_SAID, Roster, load_roster


def feedback_zip(root: Path, module: Module, learners: tuple[str, ...] | None = None) -> bytes:
    """Return the feedback pages to be sent, each a file that needs nothing else.

    Parameters
    ----------
    root : Path
        The checkout of whoever marks.
    module : Module
        The module whose exercise was marked.
    learners : tuple of str, optional
        Whose pages; everybody's whose hand-in came as a file if it is not given.

    Returns
    -------
    bytes
        A zip with one page for each learner, called by the learner's name and the exercise; in a
        folder for each partner, if there is a roster that says who belongs where.

    Raises
    ------
    QikitError
        If there is no page to send.
    """
    desk = open_desk(root)
    roster = load_roster(desk)
    names = _to_be_sent(desk, module) if learners is None else learners
    pages = {name: page for name in names if (page := _page(desk, module, name)).is_file()}
    if not pages:
        raise QikitError(
            f"There is no feedback on {module.title!r} to send yet.", todo="Give feedback first."
        )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in pages.items():
            archive.write(page, f"{folder(roster, name)}{name}+{module.slug}+feedback.html")
    return content.getvalue()


def folder(roster: Roster, learner: str) -> str:
    """Return the folder of a learner's partner in the zip, as a name that suits every system.

    Examples
    --------
    >>> from qikit.marking.exports.roster import read_roster
    >>> folder(read_roster(b"learner,partner\\nanna,Ward 4/5"), "anna")
    'Ward 4-5/'
    """
    if not roster.people:
        return ""
    plain = re.sub(r"[^\w &-]+", "-", roster.partner_of(learner)).strip(" -")
    return f"{plain or NOT_SAID}/"


def _to_be_sent(desk: Desk, module: Module) -> tuple[str, ...]:
    from qikit.marking.feedback import travels_back

    marked = desk.learners("feedback", module.slug)
    return tuple(name for name in marked if not travels_back(desk.root, module, name))


def _page(desk: Desk, module: Module, learner: str) -> Path:
    notebook = Path(module.exercise.notebook if module.exercise else "")
    return desk.folder("feedback", module.slug, learner) / f"{notebook.stem}.html"
