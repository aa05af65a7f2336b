"""Who the learner is."""

from __future__ import annotations

import getpass
import os
import re

from qikit.errors import QikitError

_ALLOWED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")


def is_learner_id(name: str) -> bool:
    """Whether a name can be a learner's: a plain folder name, and nothing that nbgrader splits at.

    Examples
    --------
    >>> is_learner_id("anna.lee@ward-4"), is_learner_id("../ben")
    (True, False)
    """
    return bool(_ALLOWED.fullmatch(name))


def learner_id() -> str:
    """Return the name under which this learner hands in.

    ``QIKIT_LEARNER`` if it is set; on a hub the name the hub knows; otherwise the name of the
    account on this machine (nbgrader's own rule).

    Raises
    ------
    QikitError
        If the name has characters that cannot be part of a folder's name.
    """
    name = os.environ.get("QIKIT_LEARNER") or getpass.getuser()
    if name == "jovyan":
        name = os.environ.get("JUPYTERHUB_USER", name)
    if not is_learner_id(name):
        raise QikitError(
            f"{name!r} cannot be used as a learner's name.",
            todo="Set QIKIT_LEARNER to letters, digits, dots, dashes, '_' or '@' only.",
        )
    return name
