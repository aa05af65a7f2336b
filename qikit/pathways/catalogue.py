"""Which pathways and data sets there are, and the nearest right name for a wrong one."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from qikit.errors import QikitError

from .pathway import Pathway

PATHWAYS = ("sepsis", "pneumonia", "stroke", "copd", "diabetes", "economy")
TRUTH = "truth"


def data_root() -> Path:
    """Return the folder of data sets: ``datasets`` beside the library, or ``QIKIT_DATASETS``."""
    chosen = os.environ.get("QIKIT_DATASETS")
    return Path(chosen) if chosen else Path(__file__).resolve().parents[2] / "datasets"


def data_sets() -> list[str]:
    """Return the names that ``load`` knows."""
    return sorted(path.parent.name for path in data_root().glob("*/datapackage.json"))


def pathway(name: str) -> Pathway:
    """Return a pathway by name.

    Raises
    ------
    QikitError
        When there is no such pathway; the nearest name is suggested.
    """
    if name not in PATHWAYS:
        raise unknown("pathway", name, PATHWAYS)
    found: Pathway = import_module(f"qikit.pathways.{name}.pathway").PATHWAY
    return found


def unknown(kind: str, name: object, known: Iterable[str]) -> QikitError:
    """Return the error for a name that is not known, with the nearest one that is."""
    names = sorted(known)
    near = difflib.get_close_matches(str(name).strip().lower(), names, n=1, cutoff=0.5)
    todo = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(names)}."
    return QikitError(f"{name!r} is not a {kind}.", todo=todo)
