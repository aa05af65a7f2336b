"""One hand-in is marked wholly or not at all."""

from __future__ import annotations

import os
import threading

import pytest
from filelock import FileLock

from qikit.errors import QikitError
from qikit.marking.autograde import autograde, to_mark
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from qikit.marking.engine import NbgraderStopped, convert, gradebook
from qikit.marking.grading.bench import MOST_BYTES, bench
from qikit.marking.grading.one import is_marked, mark_one
from qikit.marking.grading.report import report, tell
from qikit.marking.grading.reports import keep_report, kept_report
from qikit.marking.grading.unfinished import Unfinished
from qikit.marking.results import read_result
from tests.marking.grading.hand_ins import SLUG, lay, shown

RIGHT = {"q01-median": "26"}


@pytest.fixture
def desk(cohort):
    lay(cohort, "ada", RIGHT)
    return open_desk(cohort.teacher)


def test_what_was_interrupted_is_not_marked_whatever_lies_there(cohort, desk):
    mark_one(desk, SLUG, "ada")
    assert is_marked(desk, SLUG, "ada")
    Unfinished(desk, SLUG, "ada").begin({})
    assert not is_marked(desk, SLUG, "ada")
    assert to_mark(cohort.teacher, cohort.module) == ("ada",)
    mark_one(desk, SLUG, "ada")
    assert is_marked(desk, SLUG, "ada")


def test_a_note_remembers_what_was_settled_before_the_first_attempt(desk):
    note = Unfinished(desk, SLUG, "ada")
    assert note.begin({"q06-your-own": "a round"}) == {"q06-your-own": "a round"}
    assert Unfinished(desk, SLUG, "ada").begin({}) == {"q06-your-own": "a round"}
    note.end()
    assert not note.is_there
    assert note.begin({}) == {}


def test_a_half_marked_folder_of_an_earlier_attempt_is_cleared_away(cohort, desk):
    half = desk.records / "bench" / SLUG / "ada" / "autograded" / "ada" / SLUG
    half.mkdir(parents=True)
    (half / "tea.ipynb").write_text("{", encoding="utf-8")
    mark_one(desk, SLUG, "ada")
    assert "q01-median" in shown(cohort, "ada")
    assert not half.exists()


def test_a_newer_hand_in_takes_the_place_of_the_older(cohort, desk):
    mark_one(desk, SLUG, "ada")
    folder = desk.folder("submitted", SLUG, "ada")
    (folder / "timestamp.txt").write_text("2026-11-24 09:00:00.000000 UTC", encoding="utf-8")
    (folder / "note.txt").write_text("new", encoding="utf-8")
    assert not is_marked(desk, SLUG, "ada")
    mark_one(desk, SLUG, "ada")
    assert (desk.folder("autograded", SLUG, "ada") / "note.txt").read_text() == "new"


def test_whoever_had_to_wait_does_not_mark_again(desk):
    mark_one(desk, SLUG, "ada")
    notebook = desk.folder("autograded", SLUG, "ada") / "tea.ipynb"
    before = notebook.stat().st_ino
    lock = FileLock(desk.records / "locks" / SLUG / "ada")
    with lock:
        second = threading.Thread(target=mark_one, args=(desk, SLUG, "ada"))
        second.start()
        second.join(0.3)
        assert second.is_alive(), "it waits"
    second.join()
    assert notebook.stat().st_ino == before


def test_files_too_large_are_refused_in_words(desk):
    big = desk.folder("submitted", SLUG, "ada") / "big.bin"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with (
        pytest.raises(QikitError, match=r"larger than 67,108,864 bytes together"),
        bench(desk, SLUG, "ada"),
    ):
        pass


def test_a_pipe_in_a_hand_in_is_left_out_and_told_below_its_marks(desk, capsys):
    os.mkfifo(desk.folder("submitted", SLUG, "ada") / "pipe")
    assert main(["autograde", SLUG], desk.root) == 0
    line = "'pipe' leads elsewhere and is no file of its own; it was left out"
    assert kept_report(desk, SLUG, "ada") == (line,)
    assert f"1 of 1  ada: 2 of 12 marks\n      {line}\n" in capsys.readouterr().out


def test_nbgraders_own_button_refuses_links(desk):
    from nbgrader.converters import Autograde

    folder = desk.folder("submitted", SLUG, "ada")
    (folder / "answers.json").rename(folder / "mine.json")
    (folder / "answers.json").symlink_to(folder / "mine.json")
    with pytest.raises(NbgraderStopped) as stopped:
        convert(desk, Autograde, SLUG, learner="ada")
    assert "'answers.json' in this hand-in leads elsewhere" in "\n".join(stopped.value.log)
    assert not desk.folder("autograded", SLUG, "ada").exists()


def test_nbgraders_own_button_gives_the_same_marks(desk):
    from nbgrader.converters import Autograde

    convert(desk, Autograde, SLUG, learner="ada")
    assert is_marked(desk, SLUG, "ada")
    assert read_result(desk, SLUG, "ada").get("q01-median").marks == 2


def test_one_that_cannot_be_marked_stops_nobody_and_stays_to_be_marked(cohort, desk):
    lay(cohort, "ben", RIGHT)
    (desk.folder("submitted", SLUG, "ada") / "tea.ipynb").unlink()
    found = {
        each.learner: each for each in autograde(cohort.teacher, cohort.module, ("ada", "ben"))
    }
    assert found["ben"].result.get("q01-median").marks == 2
    assert found["ada"].reason == "there is no notebook in it"
    assert to_mark(cohort.teacher, cohort.module) == ("ada",)


def test_what_is_marked_again_is_to_be_marked_until_it_is(cohort, desk):
    lay(cohort, "ben", RIGHT)
    everybody = to_mark(cohort.teacher, cohort.module)
    list(autograde(cohort.teacher, cohort.module, everybody))
    assert to_mark(cohort.teacher, cohort.module) == ()
    assert list(autograde(cohort.teacher, cohort.module, everybody, lambda: True)) == []
    assert to_mark(cohort.teacher, cohort.module) == everybody == ("ada", "ben")


def test_a_reason_is_forgotten_when_it_is_marked_after_all(cohort, desk):
    notebook = desk.folder("submitted", SLUG, "ada") / "tea.ipynb"
    away = notebook.rename(desk.root / "away.ipynb")
    (failed,) = autograde(cohort.teacher, cohort.module, ("ada",))
    away.rename(notebook)
    (marked,) = autograde(cohort.teacher, cohort.module, ("ada",))
    assert marked.result is not None
    assert not failed.log.exists()


def test_each_line_is_told_once_and_kept_until_there_is_none(desk):
    with report() as lines:
        tell("once")
        tell("once")
    assert lines == ["once"]
    tell("nobody listens")
    keep_report(desk, SLUG, "ada", lines)
    assert kept_report(desk, SLUG, "ada") == ("once",)
    keep_report(desk, SLUG, "ada", [])
    assert kept_report(desk, SLUG, "ada") == ()


def test_who_finds_the_gradebook_busy_waits(desk):
    from sqlalchemy import text

    with gradebook(desk) as book:
        assert book.db.execute(text("PRAGMA busy_timeout")).scalar_one() == 60_000
