"""What the steps of ``qi mark`` are put together from."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qikit.learn.course_map import Module, load_course

Run = Callable[[Path, argparse.Namespace], int]


def add_step(steps: Any, name: str, about: str, *, module: bool = True) -> argparse.ArgumentParser:
    """Add a step, which is about one exercise unless said otherwise, and return its parser."""
    step: argparse.ArgumentParser = steps.add_parser(
        name, help=about, description=f"{about[0].upper()}{about[1:]}."
    )
    if module:
        step.add_argument("module", help="such as 03-measurement")
    return step


def add_answer(step: argparse.ArgumentParser) -> None:
    """Ask which written answer is meant."""
    step.add_argument("learner", help="as `qi mark answers` calls them")
    step.add_argument("question", help="such as q06-write-definition")


def add_levels(step: argparse.ArgumentParser) -> None:
    """Ask for a level of each line of the rubric."""
    about = "the level of each line of the rubric, in their order; 0 is the lowest"
    step.add_argument("levels", nargs="+", type=int, metavar="level", help=about)


def add_marker(step: argparse.ArgumentParser, about: str = "who does it") -> None:
    """Ask who marks."""
    step.add_argument("--marker", required=True, metavar="name", help=about)


def module_of(root: Path, options: argparse.Namespace) -> Module:
    """Return the module that was named; raises :class:`QikitError` if there is none such."""
    return load_course(root).module(options.module)
