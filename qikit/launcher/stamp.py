"""The stamp: what an environment was made from, so that a second start does nothing."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import asdict, dataclass

from qikit.launcher.places import Checkout


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """An environment is current while all four stay the same.

    The first two decide whether it can be kept at all: a moved folder breaks the scripts in it.
    """

    root: str
    python: str
    lock: str
    project: str

    def same_home(self, other: Stamp | None) -> bool:
        return other is not None and (self.root, self.python) == (other.root, other.python)


def wanted_stamp(checkout: Checkout) -> Stamp:
    return Stamp(
        root=str(checkout.root),
        python=platform.python_version(),
        lock=hashlib.sha256(checkout.lock.read_bytes()).hexdigest(),
        project=hashlib.sha256(checkout.project.read_bytes()).hexdigest(),
    )


def read_stamp(checkout: Checkout) -> Stamp | None:
    """The stamp of the environment that is there, or None where there is none to trust."""
    if not checkout.python.exists():
        return None
    try:
        return Stamp(**json.loads(checkout.stamp.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(checkout: Checkout, stamp: Stamp) -> None:
    checkout.stamp.parent.mkdir(parents=True, exist_ok=True)
    checkout.stamp.write_text(json.dumps(asdict(stamp), indent=1) + "\n", "utf-8")
