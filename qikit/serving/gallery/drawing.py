"""``python -m qikit.serving.gallery.drawing FILE NAME…``: draw plays for the gallery, into a file.

A process of its own: the server that shows the gallery need not load what draws it.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from qikit.apps import PLAYS
from qikit.apps.play import Play
from qikit.serving.gallery.figure import Figure, figure_of

_log = logging.getLogger(__name__)


def main() -> None:
    """Draw each named play, and put all of them into the file at once."""
    file, names = Path(sys.argv[1]), sys.argv[2:]
    drawn = {name: _drawn(name) for name in names if name in PLAYS}
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_text(json.dumps(drawn), encoding="utf-8")
    aside.replace(file)


def _drawn(name: str) -> dict[str, Any]:
    module, kind = PLAYS[name]
    play: Play = getattr(import_module(f"qikit.apps.{module}"), kind)()
    figure = _figure(play, name)
    return {"title": play.title, "purpose": play.purpose, "svg": figure.svg, "alt": figure.alt}


def _figure(play: Play, name: str) -> Figure:
    """One play that cannot be drawn must not cost the others their pictures."""
    try:
        return figure_of(play)
    except Exception:
        _log.exception("%s could not be drawn", name)
        return Figure(svg="", alt="")


if __name__ == "__main__":
    main()
