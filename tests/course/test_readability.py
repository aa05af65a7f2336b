"""Lessons can be read by anybody: the reading age of their prose, lesson by lesson.

Reading age is taken as the Flesch-Kincaid grade plus 5 (Kincaid and others, 1975).
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import nbformat
import pytest
import textstat

from tests.course.conftest import LESSON_IDS, LESSONS

HIGHEST_MEDIAN, HIGHEST = 13, 15


def prose(path: Path) -> str:
    """The running text of a notebook: no code, no tables, no list of sources."""
    cells = nbformat.read(path, as_version=4).cells
    said = [cell.source for cell in cells if cell.cell_type == "markdown"]
    lines = "\n".join(text for text in said if not text.startswith("## Sources")).splitlines()
    return " ".join(_sentence(line) for line in lines if line.strip() and not line.startswith("|"))


def _sentence(line: str) -> str:
    line = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line.strip())
    line = re.sub(r"[*_`]", "", re.sub(r"^(#+|[-*]|\d+\.)\s+", "", line))
    return line if line[-1:] in ".?!:" else f"{line}."


def reading_age(path: Path) -> float:
    return float(textstat.flesch_kincaid_grade(prose(path))) + 5


@pytest.mark.parametrize(("module", "lesson"), LESSONS, ids=LESSON_IDS)
def test_no_lesson_is_hard_to_read(module, lesson, record_property):
    age = reading_age(module.folder / lesson.file)
    record_property("reading_age", age)
    assert age <= HIGHEST


def test_the_course_as_a_whole_is_easy_to_read():
    assert median(reading_age(m.folder / lesson.file) for m, lesson in LESSONS) <= HIGHEST_MEDIAN


def test_the_measure_tells_plain_words_from_officialese(tmp_path):
    plain = "Joan fell in the night. The bell was on the wrong side. Nobody moved it."
    heavy = (
        "Notwithstanding organisational prioritisation, multidisciplinary implementation of "
        "standardised falls-prevention interventions demonstrated considerable heterogeneity."
    )
    ages = []
    for name, text in (("plain", plain), ("heavy", heavy)):
        cell = nbformat.v4.new_markdown_cell(text)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / f"{name}.ipynb")
        ages.append(reading_age(tmp_path / f"{name}.ipynb"))
    assert ages[0] < 9
    assert ages[1] > 15
