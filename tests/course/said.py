"""Everything a module tells its learners, as one text, and the slips that it names."""

from __future__ import annotations

import nbformat

from qikit.learn.course_map import Module


def everything_said(module: Module) -> str:
    """Return all cells of the lessons and the lessons' questions, with line breaks as spaces."""
    texts = [
        cell.source
        for path in sorted(module.folder.glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
    ]
    return " ".join(
        "\n".join([*texts, (module.folder / "questions.yml").read_text("utf-8")]).split()
    )


def slips_met(module: Module) -> set[str]:
    """Return the slips that a module's questions name, in lessons and exercise."""
    questions = (*module.practice, *module.assessment)
    return {slip for question in questions for slip, _ in question.nudges()}
