"""Hand-ins on their way to whoever marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qikit.learn.answers import AnswerFile
from qikit.marking.arriving.take_in import Arrived
from qikit.marking.desk import open_desk
from qikit.marking.hand_in import as_zip, zip_to_send
from qikit.marking.label import Label
from tests.marking.checkouts import Cohort, acting_as
from tests.marking.solutions import give

SLUG = "01-tea"


def send(cohort: Cohort, learner: str, answers: Mapping[str, object] = {}) -> Path:
    """A learner answers and packs a zip."""
    give(cohort.fetch(learner), dict(answers))
    with acting_as(learner):
        return zip_to_send(cohort.learner(learner), cohort.module).file


def answers_of(cohort: Cohort, learner: str) -> dict[str, object]:
    folder = open_desk(cohort.teacher).folder("submitted", SLUG, learner)
    return {key: saved.answer for key, saved in AnswerFile(folder).read().items()}


def one(arrived: tuple[Arrived, ...]) -> Arrived:
    assert len(arrived) == 1
    return arrived[0]


def send_as_it_is(
    cohort: Cohort, learner: str, folder: Path, when: str = "2024-05-04T10:32:00+00:00"
) -> Path:
    label = Label(learner=learner, course="qi-course", exercise=SLUG, when=when)
    return as_zip(folder, cohort.home / "sent", label)
