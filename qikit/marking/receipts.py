"""What was handed in, when, and how much of it was answered."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import Module
from qikit.learn.questions import load_questions
from qikit.marking.desk import Desk, open_desk
from qikit.marking.learner import learner_id

#: The folder, inside the learner's own, for files to be sent where there is no exchange.
ZIP_FOLDER = "handed-in"
_ZIP_TIME = "%Y-%m-%dT%H%M%S%f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof of a hand-in.

    Parameters
    ----------
    learner : str
        The name it was handed in under.
    when : datetime
        When, with its time zone.
    answered, of : int
        Questions answered, of those that count.
    file : Path
        What was handed in: the learner's own copy of the folder, or the zip file to send.
    """

    learner: str
    when: datetime
    answered: int
    of: int
    file: Path

    def as_text(self) -> str:
        """Return the receipt as one sentence."""
        local = self.when.astimezone()
        done = "Packed to be sent" if self.is_to_send else "Handed in"
        return (
            f"{done} on {local.day} {local:%B %Y at %H:%M}: "
            f"{self.answered} of {self.of} questions answered."
        )

    @property
    def is_to_send(self) -> bool:
        """Whether it is a file that the learner has to send."""
        return self.file.suffix == ".zip"


def last_hand_in(root: Path, module: Module) -> Receipt | None:
    """Return the newest hand-in of this machine's learner, or None. Needs no nbgrader.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise was handed in.
    """
    desk = open_desk(root)
    learner = learner_id()
    start = f"{learner}+{module.slug}+"
    folders = [(_folder_time(path), path) for path in desk.kept_hand_ins.glob(f"{start}*")]
    zips = desk.learner_folder / ZIP_FOLDER
    files = [(_zip_time(path), path) for path in zips.glob(f"{start}*.zip")]
    found = [(when, path) for when, path in folders + files if when is not None]
    if not found:
        return None
    when, path = max(found)
    answered, of = _counted(path)
    return Receipt(learner=learner, when=when, answered=answered, of=of, file=path)


def zip_name(learner: str, exercise: str, when: datetime) -> str:
    """Return the name of a hand-in as a zip file; it sorts by time and suits Windows."""
    return f"{learner}+{exercise}+{when.astimezone(UTC):{_ZIP_TIME}}.zip"


def count_answered(folder: Path) -> tuple[int, int]:
    """Return how many of the questions that count are answered, and how many count."""
    needed = [question for question in load_questions(folder) if not question.optional]
    answers = AnswerFile(folder).read()
    given = [q for q in needed if q.id in answers and not q.is_empty(answers[q.id].answer)]
    return len(given), len(needed)


def folder_of(desk: Desk, module: Module) -> Path:
    """Return the folder that a learner hands in.

    Raises
    ------
    QikitError
        If it, or its notebook, is not there.
    """
    folder = desk.learner_folder / module.slug
    if module.exercise is None or not (folder / module.exercise.notebook).is_file():
        raise QikitError(
            f"There is nothing to hand in for {module.title!r} yet.",
            where=str(folder),
            todo="Open the exercise from the course home page first.",
        )
    return folder


def _counted(handed_in: Path) -> tuple[int, int]:
    if handed_in.is_dir():
        return count_answered(handed_in)
    with TemporaryDirectory() as spare, zipfile.ZipFile(handed_in) as archive:
        archive.extractall(spare)
        return count_answered(Path(spare))


def _folder_time(folder: Path) -> datetime | None:
    return _time(folder.name.split("+")[2].removesuffix(" UTC"), "%Y-%m-%d %H:%M:%S.%f")


def _zip_time(path: Path) -> datetime | None:
    return _time(path.stem.split("+")[2], _ZIP_TIME)


def _time(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        return None
