"""``qi mark …``: every step of marking as one short command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qikit.learn.course_map import Module, load_course
from qikit.marking import told
from qikit.marking.command_parts import Run, add_step
from qikit.marking.fair_commands import FAIR, add_fair
from qikit.marking.reading_commands import READING, add_reading
from qikit.marking.sharing_commands import SHARING, add_sharing

_ABOUT = "Every step of the marking desk, for those who script. More: qi mark STEP --help"
_STEPS = {
    "release": "let learners fetch the exercise",
    "collect": "fetch what learners have handed in",
    "autograde": "mark by machine what is new",
    "feedback": "make feedback pages and give them back",
    "status": "say where every hand-in is",
    "all": "collect, mark by machine, and say who needs a person",
}


def main(argv: Sequence[str], root: Path | None = None) -> int:
    """Answer ``qi mark …``.

    Parameters
    ----------
    argv : sequence of str
        What follows ``qi mark``.
    root : Path, optional
        The checkout; ``QIKIT_HOME`` or the current folder if it is not given.

    Returns
    -------
    int
        0 if all went well, 1 if a hand-in could not be marked.

    Raises
    ------
    QikitError
        If a step cannot be done at all.
    """
    options = _parser().parse_args(list(argv))
    home = root or Path(os.environ.get("QIKIT_HOME") or Path.cwd())
    if options.step in _OF_THE_WHOLE:
        return _OF_THE_WHOLE[options.step](home, options)
    codes = [_RUN[options.step](home, module, options) for module in _modules(home, options)]
    return max(codes, default=0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qi mark", description=_ABOUT)
    steps = parser.add_subparsers(dest="step", required=True, metavar="step")
    for name, about in _STEPS.items():
        step = add_step(steps, name, about, module=False)
        step.add_argument(
            "module", nargs="?", help="such as 03-measurement; every module if left out"
        )
        if name in ("release", "autograde", "all"):
            step.add_argument("--again", action="store_true", help="do it even if nothing is new")
        if name == "feedback":
            step.add_argument(
                "--early",
                action="store_true",
                help="also for those whose written answers are still to be read",
            )
    _add_arrivals(steps)
    add_reading(steps)
    add_fair(steps)
    add_sharing(steps)
    return parser


def _add_arrivals(steps: Any) -> None:
    about = "take in hand-ins that came as zips, or as a folder of them"
    take = add_step(steps, "take", about, module=False)
    take.add_argument("paths", nargs="+", type=Path, metavar="path")
    take.add_argument("--learner", default="", help="whose it is, if it does not say so itself")
    take.add_argument("--module", default="", help="of which exercise, such as 03-measurement")
    about = "list the hand-ins that wait for a person to look at them"
    aside = add_step(steps, "aside", about, module=False)
    aside.add_argument("--dismiss", default="", metavar="name", help="take one off the list")
    about = "check that every original that arrived is as it came"
    add_step(steps, "check", about, module=False)


def _modules(root: Path, options: argparse.Namespace) -> tuple[Module, ...]:
    course = load_course(root)
    if options.module:
        return (course.module(options.module),)
    return tuple(module for module in course.modules if module.exercise)


def _release(root: Path, module: Module, options: argparse.Namespace) -> int:
    return told.release(root, module, again=options.again)


def _collect(root: Path, module: Module, options: argparse.Namespace) -> int:
    from qikit.marking.arriving.told import mended

    code = told.collect(root, module)
    mended(root, module)
    return code


def _autograde(root: Path, module: Module, options: argparse.Namespace) -> int:
    return told.autograde(root, module, again=options.again)


def _feedback(root: Path, module: Module, options: argparse.Namespace) -> int:
    return told.feedback(root, module, early=options.early)


def _status(root: Path, module: Module, options: argparse.Namespace) -> int:
    return told.status(root, module)


def _all(root: Path, module: Module, options: argparse.Namespace) -> int:
    return max(_collect(root, module, options), told.autograde(root, module, again=options.again))


def _take(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.arriving.told import take

    return take(root, options.paths, module=options.module, learner=options.learner)


def _aside(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.arriving.told import aside

    return aside(root, dismiss=options.dismiss)


def _check(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.arriving.told import check

    return check(root)


_OF_THE_WHOLE: dict[str, Run] = {
    "take": _take,
    "aside": _aside,
    "check": _check,
    **READING,
    **FAIR,
    **SHARING,
}
_RUN: dict[str, Callable[[Path, Module, argparse.Namespace], int]] = {
    "release": _release,
    "collect": _collect,
    "autograde": _autograde,
    "feedback": _feedback,
    "status": _status,
    "all": _all,
}
