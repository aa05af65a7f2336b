"""A hand-in that cannot be marked is told with its reason, kept, and stops nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from qikit.marking.autograde import autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.release import release
from qikit.marking.trouble import why_not_marked
from tests.marking.checkouts import Cohort, one_exchange


def change(handed_in: Path, edit: Callable[[nbformat.NotebookNode], None]) -> None:
    path = handed_in / "tea.ipynb"
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    path.chmod(0o644)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def wreck(handed_in: Path) -> None:
    (handed_in / "tea.ipynb").chmod(0o644)
    (handed_in / "tea.ipynb").write_text("{", encoding="utf-8")


def rename(handed_in: Path) -> None:
    (handed_in / "tea.ipynb").rename(handed_in / "tea (1).ipynb")


def delete(handed_in: Path) -> None:
    (handed_in / "tea.ipynb").unlink()


def odd_id(handed_in: Path) -> None:
    change(handed_in, lambda notebook: notebook.cells[0].update(id='"><script>'))


def leave_python(handed_in: Path) -> None:
    leave = new_code_cell("import os; os._exit(1)")
    change(handed_in, lambda notebook: notebook.cells.insert(2, leave))


DAMAGE = {
    "wrecked": (wreck, "its notebook cannot be read; it may be damaged or not a notebook at all"),
    "renamed": (rename, "its notebook has another name than the exercise's"),
    "deleted": (delete, "there is no notebook in it"),
    "odd-id": (odd_id, "its notebook does not have the form of a notebook any more"),
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    home = tmp_path_factory.mktemp("trouble")
    with one_exchange(home / "exchange"):
        cohort = Cohort(home)
        release(cohort.teacher, cohort.module)
        for name in (*DAMAGE, "left", "sound"):
            cohort.fetch(name)
            cohort.hand_in(name)
        collect(cohort.teacher, cohort.module)
        leave_python(cohort.teacher / "course" / "submitted" / "left" / "01-tea")
        for name, (damage, _) in DAMAGE.items():
            damage(cohort.teacher / "course" / "submitted" / name / "01-tea")
        learners = to_mark(cohort.teacher, cohort.module)
        return {each.learner: each for each in autograde(cohort.teacher, cohort.module, learners)}


@pytest.mark.parametrize("name", DAMAGE)
def test_each_damage_is_told_in_plain_words(marked, name):
    assert marked[name].result is None
    assert marked[name].reason == DAMAGE[name][1]
    assert marked[name].log.read_text(encoding="utf-8")


def test_answers_are_marked_although_the_code_stops_python(marked):
    assert marked["left"].result is not None
    assert len(marked["left"].told) == 1
    assert marked["left"].told[0].startswith("its code")


def test_the_sound_one_among_them_is_marked(marked):
    assert marked["sound"].result is not None
    assert marked["sound"].result.possible == 12


def test_an_unknown_reason_is_passed_on():
    assert why_not_marked(["", "Something new"]) == "nbgrader says: Something new"
    assert why_not_marked(["qikit.errors.QikitError: 'x' is odd.", "more"]) == "'x' is odd."
    assert why_not_marked([]) == "nbgrader says: no reason was given"
