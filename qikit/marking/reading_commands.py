"""The steps of ``qi mark`` for written answers: list, show and mark them, say why marks change."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qikit.marking.command_parts import (
    Run,
    add_answer,
    add_levels,
    add_marker,
    add_step,
    module_of,
)

_LOOKS = "who looks; a first mark that waits for a second one is shown to whoever gave it"


def add_reading(steps: Any) -> None:
    """Add the steps to the parser of ``qi mark``."""
    step = add_step(steps, "answers", "list the written answers, and which are to be read")
    step.add_argument("--marker", default="", metavar="name", help=_LOOKS)
    step = add_step(steps, "answer", "show one written answer, its rubric and its mark")
    add_answer(step)
    step.add_argument("--marker", default="", metavar="name", help=_LOOKS)
    step = add_step(steps, "give", "mark one written answer by its rubric")
    add_answer(step)
    add_levels(step)
    add_marker(step, "who marks")
    step.add_argument("--comment", default="", help="for the learner; with --second, for the talk")
    step.add_argument("--reason", default="", help="why an earlier mark changes")
    step.add_argument("--second", action="store_true", help="as the second marker of the sample")
    step = add_step(steps, "take-back", "take back the newest mark of one written answer")
    add_answer(step)
    add_marker(step)
    step = add_step(steps, "names", "say whether names are hidden while marking; hide or show them")
    step.add_argument("choice", nargs="?", choices=("hide", "show"))
    step = add_step(steps, "why", "say why marks for a question change, for learners to read")
    step.add_argument("question", help="such as q01-median")
    step.add_argument("why", help="such as 'The expected answer was wrong.'")
    add_marker(step, "who says so")


def _answers(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told import tell_answers

    return tell_answers(root, module_of(root, options), options.marker)


def _answer(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told import tell_answer

    module = module_of(root, options)
    return tell_answer(root, module, options.learner, options.question, options.marker)


def _give(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told import give_mark, give_second_mark

    which = (root, module_of(root, options), options.learner, options.question)
    given = (options.levels, options.comment, options.marker)
    if options.second:
        return give_second_mark(*which, *given)
    return give_mark(*which, *given, reason=options.reason)


def _take_back(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told import take_back_mark

    module = module_of(root, options)
    return take_back_mark(root, module, options.learner, options.question, options.marker)


def _names(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told import tell_names

    return tell_names(root, module_of(root, options), options.choice)


def _why(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told import tell_why

    module = module_of(root, options)
    return tell_why(root, module, options.question, options.why, options.marker)


READING: dict[str, Run] = {
    "answers": _answers,
    "answer": _answer,
    "give": _give,
    "take-back": _take_back,
    "names": _names,
    "why": _why,
}
