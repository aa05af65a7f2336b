"""The one form of a notebook: reached from any saved state, and stable once reached."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4

from qikit.notebooks import canonical_text, is_readable, slug

NBGRADER = {"grade": True, "locked": True, "points": 1, "schema_version": 3, "solution": False}


def as_lab_saves_it() -> str:
    """A notebook as JupyterLab leaves it after a run: outputs, counts, states and all."""
    picture = v4.new_output("display_data", {"text/plain": "42"})
    code = v4.new_code_cell("load('sepsis')", id="8f1a9c04", outputs=[picture], execution_count=7)
    code.metadata.update(
        trusted=True, collapsed=False, tags=["hide-input"], execution={"iopub.execute_input": "x"}
    )
    text = v4.new_markdown_cell("# Größe – was nun?", id="0123abcd", attachments={})
    graded = v4.new_code_cell("check()", id="ffff0000")
    graded.metadata["nbgrader"] = {**NBGRADER, "grade_id": "q1-check"}
    unnamed = v4.new_markdown_cell("Why?\n\nBecause.", id="abcdef01")
    unnamed.metadata["nbgrader"] = {**NBGRADER, "grade_id": "cell-0a1b2c3d4e5f6071"}
    metadata = {
        "kernelspec": {"display_name": "Mine", "language": "python", "name": "mine"},
        "language_info": {"name": "python", "version": "3.12.4", "file_extension": ".py"},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
        "toc": {"base_numbering": 1},
    }
    notebook = v4.new_notebook(cells=[text, code, graded, unnamed], metadata=metadata)
    return json.dumps(notebook, indent=2, ensure_ascii=True)


@pytest.fixture(scope="module")
def kept() -> str:
    return canonical_text(as_lab_saves_it())


@pytest.fixture(scope="module")
def notebook(kept: str) -> dict[str, Any]:
    return json.loads(kept)


def test_nothing_of_a_run_is_kept(notebook: dict[str, Any]) -> None:
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * 2


def test_only_metadata_that_means_something_is_kept(notebook: dict[str, Any]) -> None:
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    kept = [set(cell["metadata"]) for cell in notebook["cells"]]
    assert kept == [set(), {"tags"}, {"nbgrader", "tags"}, {"nbgrader"}]


def test_all_cells_can_be_run_past_a_question_that_is_not_right_yet(
    notebook: dict[str, Any],
) -> None:
    assert notebook["cells"][2]["metadata"]["tags"] == ["raises-exception"]


def test_cells_get_names_that_can_be_read(notebook: dict[str, Any]) -> None:
    names = [cell["id"] for cell in notebook["cells"]]
    assert names == ["gr-e-was-nun", "load-sepsis", "q1-check", "why"]


def test_a_graded_cell_has_one_name(notebook: dict[str, Any]) -> None:
    graded = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    assert [c["metadata"]["nbgrader"]["grade_id"] for c in graded] == [c["id"] for c in graded]


def test_the_text_can_be_read_in_a_diff(kept: str) -> None:
    assert "Größe – was nun?" in kept
    assert kept.startswith('{\n "cells": [\n')
    assert kept.endswith("}\n")
    assert not kept.endswith("\n\n")


def test_an_old_notebook_is_brought_up_to_date() -> None:
    old = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}
    assert json.loads(canonical_text(json.dumps(old)))["nbformat_minor"] == 5


def test_saved_again_by_jupyter_it_stays_the_same(kept: str) -> None:
    again = nbformat.writes(nbformat.reads(kept, as_version=4))
    assert canonical_text(again) == kept


@given(
    st.lists(
        st.tuples(
            st.text(max_size=60),
            st.from_regex(r"[a-zA-Z0-9_-]{1,64}", fullmatch=True),
            st.sampled_from([v4.new_code_cell, v4.new_markdown_cell, v4.new_raw_cell]),
        ),
        max_size=6,
        unique_by=lambda cell: cell[1],
    )
)
def test_doing_it_twice_changes_nothing_more(cells: list[tuple[str, str, Any]]) -> None:
    made = v4.new_notebook(cells=[new(source, id=name) for source, name, new in cells])
    once = canonical_text(nbformat.writes(made))
    assert canonical_text(once) == once
    kept = json.loads(once)["cells"]
    assert ["".join(cell["source"]) for cell in kept] == [source for source, _, _ in cells]
    names = [cell["id"] for cell in kept]
    assert len(set(names)) == len(names)
    assert all(map(is_readable, names))


@pytest.mark.parametrize("name", ["8f1a9c04", "cell-8f1a9c04", "0a1b2c3d4e5f6071", "", "ä", "-x"])
def test_names_that_editors_give_are_not_readable(name: str) -> None:
    assert not is_readable(name)


def test_a_slug_is_made_of_whole_words() -> None:
    name = slug("# Operational definitions that two people apply alike, every time")
    assert name == "operational-definitions-that-two-people"


def test_what_is_no_notebook_is_refused() -> None:
    with pytest.raises(nbformat.reader.NotJSONError):
        canonical_text("# not JSON")
