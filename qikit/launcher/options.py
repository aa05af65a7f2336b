"""What can be said after ``qi start``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOptions:
    port: int | None
    browser: bool
    workshop: bool


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; use a number from 1024 to 65535")
    return int(text)


def parse_start(argv: Sequence[str]) -> StartOptions:
    """Read the options of ``qi start``.

    Examples
    --------
    >>> parse_start(["--port", "8899", "--no-browser"])
    StartOptions(port=8899, browser=False, workshop=False)
    """
    parser = argparse.ArgumentParser(prog="qi start", description="Open the course.")
    parser.add_argument("--port", type=_port, help="use this port (default: the first free one)")
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="only print the address"
    )
    parser.add_argument(
        "--workshop", action="store_true", help="let phones of this network join workshop rooms"
    )
    return StartOptions(**vars(parser.parse_args(argv)))
