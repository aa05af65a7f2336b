"""Where a learner's tools are kept: one file a tool, beside the notebook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from qikit.errors import QikitError
from qikit.improve.keeping import load_as
from qikit.improve.tool import Tool

_EXAMPLES = Path(__file__).with_name("examples")


def opened(kind: type[Tool], path: Path) -> Tool:
    """Return the tool that a learner left in a file, or an empty one.

    A file that cannot be read is set aside beside it and never overwritten.
    """
    if not path.exists():
        return kind()
    try:
        return load_as(kind, path)
    except QikitError:
        set_aside(path, "damaged")
        return kind()


def example_of(kind: type[Tool], name: str) -> Tool:
    """Return one of the worked examples of a tool.

    Raises
    ------
    QikitError
        If there is no example of that name.
    """
    known = examples_of(kind)
    if name not in known:
        raise QikitError(
            f"There is no example {name!r} of {kind.called}.", todo=f"Use {', '.join(known)}."
        )
    return kind(**known[name])


def examples_of(kind: type[Tool]) -> dict[str, dict[str, Any]]:
    """Return the worked examples of a tool by name, as data."""
    path = _EXAMPLES / f"{kind.kind}.yml"
    known: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return known


def set_aside(path: Path, why: str) -> Path:
    """Give a file another name beside it, ``my-aim-earlier-1.json``, and return that."""
    number = 1
    while (aside := path.with_name(f"{path.stem}-{why}-{number}.json")).exists():
        number += 1
    os.replace(path, aside)
    return aside
