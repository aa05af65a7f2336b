"""What ``qi data build`` and ``qi data report`` hand over to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from qikit.errors import QikitError


def build(argv: Sequence[str]) -> int:
    """Make every shipped data set again, byte for byte. Returns 0 when all went well."""
    from .building import build as build_all
    from .catalogue import data_root

    parser = argparse.ArgumentParser(
        prog="qi data build",
        description="Make the synthetic data sets again, byte for byte.",
    )
    parser.add_argument(
        "--into", type=Path, help="folder to write to (default: the course's own datasets)"
    )
    chosen = parser.parse_args(list(argv))
    started = perf_counter()
    try:
        for line in build_all(chosen.into or data_root()):
            print(f"{perf_counter() - started:6.1f} s  {line}", flush=True)
    except QikitError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def report(argv: Sequence[str]) -> int:
    """Write the page of realism checks, maps and stories. Returns 0 when it is written."""
    parser = argparse.ArgumentParser(
        prog="qi data report",
        description="Write one HTML page for review: realism checks, a map of each pathway, a "
        "chart of each planted story. It holds the truth: keep it from learners.",
    )
    parser.add_argument(
        "--to", type=Path, default=Path("build/data-report.html"), help="file to write"
    )
    chosen = parser.parse_args(list(argv))
    from .report.make import write_report

    started = perf_counter()
    for line in write_report(chosen.to):
        print(f"{perf_counter() - started:6.1f} s  {line}", flush=True)
    print(f"Written: {chosen.to}")
    return 0
