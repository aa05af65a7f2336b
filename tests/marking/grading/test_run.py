"""A learner's code is run to be looked at, where it can be isolated, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
import pytest

from qikit.marking.autograde import Marked, autograde
from qikit.marking.desk import open_desk
from qikit.marking.grading import mischief
from qikit.marking.grading.run import noticed
from tests.marking.grading.hand_ins import NOTEBOOK, SLUG, lay, limit, marks, shown

RIGHT = {"q01-median": "26"}
OWN = "print('six times seven is', 6 * 7)"
RAN = "six times seven is 42"


@pytest.fixture
def without_bubblewrap(monkeypatch):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))


def mark(cohort) -> Marked:
    [marked] = autograde(cohort.teacher, cohort.module, ("ada",))
    return marked


def test_what_a_learner_programmed_is_shown_to_whoever_marks(isolation, cohort):
    lay(cohort, "ada", RIGHT, OWN)
    marked = mark(cohort)
    assert RAN in shown(cohort, "ada")
    assert (marks(marked)["q01-median"], marked.told) == (2, ())


def test_a_hand_in_of_answers_alone_runs_nothing(cohort):
    lay(cohort, "ada", RIGHT)
    assert marks(mark(cohort))["q01-median"] == 2
    folder = open_desk(cohort.teacher).folder("autograded", SLUG, "ada")
    cells = nbformat.read(folder / NOTEBOOK, as_version=4).cells
    ran = [cell for cell in cells if cell.get("outputs") and not cell.metadata.get("nbgrader")]
    assert ran == []


def test_code_that_cannot_be_isolated_is_not_run_and_the_answers_are_marked(
    cohort, without_bubblewrap
):
    lay(cohort, "ada", RIGHT, OWN)
    marked = mark(cohort)
    assert marks(marked)["q01-median"] == 2
    assert RAN not in shown(cohort, "ada")
    [line] = marked.told
    assert line.startswith("its code was not run, because it cannot be isolated here.")
    assert "bwrap (package bubblewrap) is not installed" in line


def test_only_who_says_so_runs_it_without_isolation(cohort, without_bubblewrap, monkeypatch):
    monkeypatch.setenv("QIKIT_RUN_UNISOLATED", "yes")
    lay(cohort, "ada", RIGHT, OWN)
    marked = mark(cohort)
    assert RAN in shown(cohort, "ada")
    assert "its code was run without isolation, as your settings say" in marked.told[0]


def test_it_may_load_the_courses_data_and_read_its_own_files(isolation, cohort):
    folder = lay(
        cohort, "ada", RIGHT, "from qikit import load\nprint(len(load('ae-england')) > 9)",
        "print(open('mine.csv').read())",
    )  # fmt: skip
    (folder / "mine.csv").write_text("my own waits", encoding="utf-8")
    marked = mark(cohort)
    assert "True" in shown(cohort, "ada")
    assert "my own waits" in shown(cohort, "ada")
    assert marked.told == ()


def test_who_wants_the_courses_charts_beside_the_answers_can_have_them(isolation, cohort):
    limit(cohort, always=True)
    lay(cohort, "ada", RIGHT)
    assert mark(cohort).told == ()
    assert "Question: A usual round" in shown(cohort, "ada")


@pytest.mark.parametrize(
    "reply",
    [None, {}, {"content": {"user_expressions": {"seen": {"data": {"text/plain": "os.system"}}}}}],
)
def test_a_kernel_may_answer_anything_at_all(reply):
    assert noticed(reply) == []


def test_what_was_noticed_is_told_in_our_words():
    said = {"content": {"user_expressions": {"seen": {"data": {"text/plain": "['network', '?']"}}}}}
    assert [mischief.NOTICED[kind] for kind in noticed(said)] == [mischief.NETWORK]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        ("gaierror: [Errno -3] Temporary failure in name resolution", mischief.NETWORK),
        ("OSError: [Errno 30] Read-only file system: '/usr/x'", mischief.CHANGE),
        ("BlockingIOError: [Errno 11] Resource temporarily unavailable", mischief.PROGRAMS),
        ("OSError: [Errno 28] No space left on device", mischief.DISK),
        ("FileNotFoundError: [Errno 2] No such file or directory: '../ben'", mischief.LOOK),
        ("PermissionError: [Errno 1] Operation not permitted", mischief.RIGHTS),
    ],
)
def test_an_error_says_what_was_tried(error, line):
    assert mischief.shown_by(error) == (line,)


def test_a_mere_mistake_accuses_nobody():
    assert mischief.shown_by("FileNotFoundError: [Errno 2] No such file: 'my.csv'") == ()
