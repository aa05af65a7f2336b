"""``learner/``, built from the real course with the real nbgrader."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qikit.learn.answers import AnswerFile
from qikit.serving.prepare import prepare_learner_copies

NOT_FOR_LEARNERS = {"questions.yml", "answers_key.py", "tutor.md", "module.yml"}


@pytest.fixture(scope="module")
def prepared(copied: Path) -> Path:
    prepare_learner_copies(copied)
    return copied


def written(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def without_links(notebook: str) -> str:
    return re.sub(r'\[([^][]+)]\(/course/glossary#[\w-]+ \\"[^"]*\\"\)', r"\1", notebook)


def test_every_lesson_app_and_exercise_is_there(prepared: Path) -> None:
    course, learner = prepared / "course", prepared / "learner"
    for source in (course / "modules" / "03-measurement").glob("*.ipynb"):
        copy = learner / "lessons" / "03-measurement" / source.name
        assert without_links(copy.read_text("utf-8")) == source.read_text("utf-8")
    for source in (course / "apps").glob("*.ipynb"):
        assert (learner / "apps" / source.name).read_bytes() == source.read_bytes()
    assert (learner / "03-measurement" / "measurement.ipynb").exists()


def test_what_only_teachers_see_is_nowhere_among_the_copies(prepared: Path) -> None:
    names = {path.name for path in (prepared / "learner").rglob("*")}
    assert not names & NOT_FOR_LEARNERS


def test_questions_marked_later_came_without_their_key(prepared: Path) -> None:
    for file in (prepared / "learner").rglob("questions.json"):
        for question in json.loads(file.read_text(encoding="utf-8"))["questions"]:
            if question.get("check") == "when-marked" and question["kind"] != "text":
                assert question["withheld"]
                assert '"right"' not in json.dumps(question)


def test_a_second_start_writes_nothing(prepared: Path) -> None:
    before = written(prepared / "learner")
    prepare_learner_copies(prepared)
    assert written(prepared / "learner") == before


def test_a_newer_course_keeps_answers_and_says_where_a_changed_notebook_went(
    prepared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = prepared / "learner" / "lessons" / "03-measurement"
    AnswerFile(folder).save("q1-purpose", "a")
    mine = folder / "1-why-we-measure.ipynb"
    mine.write_text("my notes", encoding="utf-8")
    source = prepared / "course" / "modules" / "03-measurement" / mine.name
    newer = source.read_text(encoding="utf-8").replace("Why we measure", "Why we count")
    source.write_text(newer, encoding="utf-8")
    prepare_learner_copies(prepared)
    assert AnswerFile(folder).read()["q1-purpose"].answer == "a"
    assert (folder / "1-why-we-measure (my version).ipynb").read_text() == "my notes"
    assert "Why we count" in mine.read_text(encoding="utf-8")
    assert capsys.readouterr().out == (
        "The course has a newer version of '1-why-we-measure.ipynb', which you had changed: "
        "yours is kept beside it as '1-why-we-measure (my version).ipynb'.\n"
    )


def test_an_exercise_that_cannot_be_released_does_not_keep_the_course_from_opening(
    prepared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = prepared / "course" / "exercises" / "03-measurement" / "measurement.ipynb"
    whole = notebook.read_text(encoding="utf-8")
    notebook.write_text("not a notebook", encoding="utf-8")
    try:
        prepare_learner_copies(prepared)
    finally:
        notebook.write_text(whole, encoding="utf-8")
    assert capsys.readouterr().out.startswith("The exercise of module 3 is as it was before: ")
