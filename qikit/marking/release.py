"""Release an exercise: make the learners' copy and put it where learners fetch it from."""

from __future__ import annotations

from pathlib import Path

import qikit
from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, convert, exchange
from qikit.marking.fingerprint import fingerprint


def release(root: Path, module: Module, *, again: bool = False) -> bool:
    """Release the exercise of a module, unless it is out already as it is now.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is released.
    again : bool
        Release it even if nothing changed.

    Returns
    -------
    bool
        Whether it was released now; False if nothing had changed.

    Raises
    ------
    QikitError
        If the module has no exercise yet, or nbgrader refuses it.
    """
    desk = open_desk(root)
    source = desk.folder("source", module.slug)
    if module.exercise is None or not (source / module.exercise.notebook).exists():
        raise QikitError(f"Module {module.slug!r} has no exercise to release.", where=str(source))
    record = desk.records / "released" / module.slug
    now = _as_it_is(desk, module)
    if not again and _is_out(desk, module) and _read(record) == now:
        return False
    try:
        _release(desk, module.slug)
    except NbgraderStopped as stopped:
        raise QikitError(_why(stopped, module.slug), where=str(source)) from stopped
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(now, encoding="utf-8")
    return True


def released_folder(desk: Desk, exercise: str) -> Path:
    """Return where learners fetch an exercise from."""
    if has_exchange():
        return desk.exchange / "outbound" / exercise
    return desk.folder("release", exercise)


def _as_it_is(desk: Desk, module: Module) -> str:
    library = Path(qikit.__file__).parent
    datasets = [desk.root / "datasets" / name for name in module.datasets]
    return fingerprint([desk.folder("source", module.slug), *datasets, library])


def _is_out(desk: Desk, module: Module) -> bool:
    notebook = module.exercise.notebook if module.exercise else ""
    return (released_folder(desk, module.slug) / notebook).is_file()


def _read(record: Path) -> str:
    return record.read_text(encoding="utf-8") if record.exists() else ""


def _release(desk: Desk, exercise: str) -> None:
    from nbgrader.converters import GenerateAssignment
    from nbgrader.exchange import ExchangeFactory

    from qikit.learn.release import write_learner_questions

    convert(desk, GenerateAssignment, exercise)
    target = desk.folder("release", exercise)
    write_learner_questions(desk.folder("source", exercise), target)
    if has_exchange():
        tool = ExchangeFactory(config=desk.config).ReleaseAssignment
        exchange(desk, tool, exercise, force=True)


def _why(stopped: NbgraderStopped, exercise: str) -> str:
    said = "\n".join(stopped.log)
    if "there are submissions associated" in said:
        return (
            f"The graded questions of {exercise!r} cannot be added, removed or renamed any more: "
            "somebody has handed it in."
        )
    if "permission" in said.lower() or "don't own" in said:
        return f"{exercise!r} cannot be put into the exchange: this account may not write there."
    return f"nbgrader cannot release {exercise!r}: {stopped}"
