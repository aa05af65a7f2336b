"""Marking is killed at random moments and started again: the same gradebook, nothing done twice.

Four moments here; ``QIKIT_KILLS=20`` for as many as you like.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qikit.learn.questions import load_questions
from qikit.marking.autograde import autograde, to_mark
from qikit.marking.desk import open_desk
from qikit.marking.engine import gradebook
from qikit.marking.release import release
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.grading.hand_ins import SLUG, lay, shown
from tests.marking.solutions import perfect_answers

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("QIKIT_KILLS", "4"))
KILLS_EACH = 2
COUNT = 6
READ = "q06-your-own"
MARK = """
import sys
from pathlib import Path
from qikit.learn.course_map import load_course
from qikit.marking.autograde import autograde, to_mark
root = Path(sys.argv[1])
module = load_course(root).modules[0]
for done in autograde(root, module, to_mark(root, module)):
    print(done.learner, flush=True)
"""


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A cohort handed in, one of it marked before and read by a person; an undisturbed run."""

    home: Path
    undisturbed: dict[str, Any]
    seconds: float


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ready]:
    home = tmp_path_factory.mktemp("killed")
    with one_exchange(home / "exchange"):
        cohort = Cohort(home / "first")
        release(cohort.teacher, cohort.module)
        right = list(perfect_answers(load_questions(cohort.source)).items())
        for number in range(COUNT):
            lay(cohort, f"learner-{number}", dict(right[number % 3 :]))
        read_by_a_person(cohort, "learner-0")
        undisturbed = copied(home, "undisturbed")
        began = time.monotonic()
        assert mark(undisturbed).wait() == 0
        yield Ready(home=home, undisturbed=book(undisturbed), seconds=time.monotonic() - began)


def read_by_a_person(cohort: Cohort, learner: str) -> None:
    """Mark one now, have a person mark its written answer, and hand the same in again."""
    list(autograde(cohort.teacher, cohort.module, (learner,)))
    desk = open_desk(cohort.teacher)
    with gradebook(desk) as book:
        grade = book.find_grade(READ, "tea", SLUG, learner)
        grade.manual_score, grade.needs_manual_grade = 3.0, False
        book.db.commit()
    later = desk.folder("submitted", SLUG, learner) / "timestamp.txt"
    later.write_text("2026-11-23 21:00:00.000000 UTC", encoding="utf-8")


def copied(home: Path, name: str) -> Cohort:
    shutil.copytree(home / "first", home / name)
    return Cohort(home / name)


def mark(cohort: Cohort) -> subprocess.Popen[str]:
    """Marking, as the leader of a group of its own, so that all of it can be killed."""
    return subprocess.Popen(
        [sys.executable, "-c", MARK, str(cohort.teacher)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def book(cohort: Cohort) -> dict[str, Any]:
    """Every mark in the gradebook, and when what it marks was handed in."""
    with gradebook(open_desk(cohort.teacher)) as book:
        submissions = book.assignment_submissions(SLUG)
        names = [submission.student.id for submission in submissions]
        assert len(names) == len(set(names)), "somebody is in it twice"
        return {
            submission.student.id: (submission.timestamp, sorted(
                (grade.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                for notebook in submission.notebooks for grade in notebook.grades
            ))
            for submission in submissions
        }  # fmt: skip


@pytest.mark.parametrize("number", range(KILLS // KILLS_EACH))
def test_killed_and_started_again_it_comes_to_the_same_gradebook(ready, number):
    chance = random.Random(number)
    cohort = copied(ready.home, f"killed-{number}")
    told: list[str] = []
    for _ in range(KILLS_EACH):
        running = mark(cohort)
        time.sleep(chance.uniform(0.1, 1.0) * ready.seconds)
        end(running, everything=chance.random() < 0.5)
        told += running.communicate()[0].split()
    last = mark(cohort)
    told += last.communicate()[0].split()
    assert last.returncode == 0
    assert book(cohort) == ready.undisturbed
    assert len(told) == len(set(told)), "somebody was marked twice"
    assert to_mark(cohort.teacher, cohort.module) == ()
    assert all(shown(cohort, name) for name in ready.undisturbed)
    assert not list(cohort.teacher.glob(".qi/marking/bench/*/*"))


def end(running: subprocess.Popen[str], *, everything: bool) -> None:
    """Kill it: the one process alone, or its workers with it."""
    if everything:
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
