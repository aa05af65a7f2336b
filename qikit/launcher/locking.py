"""``qi lock``: renew requirements.lock from pyproject.toml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qikit.launcher import trouble
from qikit.launcher.installers import uv_at_hand
from qikit.launcher.places import Checkout
from qikit.launcher.steps import run_step, tell
from qikit.launcher.variables import child_variables

GROUPS = ("setup", "test")
ANONYMOUS = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")


def renew_lock(checkout: Checkout, argv: Sequence[str]) -> int:
    """Choose versions afresh (``--upgrade``) or only where pyproject.toml asks for it."""
    unknown = [arg for arg in argv if arg != "--upgrade"]
    if unknown:
        raise trouble.Trouble(f"'qi lock' knows only --upgrade, not {' '.join(unknown)!r}.")
    uv = uv_at_hand(checkout)
    if uv is None:
        raise trouble.Trouble("'qi lock' needs uv: run 'python3 qi start' once, which fetches it.")
    said = run_step(
        "Choosing versions",
        lock_command(uv, checkout, argv),
        log=checkout.log,
        variables=child_variables(checkout),
    )
    if said is not None:
        raise trouble.from_installer(said, checkout.log)
    tell("requirements.lock is renewed; 'python3 qi test tests/test_environment.py' checks it.")
    return 0


def lock_command(uv: Path, checkout: Checkout, argv: Sequence[str]) -> list[str]:
    groups = [part for group in GROUPS for part in ("--group", f"{checkout.project}:{group}")]
    return [
        *(str(uv), "pip", "compile", str(checkout.project), *groups),
        *("--universal", "--generate-hashes", *ANONYMOUS),
        *("--output-file", str(checkout.lock), *argv),
    ]
