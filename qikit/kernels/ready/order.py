"""What the owner of a page tells the fork that will become its master."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyOrder:
    """A notebook to be run once, for many visitors.

    Parameters
    ----------
    cells : tuple of str
        The sources of its code cells.
    folder : str
        The folder it runs in.
    environment : dict
        All environment variables while it runs.
    """

    cells: tuple[str, ...]
    folder: str
    environment: dict[str, str]

    def to_message(self) -> dict[str, Any]:
        """As plain data that `from_message` reads."""
        return {READY: asdict(self)}

    @classmethod
    def from_message(cls, message: dict[str, Any]) -> ReadyOrder:
        """Read what `to_message` wrote."""
        told = message[READY]
        return cls(
            cells=tuple(told["cells"]), folder=told["folder"], environment=told["environment"]
        )
