"""Hand in an exercise."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, exchange
from qikit.marking.label import LABEL_FILE, Label, copy_word
from qikit.marking.learner import learner_id
from qikit.marking.receipts import (
    ZIP_FOLDER,
    Receipt,
    count_answered,
    folder_of,
    last_hand_in,
    zip_name,
)


def hand_in(root: Path, module: Module) -> Receipt:
    """Hand in the exercise of a module; it may be done again, the newest one counts.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is handed in.

    Returns
    -------
    Receipt
        When, how much was answered, and the file. Where nbgrader has no exchange (on Windows) that
        is a zip file to send to the Associate.

    Raises
    ------
    QikitError
        If there is nothing to hand in, or it cannot be put where it is collected.
    """
    desk = open_desk(root)
    folder_of(desk, module)
    if has_exchange():
        _by_exchange(desk, module.slug)
    else:
        _pack(desk, module)
    receipt = last_hand_in(root, module)
    if receipt is None:
        raise QikitError("The hand-in cannot be found again.", todo="Please hand in once more.")
    return receipt


def zip_to_send(root: Path, module: Module) -> Receipt:
    """Pack a learner's exercise as one zip to send, as it is now.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is packed.

    Returns
    -------
    Receipt
        When, how much was answered, and the zip file.

    Raises
    ------
    QikitError
        If there is nothing to hand in.
    """
    desk = open_desk(root)
    file = _pack(desk, module)
    when = datetime.now(UTC)
    answered, of = count_answered(folder_of(desk, module))
    return Receipt(learner=learner_id(), when=when, answered=answered, of=of, file=file)


def as_zip(folder: Path, target: Path, label: Label) -> Path:
    """Write a hand-in as a zip file.

    Parameters
    ----------
    folder : Path
        The learner's folder of the exercise.
    target : Path
        Where the zip file goes; made if need be.
    label : Label
        Whose it is; it travels inside, because files are renamed on their way.
    """
    target.mkdir(parents=True, exist_ok=True)
    path = target / zip_name(label.learner, label.exercise, datetime.now(UTC))
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LABEL_FILE, label.as_json())
        for file in sorted(folder.iterdir()):
            if file.is_file() and not file.name.startswith(".") and file.name != LABEL_FILE:
                archive.write(file, file.name)
    return path


def _pack(desk: Desk, module: Module) -> Path:
    label = Label(
        learner=learner_id(),
        course=desk.course_id,
        exercise=module.slug,
        when=datetime.now(UTC).isoformat(),
        copy=copy_word(desk.learner_folder),
    )
    return as_zip(folder_of(desk, module), desk.learner_folder / ZIP_FOLDER, label)


def _by_exchange(desk: Desk, exercise: str) -> None:
    from nbgrader.exchange import ExchangeFactory

    tool = ExchangeFactory(config=desk.config).Submit
    try:
        exchange(desk, tool, exercise, learner=learner_id())
    except (NbgraderStopped, OSError) as stopped:
        raise QikitError(
            f"Your work could not be handed in: {stopped}",
            todo="Your answers are safe. Tell whoever runs the course.",
        ) from stopped
