"""Keep formgrader's pages on this machine."""

from __future__ import annotations

import os
from pathlib import Path

SHARE = Path(__file__).parent / "share" / "jupyter"


def keep_formgrader_offline() -> None:
    """Let formgrader find the course's templates before its own.

    Its pages would fetch a script that typesets formulas from another machine; the course's
    template leaves that out. Jupyter looks for templates where ``JUPYTER_PATH`` says.

    Examples
    --------
    >>> keep_formgrader_offline()
    >>> str(SHARE) in os.environ["JUPYTER_PATH"]
    True
    """
    places = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    if str(SHARE) not in places:
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [*places, str(SHARE)]))
