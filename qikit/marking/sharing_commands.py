"""The steps of ``qi mark`` that come after marking: results, tables, and marks from elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qikit.learn.course_map import load_course
from qikit.marking.command_parts import Run, add_marker, add_step, module_of

_FILES = {
    "send": "write marks to a file for an Associate in another place",
    "merge": "take in marks from another place; nothing is overwritten",
}


def add_sharing(steps: Any) -> None:
    """Add the steps to the parser of ``qi mark``."""
    step = add_step(steps, "zip", "write the feedback that is to be sent into one zip")
    step.add_argument("file", type=Path)
    add_step(steps, "class", "say how the class did, and what to teach again")
    about = "write marks by outcome, totals and partners as CSV and Excel"
    step = add_step(steps, "tables", about, module=False)
    step.add_argument("folder", type=Path, help="where the files go")
    step.add_argument("--module", default="", help="only this one, such as 03-measurement")
    step.add_argument("--roster", type=Path, help="a CSV that says: learner,partner,name")
    for name, about in _FILES.items():
        step = add_step(steps, name, about)
        step.add_argument("file", type=Path)
        add_marker(step)
    step = add_step(steps, "settle", "settle one conflict that merging has shown")
    step.add_argument("conflict", help="its name, as merging has shown it")
    step.add_argument("choice", choices=("ours", "theirs"))
    add_marker(step, "who decides")


def _zip(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.exports.told import write_feedback_zip

    return write_feedback_zip(root, module_of(root, options), options.file)


def _class(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.class_results.told import tell_class

    return tell_class(root, module_of(root, options))


def _tables(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.exports.told import write_tables

    modules = (module_of(root, options),) if options.module else load_course(root).modules
    return write_tables(root, modules, options.folder, options.roster)


def _send(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.merging.told import send

    return send(root, module_of(root, options), options.file, options.marker)


def _merge(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.merging.told import merge

    return merge(root, module_of(root, options), options.file, options.marker)


def _settle(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.merging.told import settle_one

    module = module_of(root, options)
    return settle_one(root, module, options.conflict, options.choice, options.marker)


SHARING: dict[str, Run] = {
    "zip": _zip,
    "class": _class,
    "tables": _tables,
    "send": _send,
    "merge": _merge,
    "settle": _settle,
}
