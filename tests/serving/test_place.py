"""Each page knows its module, its step and its neighbours."""

from __future__ import annotations

from pathlib import Path

import nbformat.v4 as v4
import pytest

from qikit.learn.course_map import load_course
from qikit.serving.place import add_place, place_of
from qikit.serving.places import exercise_path, lesson_path
from qikit.serving.without_marking import leave_out_marked_cells


def lesson(root: Path, number: int) -> str:
    module = load_course(root).module("03-measurement")
    return lesson_path(module.slug, module.lessons[number - 1].file)


def test_the_first_lesson_has_nothing_before_it(copied: Path) -> None:
    place = place_of(copied, lesson(copied, 1))
    assert place["module"] == "Module 3: Measurement for improvement"
    assert place["step"] == "Lesson 1 of 7"
    assert "previous" not in place
    assert place["next"]["url"] == f"voila/render/{lesson(copied, 2)}"


def test_the_last_lesson_leads_to_the_exercise_and_that_to_handing_in(copied: Path) -> None:
    exercise = exercise_path("03-measurement", "measurement.ipynb")
    assert place_of(copied, lesson(copied, 7))["next"]["url"] == f"voila/render/{exercise}"
    there = place_of(copied, exercise)
    assert there["step"] == "Exercise"
    assert there["previous"]["url"] == f"voila/render/{lesson(copied, 7)}"
    assert there["next"] == {"title": "Hand in", "url": "course#exercise-03-measurement"}


def test_a_notebook_outside_the_map_only_knows_where_its_code_is(copied: Path) -> None:
    path = "learner/apps/my notes.ipynb"
    assert place_of(copied, path) == {"lab": "lab/tree/learner/apps/my%20notes.ipynb"}


@pytest.mark.parametrize(("text", "left_out"), [("The mean.", True), ("The mean $m$.", False)])
def test_the_formula_typesetter_is_loaded_only_for_formulas(
    copied: Path, text: str, left_out: bool
) -> None:
    notebook = copied / "learner" / "formulas.ipynb"
    notebook.parent.mkdir(exist_ok=True)
    notebook.write_text(text, encoding="utf-8")
    config = add_place(
        {}, settings={"server_root_dir": str(copied)}, notebook_path="learner/formulas.ipynb"
    )
    plugin = "@jupyterlab/mathjax-extension:plugin"
    assert (plugin in config.get("disabledExtensions", [])) is left_out
    assert config["fullMathjaxUrl"] == "null"


def test_cells_for_marking_are_left_out_of_a_page() -> None:
    cells = [
        v4.new_markdown_cell("# Exercise"),
        v4.new_code_cell('ask("q1")'),
        v4.new_code_cell('grade("q1")', metadata={"nbgrader": {"grade": True}}),
        v4.new_code_cell("...", metadata={"nbgrader": {"grade": False, "solution": True}}),
        v4.new_markdown_cell("locked", metadata={"nbgrader": {"grade": False, "locked": True}}),
    ]
    shown = leave_out_marked_cells(None, v4.new_notebook(cells=cells))
    assert [cell.source for cell in shown.cells] == ["# Exercise", 'ask("q1")', "locked"]
