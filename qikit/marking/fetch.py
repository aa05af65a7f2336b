"""Fetch an exercise into the learner's folder, and never touch what the learner has done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from qikit.errors import QikitError
from qikit.learn.answers import FILE_NAME
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, exchange
from qikit.marking.release import released_folder


def fetch(root: Path, module: Module) -> Path:
    """Fetch a released exercise into ``learner/<module>/``.

    Answers stay. Files of the course that are missing come back. A corrected exercise replaces the
    older one as long as the learner has typed nothing into its notebook.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is fetched.

    Returns
    -------
    Path
        The learner's folder.

    Raises
    ------
    QikitError
        If the exercise is not released.
    """
    desk = open_desk(root)
    released, mine = released_folder(desk, module.slug), desk.learner_folder / module.slug
    if not released.is_dir():
        raise QikitError(f"The exercise of {module.slug!r} is not released yet.")
    fetched = desk.records / "fetched" / module.slug
    if mine.is_dir() and not _same(released, fetched) and not _typed_into(mine, fetched):
        _make_room(mine, fetched)
    if any(not (mine / name).exists() for name in _names(released)):
        _fetch(desk, module.slug, released, mine)
        _remember(released, fetched, mine)
    return mine


def _names(folder: Path) -> list[str]:
    return [path.name for path in sorted(folder.iterdir())] if folder.is_dir() else []


def _same(one: Path, other: Path) -> bool:
    names = _names(one)
    return names == _names(other) and all(
        (one / name).read_bytes() == (other / name).read_bytes()
        for name in names
        if (one / name).is_file()
    )


def _typed_into(mine: Path, fetched: Path) -> bool:
    """Whether any notebook holds cells other than those that were fetched."""
    return any(
        _cells(path) != _cells(fetched / path.name) for path in mine.glob("*.ipynb")
    ) or not list(fetched.glob("*.ipynb"))


def _cells(notebook: Path) -> list[Any]:
    try:
        raw = json.loads(notebook.read_text(encoding="utf-8"))
        return [(cell["cell_type"], "".join(cell["source"])) for cell in raw["cells"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _make_room(mine: Path, fetched: Path) -> None:
    for name in _names(fetched):
        if name != FILE_NAME and (mine / name).is_file():
            (mine / name).unlink()


def _fetch(desk: Desk, exercise: str, released: Path, mine: Path) -> None:
    mine.parent.mkdir(parents=True, exist_ok=True)
    if not has_exchange():
        _copy_missing(released, mine)
        return
    from nbgrader.exchange import ExchangeFactory

    tool = ExchangeFactory(config=desk.config).FetchAssignment
    try:
        exchange(desk, tool, exercise, replace_missing_files=True)
    except NbgraderStopped as stopped:
        raise QikitError(f"{exercise!r} cannot be fetched: {stopped}") from stopped
    for path in mine.iterdir():
        if path.is_file():
            path.chmod(0o644)


def _copy_missing(released: Path, mine: Path) -> None:
    mine.mkdir(exist_ok=True)
    for name in _names(released):
        if not (mine / name).exists() and (released / name).is_file():
            shutil.copyfile(released / name, mine / name)


def _remember(released: Path, fetched: Path, mine: Path) -> None:
    """Keep a copy of what was fetched, if the learner's copy is all of it."""
    if not fetched.exists() or _same_notebooks(released, mine):
        shutil.rmtree(fetched, ignore_errors=True)
        shutil.copytree(released, fetched)


def _same_notebooks(released: Path, mine: Path) -> bool:
    return all(_cells(path) == _cells(mine / path.name) for path in released.glob("*.ipynb"))
