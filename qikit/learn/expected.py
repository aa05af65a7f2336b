"""Expected answers, computed from the data and never written down."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from qikit.errors import QikitError

AT_ONCE = "answers_at_once.py"
KEY = "answers_key.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The right answer to one question, and the wrong ones that have a name.

    Parameters
    ----------
    answer : float or tuple of str
        The right number, or the labels of the right points.
    slips : dict
        Slip id -> the answer that this slip leads to (same kind as ``answer``).
    choices : tuple of str
        For *mark the points*: the label of every point, in order.

    Examples
    --------
    >>> Expected(answer=62.5, slips={"F01": 64.0}).answer
    62.5
    """

    answer: Any
    slips: dict[str, Any] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


def function_name(question_id: str) -> str:
    """Return the name of the function that computes a question's answer.

    Examples
    --------
    >>> function_name("q05-median")
    'q05_median'
    """
    return question_id.replace("-", "_")


@lru_cache(maxsize=64)
def _load(path: Path, changed: int) -> ModuleType:
    name = f"qikit_answers_{abs(hash((path, changed)))}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise QikitError(f"{path.name} cannot be read as Python.", where=str(path.parent))
    module = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # nothing left in the folder
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = writes
    return module


def find_expected(folder: Path, question_id: str) -> Callable[[], Expected] | None:
    """Return the function that computes the answer, or None if this copy does not hold it.

    Parameters
    ----------
    folder : Path
        The folder that holds ``answers_at_once.py`` and, in the authors' copy, ``answers_key.py``.
    question_id : str
        The question.
    """
    for name in (AT_ONCE, KEY):
        path = folder / name
        if path.exists():
            function = getattr(
                _load(path, path.stat().st_mtime_ns), function_name(question_id), None
            )
            if function is not None:
                return function
    return None


def expected_for(folder: Path, question_id: str) -> Expected:
    """Compute the expected answer of one question.

    Raises
    ------
    QikitError
        If no function for it is found in the folder.
    """
    function = find_expected(folder, question_id)
    if function is None:
        raise QikitError(
            f"Nothing computes the answer to {question_id!r}.",
            where=str(folder),
            todo=f"Add a function {function_name(question_id)}() to {AT_ONCE} or {KEY}.",
        )
    return function()
