"""Habits of a lesson: short, in order, without logic, and ending with something to do."""

from __future__ import annotations

import ast
import itertools
import re

import nbformat
import pytest

from tests.course.conftest import LESSON_IDS, LESSONS, MODULES

MOST_CELLS, MOST_WORDS, MOST_LINES, MOST_WORDS_A_CELL = 25, 900, 15, 120
CLOSING = ["On Monday", "Take away", "Next", "Sources"]
FORBIDDEN = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.Lambda)
AMERICAN = re.compile(
    r"\b(behavior|organiz\w+|analyz\w+|program of|center|color|pediatric)\b", re.I
)
TITLE = re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)")  # in italics; a book's title keeps its own spelling

every_lesson = pytest.mark.parametrize(("module", "lesson"), LESSONS, ids=LESSON_IDS)


@pytest.fixture
def cells(module, lesson):
    return nbformat.read(module.folder / lesson.file, as_version=4).cells


def _markdown(cells):
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


def _code(cells):
    return [cell.source for cell in cells if cell.cell_type == "code"]


@every_lesson
def test_a_lesson_is_short(cells):
    assert len(cells) <= MOST_CELLS
    assert sum(len(text.split()) for text in _markdown(cells)) <= MOST_WORDS
    assert max(len(text.split()) for text in _markdown(cells)) <= MOST_WORDS_A_CELL
    assert max(len(code.splitlines()) for code in _code(cells)) <= MOST_LINES


@every_lesson
def test_a_lesson_holds_no_logic(cells):
    for code in _code(cells):
        assert not code.lstrip().startswith(("%", "!"))
        found = [node for node in ast.walk(ast.parse(code)) if isinstance(node, FORBIDDEN)]
        assert not found, code


@every_lesson
def test_headings_go_down_one_level_at_a_time(cells):
    levels = [
        len(m) for text in _markdown(cells) for m in re.findall(r"^(#+) ", text, re.MULTILINE)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@every_lesson
def test_a_lesson_ends_with_something_to_do(cells):
    headings = re.findall(r"^## (.+)$", "\n".join(_markdown(cells)), re.MULTILINE)
    assert headings[-len(CLOSING) :] == CLOSING


@every_lesson
def test_imports_stand_in_one_cell_and_nothing_is_hidden(cells):
    importing = [code for code in _code(cells) if "import " in code]
    assert importing == [_code(cells)[0]]


@every_lesson
def test_there_is_something_to_play_with(cells):
    assert re.search(
        r"^(play_\w+|tool_\w+|your_own_data|signal_or_noise)\(.*\)$", "\n".join(_code(cells)), re.M
    )


@every_lesson
def test_invented_data_and_people_say_so(cells):
    text = "\n".join(_markdown(cells)).lower()
    if 'load("sepsis")' in "\n".join(_code(cells)):
        assert "synthetic" in text
    assert "invented" in text


@every_lesson
def test_links_between_pages_lead_somewhere(module, cells):
    for target in re.findall(r"\]\(([^)#]+)\)", "\n".join(_markdown(cells))):
        if not target.startswith(("http://", "https://")):
            assert (module.folder / target).exists() or _in_learners_tree(module, target), target


def _in_learners_tree(module, target):
    # Lessons are read from learner/lessons/<module>/, exercises from learner/<module>/.
    return target == f"../../{module.slug}/{module.exercise.notebook}" or target.startswith(
        "../../apps/"
    )


@every_lesson
def test_sources_are_https_and_named(cells):
    sources = next(text for text in _markdown(cells) if text.startswith("## Sources"))
    assert "http://" not in sources
    assert re.search(r"^- ", sources, re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
def test_the_spelling_is_british(module):
    for path in [*module.folder.iterdir(), *module.exercise_folder.iterdir()]:
        if path.suffix in {".ipynb", ".yml", ".md"}:
            found = AMERICAN.findall(TITLE.sub("", path.read_text("utf-8")))
            assert not found, f"{path.name}: {found}"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
def test_a_nudge_is_one_short_question_and_never_the_key(module):
    for question in [*module.practice, *module.assessment]:
        for slip, hint in _hints(question):
            assert len(hint.split()) <= 30, (question.id, slip)
            assert "?" in hint, (question.id, slip)


def _hints(question):
    yield from question.nudges()
    for option in getattr(question, "options", ()):
        if option.missed:
            yield f"missed {option.id}", option.missed
