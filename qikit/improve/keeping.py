"""Tools as JSON files: written whole or not at all, and read with care."""

from __future__ import annotations

import json
import os
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from qikit.errors import QikitError
from qikit.improve.tool import Tool

Kind = TypeVar("Kind", bound=Tool)

#: Name in a file, which is also that of the module -> the tool.
TOOLS = {
    "aim": "Aim",
    "benefits": "Benefits",
    "charter": "Charter",
    "commitment": "Commitment",
    "control_plan": "ControlPlan",
    "driver_diagram": "DriverDiagram",
    "fishbone": "Fishbone",
    "force_field": "ForceField",
    "kano": "Kano",
    "measures": "Measures",
    "pdsa": "PDSA",
    "prioritise": "Prioritise",
    "process_map": "ProcessMap",
    "raid": "Raid",
    "stakeholders": "Stakeholders",
    "sustainability": "Sustainability",
    "whys": "Whys",
}


def save(tool: Tool, path: Path) -> Path:
    """Write a tool to a JSON file in one step and return the path."""
    content = {"tool": tool.kind, "version": tool.version, "content": tool.model_dump(mode="json")}
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.write("\n")
    os.chmod(name, 0o644)
    os.replace(name, path)
    return path


def load(path: str | Path) -> Tool:
    """Return the tool that a file holds, whichever it is.

    Raises
    ------
    QikitError
        If the file is missing, damaged, from a later version, or holds none of the tools.

    Examples
    --------
    >>> from qikit.improve import Aim
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     load(Aim(what="falls", direction="reduce").save(f"{folder}/my-aim.json")).what
    'falls'
    """
    path = Path(path)
    raw = _read(path)
    name = raw["tool"]
    if not isinstance(name, str) or name not in TOOLS:
        raise QikitError(f"{name!r} is not an improvement tool.", where=path.name)
    kind: type[Tool] = getattr(import_module(f"qikit.improve.{name}"), TOOLS[name])
    return _made(kind, raw, path)


def load_as(kind: type[Kind], path: Path) -> Kind:
    """Return the tool of one kind that a file holds.

    Raises
    ------
    QikitError
        If the file is missing, damaged, from a later version, or holds another tool.
    """
    raw = _read(path)
    if raw["tool"] != kind.kind:
        raise QikitError(
            f"The file holds {str(raw['tool'])!r}, not {kind.called}.",
            where=path.name,
            todo="Open it with the tool that made it.",
        )
    return _made(kind, raw, path)


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise QikitError("There is no such file.", where=path.name) from None
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise _damaged(path) from None
    if not isinstance(raw, dict) or not {"tool", "version", "content"} <= set(raw):
        raise _damaged(path)
    return raw


def _made(kind: type[Kind], raw: dict[str, Any], path: Path) -> Kind:
    if not isinstance(raw["version"], int) or raw["version"] > kind.version:
        raise QikitError(
            f"Version {raw['version']!r} is later than this course's {kind.version}.",
            where=path.name,
            todo="Update the course, then open it again.",
        )
    if not isinstance(raw["content"], dict):
        raise _damaged(path)
    try:
        return kind(**raw["content"])
    except QikitError as error:
        raise QikitError(str(error), where=path.name) from error


def _damaged(path: Path) -> QikitError:
    return QikitError(
        "The file cannot be read as an improvement tool.",
        where=path.name,
        todo="Open an earlier copy of it, or start again.",
    )
