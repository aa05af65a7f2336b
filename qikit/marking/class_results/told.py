"""How a class did, told line by line to whoever teaches it."""

from __future__ import annotations

from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.class_results.advice import TeachAgain, teach_again
from qikit.marking.class_results.results import class_results
from qikit.marking.desk import open_desk


def tell_class(root: Path, module: Module) -> int:
    """Say how a class did on each outcome, and what to teach again."""
    found = class_results(open_desk(root), module)
    print(f"{module.slug}: {found.learners} marked, {found.waiting} of them still to be read.")
    for outcome in found.outcomes:
        share = "  –" if outcome.share is None else f"{100 * outcome.share:3.0f}"
        print(f"  {share}%  {outcome.shown} of {outcome.learners}  {outcome.text}")
    for idea in found.ideas:
        print(f"  {idea.learners} may think: “{idea.believed}” ({idea.name})")
    for each in teach_again(module, found):
        print(f"  Teach again: {_in_words(each)}")
    return 0


def _in_words(again: TeachAgain) -> str:
    lesson = f" Lesson: “{again.lesson.title}”." if again.lesson else ""
    return f"“{again.what}” {again.why}{lesson}"
