"""A tiny course with a marking desk, and people who hand in to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qikit.marking.hand_in import zip_to_send
from qikit.marking.release import release
from tests.course_server import CourseServer, serve
from tests.marking.checkouts import Cohort, acting_as, one_exchange
from tests.marking.solutions import give
from tests.serving.visitor import Visitor

Zip = Callable[..., bytes]


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
