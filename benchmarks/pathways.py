"""How long the invented economy takes to make, and how long a shipped table takes to load.

Run with ``python benchmarks/pathways.py``. Times depend on the machine; the ratios beside them
are taken in the same run.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from qikit.pathways import load
from qikit.pathways.catalogue import PATHWAYS, data_root, data_sets, pathway
from qikit.pathways.events.making import make_events
from qikit.pathways.released import RELEASED
from qikit.pathways.tables.package import read_descriptor

TRIES = 7


def timed(work: Callable[[], object]) -> tuple[float, float, object]:
    """Return seconds on the clock, seconds of processor, and what the work gave."""
    wall, processor = time.perf_counter(), time.process_time()
    given = work()
    return time.perf_counter() - wall, time.process_time() - processor, given


def yardstick() -> float:
    """Return the seconds that sorting five million numbers takes here."""
    numbers = np.random.default_rng(0).random(5_000_000)
    return median(timed(lambda: np.sort(numbers))[0] for _ in range(3))


def peak_gib() -> float:
    """Return the most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**3 if sys.platform == "darwin" else 1024**2)


def whole_economy(unit: float) -> None:
    """Time all tables of all pathways and the full event log, three years."""
    made = {name: pathway(name) for name in PATHWAYS}
    wall, processor, tables = timed(
        lambda: {name: p.draw(RELEASED, p.cast(RELEASED)) for name, p in made.items()}
    )
    rows = sum(len(t) for group in tables.values() for t in group.values())  # type: ignore[attr-defined]
    print(f"all tables      {wall:6.1f} s  {processor:6.1f} s cpu  {rows:>9,} rows")
    wall_log, processor_log, log = timed(lambda: make_events(RELEASED))
    events = len(log)  # type: ignore[arg-type]
    print(f"full event log  {wall_log:6.1f} s  {processor_log:6.1f} s cpu  {events:>9,} rows")
    total = wall + wall_log
    print(f"whole economy   {total:6.1f} s = {total / unit:.0f} yardsticks; "
          f"{(rows + events) / total:,.0f} rows a second; peak {peak_gib():.2f} GiB")  # fmt: skip


def loading(unit: float) -> None:
    """Time loading each shipped table, the median of several."""
    for name in data_sets():
        for resource_ in read_descriptor(data_root() / name)["resources"]:
            spoilt = resource_["name"].endswith("_as_extracted")
            table = resource_["name"].removesuffix("_as_extracted")
            runs = [
                timed(lambda n=name, t=table, s=spoilt: load(n, table=t, as_extracted=s))[:2]
                for _ in range(TRIES)
            ]
            wall, processor = median(w for w, _ in runs), median(p for _, p in runs)
            print(f"{name:15s} {resource_['name']:25s} {wall:6.3f} s  {processor:6.3f} s cpu  "
                  f"{wall / unit:5.2f} yardsticks  {resource_['rows']:>7,} rows")  # fmt: skip


if __name__ == "__main__":
    sort = yardstick()
    print(f"yardstick: sorting five million numbers takes {sort:.2f} s here")
    whole_economy(sort)
    loading(sort)
