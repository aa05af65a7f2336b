"""The map closes: every outcome is taught, practised and assessed; everything named is there."""

from __future__ import annotations

import re

import nbformat
import pytest

from qikit.apps import PLAYS
from qikit.apps.tools import toolbox
from qikit.errors import QikitError
from qikit.learn.course_map import load_course
from qikit.learn.overview import write_overview
from qikit.pathways.catalogue import data_sets
from qikit.workshop.games import GAMES, rules_of
from tests.course.conftest import COURSE, LESSON_IDS, LESSONS, MODULES, ROOT

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
every_lesson = pytest.mark.parametrize(("module", "lesson"), LESSONS, ids=LESSON_IDS)


def _source(path) -> str:
    notebook = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in notebook.cells)


@every_module
def test_every_outcome_is_taught_practised_and_assessed(module):
    taught = {outcome for lesson in module.lessons for outcome in lesson.teaches}
    practised = {outcome for question in module.practice for outcome in question.outcomes}
    assessed = {
        outcome for question in module.assessment if not question.optional
        for outcome in question.outcomes
    }  # fmt: skip
    assert set(module.outcomes) == taught == practised == assessed


@every_module
def test_every_part_of_a_framework_exists(module):
    known = {f"{name}.{part}" for name, parts in COURSE.frameworks.items() for part in parts}
    for outcome in module.outcomes.values():
        assert outcome.framework
        assert set(outcome.framework) <= known


@every_lesson
def test_a_lesson_is_there_and_titled_as_in_the_map(module, lesson):
    notebook = nbformat.read(module.folder / lesson.file, as_version=4)
    assert notebook.cells[0].source.splitlines()[0] == f"# {lesson.title}"


@every_lesson
def test_the_minutes_and_outcomes_on_the_page_are_those_of_the_map(module, lesson):
    opening = nbformat.read(module.folder / lesson.file, as_version=4).cells[0].source
    assert f"About {lesson.minutes} minutes" in opening
    listed = re.findall(r"^- (.+?)[;.]$", opening, flags=re.MULTILINE)
    promised = [module.outcomes[outcome].text for outcome in lesson.teaches]
    as_words = lambda text: re.sub(r"\W+", " ", text).strip().lower()  # noqa: E731
    assert [as_words(text) for text in listed] == [as_words(text) for text in promised]


@every_lesson
def test_each_question_of_a_lesson_is_asked_in_it_and_nowhere_else(module, lesson):
    number = int(lesson.file.split("-")[0])
    text = _source(module.folder / lesson.file)
    asked = set(re.findall(r"(?:ask|guess)\(\s*\"([a-z0-9-]+)\"", text))
    assert asked == {question.id for question in module.practice if question.lesson == number}
    assert any(question_id.startswith("g") for question_id in asked), "a lesson begins with a guess"


@every_module
def test_each_question_of_the_exercise_is_asked_and_graded_once(module):
    notebook = nbformat.read(module.exercise_folder / module.exercise.notebook, as_version=4)
    asked = re.findall(r"ask\(\"([a-z0-9-]+)\"\)", "\n".join(c.source for c in notebook.cells))
    graded = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    questions = {question.id: question.points for question in module.assessment}
    assert sorted(asked) == sorted(questions)
    assert {key: graded.get(key) for key in questions} == questions


@every_module
def test_the_tools_that_are_named_are_those_of_its_lessons(module):
    texts = "\n".join(_source(module.folder / lesson.file) for lesson in module.lessons)
    used = re.findall(r"^((?:play|tool)_\w+)\(", texts, flags=re.MULTILINE)
    assert list(module.tools) == [name.replace("_", "-") for name in dict.fromkeys(used)]


def test_every_tool_and_app_that_is_built_is_used():
    used = {tool for module in MODULES for tool in module.tools}
    used |= {f"tool-{name}".replace("_", "-") for name in toolbox.ORDER}
    assert {name.replace("_", "-") for name in PLAYS if name.startswith(("play_", "tool_"))} == used
    apps = "\n".join(_source(ROOT / "course" / "apps" / f"{name}.ipynb") for name in COURSE.apps)
    others = [name for name in PLAYS if not name.startswith(("play_", "tool_"))]
    assert all(f"{name}(" in apps for name in others)


@every_module
def test_apps_that_are_named_exist(module):
    for app in module.apps:
        assert app in COURSE.apps
        assert (ROOT / "course" / "apps" / f"{app}.ipynb").exists()


@pytest.mark.parametrize("game", GAMES)
def test_a_workshop_game_belongs_to_the_modules_that_it_says(game):
    numbers = tuple(module.number for module in MODULES if game in module.games)
    assert numbers == rules_of(game).modules
    assert {name for module in MODULES for name in module.games} <= set(GAMES)


def test_every_app_belongs_to_a_module():
    assert {app for module in MODULES for app in module.apps} == set(COURSE.apps)


@every_module
def test_data_sets_that_are_named_exist_and_are_used(module):
    texts = [_source(path) for path in module.folder.glob("*.ipynb")]
    texts += [_source(path) for path in module.exercise_folder.glob("*.ipynb")]
    texts += [path.read_text("utf-8") for path in (ROOT / "qikit/apps").rglob("*.py")]
    texts += [(ROOT / "qikit/apps/pathways/cases.yml").read_text("utf-8")]
    for name in module.datasets:
        assert name in data_sets()
        used = f'"{name}"', f"data: {name},", f"load_{name}("
        assert any(use in text for text in texts for use in used), f"{name} is not used"


def test_every_data_set_is_used_by_a_module():
    assert {name for module in MODULES for name in module.datasets} == set(data_sets())


def test_every_app_of_the_gallery_is_there_and_short():
    for name, entry in COURSE.apps.items():
        notebook = nbformat.read(ROOT / "course" / "apps" / f"{name}.ipynb", as_version=4)
        assert notebook.cells[0].source.splitlines()[0] == f"# {entry.title}"
        assert len(notebook.cells) <= 6


def test_every_module_folder_is_in_the_order_of_the_course():
    folders = {path.parent.name for path in (ROOT / "course" / "modules").glob("*/module.yml")}
    assert folders == set(COURSE.order)


def test_needs_point_to_modules_that_come_earlier():
    seen: set[str] = set()
    for module in MODULES:
        assert set(module.needs) <= seen
        seen.add(module.id)


def test_the_readme_shows_the_map_as_it_is():
    assert not write_overview(ROOT, COURSE), "README.md was out of date: run `qi fmt`"


def _copied(tmp_path, name, change):
    (tmp_path / "course" / "modules" / "03-measurement").mkdir(parents=True)
    for path in ("course/course.yml", "course/modules/03-measurement/module.yml"):
        text = (ROOT / path).read_text("utf-8")
        text = re.sub(r"(?<=^modules:\n)(  - .+\n)+", "  - 03-measurement\n", text, flags=re.M)
        (tmp_path / path).write_text(change(text) if path.endswith(name) else text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (
            "module.yml",
            "minutes: 7",
            "minutes: soon",
            r"lessons → 0 → minutes: .*03-measurement/module.yml",
        ),
        ("module.yml", "why:", "wherefore:", "why: Field required|wherefore"),
        ("course.yml", "modules:", "modules: {", "not a map"),
    ],
)
def test_a_map_that_does_not_hold_together_says_where(tmp_path, name, old, new, words):
    root = _copied(tmp_path, name, lambda text: text.replace(old, new, 1))
    with pytest.raises(QikitError, match=words):
        _ = load_course(root).modules


def test_a_folder_that_is_no_course_says_so(tmp_path):
    with pytest.raises(QikitError, match=r"course\.yml is missing.*Is this a course folder"):
        load_course(tmp_path)


def test_a_module_that_is_not_there_names_those_that_are():
    with pytest.raises(QikitError, match=r"no module called '13-luck'.*03-measurement"):
        COURSE.module("13-luck")


def test_a_readme_without_its_markers_is_left_alone(tmp_path):
    (tmp_path / "README.md").write_text("# Nothing here", "utf-8")
    with pytest.raises(QikitError, match="lost the markers"):
        write_overview(tmp_path, COURSE)
