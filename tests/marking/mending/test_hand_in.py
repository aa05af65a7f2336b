"""Mending a whole hand-in: what is marked of it, what is told, what is set aside."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import nbformat
import pytest

from qikit.errors import QikitError
from qikit.learn.course_map import load_course
from qikit.marking.desk import open_desk
from qikit.marking.mending.hand_in import mend_hand_in, resembles
from qikit.marking.mending.master import Master, load_master
from tests.marking.mending.notebooks import as_bytes, learners, typed
from tests.marking.mending.test_answers import GIVEN, file_of

RELEASED = {"tea.ipynb", "answers.json", "questions.json", "answers_at_once.py"}


@pytest.fixture(scope="module")
def master(released_once: Path) -> Master:
    root = released_once / "teacher"
    return load_master(open_desk(root), load_course(root).modules[0])


def mended(master: Master, files: dict[str, bytes]):
    return mend_hand_in({PurePosixPath(name): c for name, c in files.items()}, master)


def names(done) -> set[str]:
    return {str(path) for path in done.files}


def kinds(done) -> list[str]:
    return [each.kind for each in done.told]


def sound(master: Master) -> dict[str, bytes]:
    return {
        "tea.ipynb": as_bytes(master.notebook), "answers.json": file_of(GIVEN), **master.files
    }  # fmt: skip


def test_a_sound_hand_in_is_marked_as_it_is(master):
    done = mended(master, sound(master))
    assert (names(done), done.told, done.set_aside) == (RELEASED, (), "")
    notebook = nbformat.reads(done.files[PurePosixPath("tea.ipynb")].decode(), as_version=4)
    assert notebook.cells == master.notebook.cells


def test_the_courses_own_questions_are_used_whatever_came(master):
    files = sound(master) | {"questions.json": b"{}", "answers_at_once.py": b"import os"}
    done = mended(master, files)
    assert {n: done.files[PurePosixPath(n)] for n in master.files} == master.files


def test_code_that_a_notebook_could_load_is_left_out_and_data_is_kept(master):
    done = mended(master, sound(master) | {
        "qikit.py": b"x", "page.html": b"x", "data/ours.csv": b"1", "photo.JPG": b"2",
    })  # fmt: skip
    assert names(done) == RELEASED | {"data/ours.csv", "photo.JPG"}
    assert [each.told for each in done.told] == [
        "Not needed for marking, and left out of it: “page.html” and “qikit.py”."
    ]


def test_data_beyond_measure_is_left_out(master):
    large = b"0" * 15 * 1024 * 1024
    done = mended(master, sound(master) | {"a.csv": large, "b.csv": large})
    assert names(done) == RELEASED | {"a.csv"}


def test_a_renamed_notebook_is_found_and_told(master):
    files = sound(master)
    files["my tea (2).ipynb"] = files.pop("tea.ipynb")
    done = mended(master, files)
    assert (names(done), kinds(done)) == (RELEASED, ["renamed"])


def test_of_several_notebooks_the_one_by_its_name_counts(master):
    files = sound(master) | {"tea-Copy1.ipynb": as_bytes(master.notebook)}
    assert [each.told for each in mended(master, files).told] == [
        "Not needed for marking, and left out of it: “tea-Copy1.ipynb”."
    ]


def test_a_copy_counts_where_the_notebook_by_its_name_is_empty(master):
    files = sound(master) | {"tea.ipynb": b"", "tea-Copy1.ipynb": as_bytes(master.notebook)}
    assert kinds(mended(master, files)) == ["renamed", "extra-files"]


@pytest.mark.parametrize(
    ("notebook", "words"),
    [
        (b"", "Its notebook is empty: the saved answers were marked without it."),
        (b"hello", "Its notebook cannot be read; it may be damaged or not be one: the saved"),
        (as_bytes(learners()), "Its notebook is not the one of this exercise: the saved answers"),
        (None, "There is no notebook in it: the saved answers were marked without it."),
    ],
)
def test_answers_are_marked_whatever_became_of_the_notebook(master, notebook, words):
    files = sound(master) | {"tea.ipynb": notebook}
    done = mended(master, {name: c for name, c in files.items() if c is not None})
    assert done.set_aside == ""
    assert done.told[0].told.startswith(words)
    kept = nbformat.reads(done.files[PurePosixPath("tea.ipynb")].decode(), as_version=4)
    assert kept.cells == master.notebook.cells


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "there is no notebook in it, and there is no answers file"),
        ({"tea.ipynb": b""}, "its notebook is empty, and there is no answers file"),
        (
            {"tea.ipynb": b"", "answers.json": b'{"answers": {}}'},
            "its notebook is empty, and no answers are saved in its answers file",
        ),
        (
            {"tea.ipynb": as_bytes(learners()), "answers.json": b'{"answers": {}}'},
            "its notebook is not the one of this exercise, and no answers are saved in its answers",
        ),
        (
            {"tea.ipynb": b"", "answers.json": file_of({"q99-x": "a"})},
            "its answers are to another exercise",
        ),
    ],
)
def test_it_is_set_aside_only_if_nothing_of_the_learners_work_is_there(master, files, reason):
    done = mended(master, files)
    assert done.set_aside.startswith(reason)
    assert done.files == {}


def test_a_notebook_alone_is_marked_for_what_is_in_it(master):
    notebook = nbformat.reads(as_bytes(master.notebook).decode(), as_version=4)
    notebook.cells.append(typed("my own", "markdown"))
    done = mended(master, {"tea.ipynb": as_bytes(notebook)})
    assert (done.set_aside, kinds(done)) == ("", ["answers-missing"])


def test_what_is_in_it_shows_which_exercise_it_is_of(master):
    def likeness(files: dict[str, bytes]) -> int:
        by_path = {PurePosixPath(name): content for name, content in files.items()}
        return resembles(by_path, master.questions, master.notebook)

    assert likeness(sound(master)) > likeness({"a.ipynb": b"{}"}) == 0
    assert likeness({"answers.json": file_of({"q99-x": "a"})}) < 0


def test_a_cell_is_called_by_the_title_of_its_question(master):
    assert master.titles["q01-median"] == "A usual round"


def test_a_module_without_an_exercise_has_no_master(released_once):
    root = released_once / "teacher"
    module = load_course(root).modules[0].model_copy(update={"exercise": None})
    with pytest.raises(QikitError, match="Module '01-tea' has no exercise"):
        load_master(open_desk(root), module)


def test_what_was_never_released_is_released_first(unreleased):
    root = unreleased.teacher
    assert load_master(open_desk(root), unreleased.module).name == "tea.ipynb"
    assert (root / "course" / "release" / "01-tea" / "tea.ipynb").is_file()
