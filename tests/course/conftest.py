"""The course as it is, module by module."""

from __future__ import annotations

from pathlib import Path

import nbformat

from qikit.learn.course_map import Module, load_course

ROOT = Path(__file__).resolve().parents[2]
COURSE = load_course(ROOT)
MODULES = COURSE.modules
LESSONS = [(module, lesson) for module in MODULES for lesson in module.lessons]
LESSON_IDS = [f"{module.slug}/{lesson.file}" for module, lesson in LESSONS]


def everything_said(module: Module) -> str:
    """The words of a module's lessons and of their questions, on one line."""
    texts = [
        cell.source
        for path in sorted(module.folder.glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
    ]
    return " ".join(
        "\n".join([*texts, (module.folder / "questions.yml").read_text("utf-8")]).split()
    )
