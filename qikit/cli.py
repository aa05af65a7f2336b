"""What ``qi`` hands over to once the packages are there; each command is loaded when called."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from qikit.errors import QikitError
from qikit.launcher.trouble import Trouble

Run = Callable[[Sequence[str]], int | None]

COMMANDS = {
    "start": "qikit.running:start",
    "fmt": "qikit.formatting:main",
    "mark": "qikit.marking.commands:main",
    "data build": "qikit.pathways.commands:build",
    "data report": "qikit.pathways.commands:report",
}


def find_command(argv: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The name of the command that ``argv`` starts with, and what follows it.

    Raises
    ------
    QikitError
        When there is none.

    Examples
    --------
    >>> find_command(["data", "build", "--into", "elsewhere"])
    ('data build', ['--into', 'elsewhere'])
    """
    for name in COMMANDS:
        words = name.split()
        if list(argv[: len(words)]) == words:
            return name, list(argv[len(words) :])
    known = ", ".join(f"'{name}'" for name in COMMANDS)
    raise QikitError(f"'{' '.join(argv)}' is not a command.", todo=f"The commands are {known}.")


def load_command(name: str) -> Run:
    """Import the function that answers a command."""
    module, function = COMMANDS[name].split(":")
    run: Run = getattr(import_module(module), function)
    return run


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what the person can put right is said without a traceback."""
    try:
        name, rest = find_command(sys.argv[1:] if argv is None else argv)
        return load_command(name)(rest) or 0
    except (QikitError, Trouble) as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
