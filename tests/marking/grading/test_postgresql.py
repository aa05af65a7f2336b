"""One setting keeps the gradebook in PostgreSQL: the same evening comes to the same marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy

from qikit.learn.questions import load_questions
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.release import release
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.grading.hand_ins import lay, marks
from tests.marking.solutions import perfect_answers
from tests.postgres import postgres, server_programs

LEARNERS = {"ada": {}, "ben": {"q01-median": "26"}, "cara": {"q01-median": "30.6"}}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if server_programs() is None:
        pytest.skip("PostgreSQL is not installed (package postgresql)")
    with postgres() as address:
        yield address


def evening(home) -> dict[str, Marked]:
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        release(cohort.teacher, cohort.module)
        for learner, answers in LEARNERS.items():
            lay(cohort, learner, answers)
        lay(cohort, "dan", perfect_answers(load_questions(cohort.source)))
        learners = to_mark(cohort.teacher, cohort.module)
        found = {each.learner: each for each in autograde(cohort.teacher, cohort.module, learners)}
        assert to_mark(cohort.teacher, cohort.module) == ()
        return found


def test_the_same_marks_are_in_postgresql_and_nothing_on_disk(server, tmp_path, monkeypatch):
    usual = evening(tmp_path / "sqlite")
    monkeypatch.setenv("QIKIT_GRADEBOOK", server)
    there = evening(tmp_path / "postgresql")
    assert {name: marks(each) for name, each in there.items()} == {
        name: marks(each) for name, each in usual.items()
    }
    assert (tmp_path / "sqlite" / "teacher" / "course" / "gradebook.db").exists()
    assert not (tmp_path / "postgresql" / "teacher" / "course" / "gradebook.db").exists()


def test_the_server_itself_holds_them(server):
    with sqlalchemy.create_engine(server).connect() as connection:
        count = connection.execute(sqlalchemy.text("SELECT count(*) FROM submitted_assignment"))
        assert count.scalar_one() == 4
