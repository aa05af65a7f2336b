"""The long steps: stopped, they say what is done and what is left, and go on from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qikit.marking.arriving.place import set_aside
from qikit.marking.autograde import to_mark
from qikit.marking.desk import open_desk
from qikit.marking.release import release
from qikit.marking.status import feedback_due, read_status
from qikit.serving.desk.diary import Diary, DiaryWriter, ask_to_stop, read_diary
from qikit.serving.desk.standing import read_standing
from qikit.serving.desk.steps import REST, STEPS
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.solutions import give

NAMES = ("anna", "ben", "cara")
Run = Callable[..., Diary]


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory):
    home = tmp_path_factory.mktemp("steps")
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        release(cohort.teacher, cohort.module)
        for name in NAMES:
            give(cohort.fetch(name), {"q01-median": "26"})
            cohort.hand_in(name)
        yield cohort


@pytest.fixture
def run(cohort: Cohort, tmp_path: Path) -> Run:
    """Do a step; it is stopped after it has asked ``looks`` times whether to stop."""

    def do(step: str, looks: int = 1000) -> Diary:
        path = tmp_path / f"{step}.jsonl"
        writer = Stopped(path, step)
        writer.looks = looks
        STEPS[step](cohort.teacher, cohort.module, writer)
        diary = read_diary(path)
        assert diary is not None
        return diary

    return do


class Stopped(DiaryWriter):
    """A diary whose reader pushes *Stop* after some hand-ins."""

    looks: int

    def must_stop(self) -> bool:
        if self.looks == 0:
            ask_to_stop(self._path, self.run)
        self.looks -= 1
        return super().must_stop()


def test_an_evening_with_many_stops_comes_to_the_same_end(cohort: Cohort, run: Run) -> None:
    root, module = cohort.teacher, cohort.module
    diary = run("mark", looks=0)
    assert (diary.ending, diary.left) == ("Stopped. 0 newly marked. 3 were left to do.", 3)
    assert read_standing(root, module).to_collect == read_status(root, module).not_collected
    assert read_status(root, module).not_collected == NAMES
    diary = run("mark")
    assert (diary.ending, diary.left) == ("3 newly marked.", 0)
    diary = run("mark-again", looks=len(NAMES) + 1)
    assert diary.ending == "Stopped. 1 newly marked. 2 were left to do."
    done = {line.about for line in diary.lines}
    assert set(to_mark(root, module)) == set(NAMES) - done
    rest, _ = REST["mark-again"]
    assert run(rest).ending == "2 newly marked."
    diary = run("feedback-early", looks=2)
    assert diary.ending == "Stopped. 2 given back. 1 was left to do."
    rest, _ = REST["feedback-early"]
    assert run(rest).ending == "1 given back."
    assert feedback_due(root, module, early=True) == ()
    assert run("feedback-early").ending == "There was no new feedback to give."


def test_what_is_set_aside_or_newer_is_counted_once_and_everywhere_the_same(
    cohort: Cohort, run: Run
) -> None:
    root, module = cohort.teacher, cohort.module
    (cohort.fetch("dan") / "tea.ipynb").write_text("no notebook", encoding="utf-8")
    cohort.hand_in("dan")
    cohort.hand_in("anna")
    standing, status = read_standing(root, module), read_status(root, module)
    assert standing.to_collect == status.not_collected == ("anna", "dan")
    assert standing.handed_in == status.handed_in == (*NAMES, "dan")
    (line,) = (line for line in run("mark").lines if line.is_trouble)
    assert (line.about, line.words[:19]) == ("dan", "not taken in, becau")
    standing, status = read_standing(root, module), read_status(root, module)
    assert standing.to_collect == status.not_collected == ()
    assert standing.handed_in == status.handed_in == (*NAMES, "dan")
    assert [one.learner for one in set_aside(open_desk(root), module.slug)] == ["dan"]
