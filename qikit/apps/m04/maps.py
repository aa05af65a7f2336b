"""The invented maps that this module plays with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from qikit.apps.tools.desk import examples_of
from qikit.errors import QikitError
from qikit.improve import ProcessMap

_FILE = Path(__file__).with_name("maps.yml")


@lru_cache(maxsize=1)
def _maps() -> dict[str, dict[str, Any]]:
    own: dict[str, dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return examples_of(ProcessMap) | own


def invented_map(name: str) -> ProcessMap:
    """Return one of the invented maps.

    Parameters
    ----------
    name : str
        "policy", "desk", "staff" and "family" show one process as four groups of people draw it;
        "blood-test" is another, and so are the examples of the process map tool.

    Raises
    ------
    QikitError
        If there is none of that name.

    Examples
    --------
    >>> len(invented_map("policy").steps), len(invented_map("family").steps)
    (5, 12)
    """
    if name not in _maps():
        raise QikitError(f"There is no map called {name!r}.", todo=f"Use {', '.join(_maps())}.")
    return ProcessMap(**_maps()[name])


def seen(process: ProcessMap) -> str:
    """Return the HTML of a map: the drawing, and the same in words on a click."""
    drawing = process.drawing()
    figure = drawing.as_figure() if drawing else ""
    return f"{figure}<details><summary>In words</summary>{process.outline()}</details>"
