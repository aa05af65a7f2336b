"""A tiny course with a marking desk, and people who hand in to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qikit.marking.hand_in import zip_to_send
from qikit.marking.release import release
from tests.course_server import CourseServer, serve
from tests.marking.checkouts import Cohort, acting_as, one_exchange
from tests.marking.solutions import give
from tests.serving.desk.acting import attack_everywhere
from tests.serving.visitor import Visitor

Zip = Callable[..., bytes]
DESK = "course/teach/marking"
QUESTION = "q06-your-own"
WORDS = "It began at four, and bay four waited until ten to five. I would start there."
EVIL = "<script>attacked(40)</script>.zip"


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cohort]:
    home = tmp_path_factory.mktemp("desk")
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        release(cohort.teacher, cohort.module)
        yield cohort


@pytest.fixture(scope="module")
def course(cohort: Cohort) -> Iterator[CourseServer]:
    with serve(cohort.teacher) as server:
        yield server


@pytest.fixture(scope="module")
def associate(course: CourseServer) -> Visitor:
    """Somebody who is let in, and has said who they are."""
    visitor = Visitor(course)
    assert visitor.get(f"course?token={course.token}")[0] == 200
    assert visitor.post("course/teach/marking/name", name="Anna Lee")[0] == 200
    return visitor


@pytest.fixture(scope="module")
def zipped(cohort: Cohort) -> Zip:
    """Make the zip that a learner sends."""

    def make(
        learner: str, answers: dict[str, Any], change: Callable[[Path], None] | None = None
    ) -> bytes:
        folder = cohort.fetch(learner)
        give(folder, answers)
        if change:
            change(folder)
        with acting_as(learner):
            return zip_to_send(cohort.learner(learner), cohort.module).file.read_bytes()

    return make


@pytest.fixture(scope="module")
def arrived(associate: Visitor, zipped: Zip) -> str:
    """What the desk says when hand-ins arrive: good, hostile, nameless, and something else."""
    files = {
        f"{name}.zip": zipped(name, {QUESTION: f"{name}: {WORDS}"}) for name in ("anna", "ben")
    }
    files["dan.zip"] = zipped("dan", {}, attack_everywhere)
    files[EVIL] = b"this is not a zip"
    files["who.zip"] = nameless(zipped("cara", {QUESTION: WORDS}))
    return associate.upload(f"{DESK}/take-in", files)[1]


@pytest.fixture(scope="module")
def marked(arrived: str, associate: Visitor) -> str:
    """What the desk says when they are marked by machine."""
    return associate.run_step("01-tea", "mark")


def nameless(content: bytes) -> bytes:
    """The same hand-in without what says whose it is."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            if name != "hand-in.json":
                new.writestr(name, old.read(name))
    return kept.getvalue()
