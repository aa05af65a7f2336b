"""The steps of ``qi mark`` that come after marking: results, tables, and marks from elsewhere."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qikit.learn.course_map import Module, load_course


def add_sharing(steps: Any) -> None:
    """Add the steps to the parser of ``qi mark``."""
    step = _step(steps, "class", "say how the class did, and what to teach again")
    step.add_argument("module", help="such as 03-measurement")
    step = _step(steps, "tables", "write marks by outcome, totals and partners as CSV and Excel")
    step.add_argument("folder", type=Path, help="where the files go")
    step.add_argument("--module", default="", help="only this one, such as 03-measurement")
    step.add_argument("--roster", type=Path, help="a CSV that says: learner,partner,name")
    step = _step(steps, "send", "write marks to a file for an Associate in another place")
    _add_file(step)
    step = _step(steps, "merge", "take in marks from another place; nothing is overwritten")
    _add_file(step)
    step = _step(steps, "settle", "settle one conflict that merging has shown")
    step.add_argument("module", help="such as 03-measurement")
    step.add_argument("conflict", help="its name, as merging has shown it")
    step.add_argument("choice", choices=("ours", "theirs"))
    step.add_argument("--marker", required=True, help="who decides")


def _step(steps: Any, name: str, about: str) -> argparse.ArgumentParser:
    step: argparse.ArgumentParser = steps.add_parser(
        name, help=about, description=f"{about.capitalize()}."
    )
    return step


def _add_file(step: argparse.ArgumentParser) -> None:
    step.add_argument("module", help="such as 03-measurement")
    step.add_argument("file", type=Path)
    step.add_argument("--marker", required=True, help="who does it")


def _module(root: Path, options: argparse.Namespace) -> Module:
    return load_course(root).module(options.module)


def _class(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.class_results.told import tell_class

    return tell_class(root, _module(root, options))


def _tables(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.exports.told import write_tables

    modules = (_module(root, options),) if options.module else load_course(root).modules
    return write_tables(root, modules, options.folder, options.roster)


def _send(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.merging.told import send

    return send(root, _module(root, options), options.file, options.marker)


def _merge(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.merging.told import merge

    return merge(root, _module(root, options), options.file, options.marker)


def _settle(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.merging.told import settle_one

    module = _module(root, options)
    return settle_one(root, module, options.conflict, options.choice, options.marker)


SHARING: dict[str, Callable[[Path, argparse.Namespace], int]] = {
    "class": _class,
    "tables": _tables,
    "send": _send,
    "merge": _merge,
    "settle": _settle,
}
