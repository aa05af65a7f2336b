"""Reading a notebook, however it was saved or worn."""

from __future__ import annotations

import json

import pytest

from qikit.marking.mending.reading import LARGEST, MOST_CELLS, read_notebook
from tests.marking.mending.notebooks import as_bytes, learners, typed


def sources(content: bytes) -> list[str]:
    return [cell.source for cell in read_notebook(content).notebook.cells]


WHOLE = as_bytes(learners())
AS_WRITTEN = [cell.source for cell in learners().cells]


def test_a_sound_notebook_is_read_without_a_word():
    read = read_notebook(WHOLE)
    assert [cell.source for cell in read.notebook.cells] == AS_WRITTEN
    assert (read.told, read.trouble) == ((), "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_another_encoding_is_read_and_told(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    read = read_notebook(mark + WHOLE.decode().encode(encoding))
    assert [cell.source for cell in read.notebook.cells] == AS_WRITTEN
    assert [each.kind for each in read.told] == ["encoding"]


def test_letters_of_an_old_windows_are_read():
    notebook = learners()
    notebook.cells.append(typed("naïve café", "markdown"))
    assert sources(as_bytes(notebook).decode().encode("cp1252"))[-1] == "naïve café"


def test_of_a_notebook_that_breaks_off_the_whole_cells_are_read():
    place = WHOLE.index(b'"q2-') if b'"q2-' in WHOLE else WHOLE.index(b"## Second")
    read = read_notebook(WHOLE[:place])
    assert [cell.source for cell in read.notebook.cells] == AS_WRITTEN[:4]
    assert [each.told for each in read.told] == [
        "The notebook file was damaged; its first 4 cells could be read."
    ]


def test_an_old_notebook_is_renewed():
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["Second"]},
        {"cell_type": "code", "input": ["grade(", '"q1")'], "language": "python", "outputs": []},
    ]
    old = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": cells}]}
    read = read_notebook(json.dumps(old).encode())
    assert [cell.source for cell in read.notebook.cells] == ["## Second", 'grade("q1")']
    assert [each.kind for each in read.told] == ["old-form"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b" \n ", "its notebook is empty"),
        (b"<html>", "its notebook cannot be read"),
        (b"[1, 2]", "its notebook cannot be read"),
        (b'{"cells": []}', "its notebook has no cells"),
        (b'{"cells": {"a": 1}}', "its notebook has no cells"),
        (b'{"cells": [1, null, "x"]}', "its notebook has no cells"),
        (b" " * LARGEST + b"{}", "its notebook is larger than 20 MB"),
        (json.dumps({"cells": [{}] * (MOST_CELLS + 1)}).encode(), "has more than 2000 cells"),
        (b"[" * 100_000, "its notebook cannot be read"),
        (b"\xff\xfe\x00", "its notebook cannot be read"),
    ],
    ids=["blank", "a page", "a list", "no cells", "cells that are none", "not cells", "huge",
         "endless", "deep", "half a letter"],
)  # fmt: skip
def test_what_cannot_be_read_is_said(content, words):
    read = read_notebook(content)
    assert read.notebook is None
    assert words in read.trouble


def test_cells_of_odd_kinds_and_marks_are_made_plain():
    odd = {
        "cells": [
            {"cell_type": "video", "source": 7, "metadata": [], "id": 9},
            {"cell_type": "code", "source": ["a", 1, "b"], "metadata": {"nbgrader": "yes"}},
            {"cell_type": "raw", "source": "c", "metadata": {"nbgrader": {"grade_id": ["q1"]}}},
        ]
    }
    cells = read_notebook(json.dumps(odd).encode()).notebook.cells
    assert [(cell.cell_type, cell.source) for cell in cells] == [
        ("markdown", ""), ("code", "ab"), ("raw", "c")
    ]  # fmt: skip
    assert [cell.metadata for cell in cells] == [{}, {}, {}]
