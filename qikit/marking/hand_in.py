"""Hand in an exercise."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, exchange
from qikit.marking.learner import learner_id
from qikit.marking.receipts import ZIP_FOLDER, Receipt, folder_of, last_hand_in, zip_name


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
    folder = folder_of(desk, module)
    if has_exchange():
        _by_exchange(desk, module.slug)
    else:
        as_zip(folder, desk.learner_folder / ZIP_FOLDER, learner_id())
    receipt = last_hand_in(root, module)
    if receipt is None:
        raise QikitError("The hand-in cannot be found again.", todo="Please hand in once more.")
    return receipt


def as_zip(folder: Path, target: Path, learner: str) -> Path:
    """Write a hand-in as a zip file.

    Parameters
    ----------
    folder : Path
        The learner's folder of the exercise.
    target : Path
        Where the zip file goes; made if need be.
    learner : str
        Whose it is.
    """
    target.mkdir(parents=True, exist_ok=True)
    path = target / zip_name(learner, folder.name, datetime.now(UTC))
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            if file.is_file() and not file.name.startswith("."):
                archive.write(file, file.name)
    return path


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
