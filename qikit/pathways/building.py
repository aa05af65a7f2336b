"""Make every shipped file again: tables, descriptors, datasheets and the truth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from qikit.errors import QikitError

from .catalogue import PATHWAYS, TRUTH, data_root, pathway
from .datasheet import events_readme, pathway_readme, real_readme
from .events.dictionary import EVENTS
from .events.making import cut, make_events
from .pathway import Pathway
from .real import LICENCE, REAL, SOURCES, RealData
from .released import RELEASED
from .tables.package import describe, packed, write_descriptor, write_table
from .truth import Truth, work_out

CC0 = {
    "name": "CC0-1.0",
    "title": "CC0 1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
VERSION = "1.0.0"


def build(root: Path) -> Iterator[str]:
    """Make all data sets under ``root``; yield a line of progress after each."""
    for data in REAL:
        yield _build_real(root / data.name, data)
    for name in PATHWAYS:
        yield _build_pathway(root / name, pathway(name))
    yield _build_events(root / EVENTS.name)


def _build_real(folder: Path, data: RealData) -> str:
    """Describe a real table; its file is a source and is never changed."""
    source = data_root() / data.name / data.table.path
    if not source.exists():
        raise QikitError(
            f"The source of {data.name!r} is missing.",
            where=f"{data.name}/data.csv",
            todo="Get it back from the repository: it cannot be made again.",
        )
    raw = source.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / data.table.path).write_bytes(raw)
    rows = len(raw.splitlines()) - 1
    resource = describe(data.table, raw, rows)
    descriptor = _descriptor(data.name, data.title, [resource], synthetic=False)
    write_descriptor(folder, descriptor | {"licenses": [LICENCE], "sources": SOURCES})
    (folder / "README.md").write_text(real_readme(data, rows), encoding="utf-8")
    return f"{data.name}: {rows:,} rows, real"


def _build_pathway(folder: Path, made: Pathway) -> str:
    attempt = made.cast(RELEASED)
    tables = made.draw(RELEASED, attempt)
    resources = [write_table(folder, tables[spec.name], spec) for spec in made.tables]
    spoilt = made.spoilt(RELEASED, attempt, tables[made.tables[0].name])
    words = made.plan.words if made.plan else []
    if spoilt:
        spec, table, ledger = spoilt
        resources.append(write_table(folder, table, spec))
        write_gzip(folder / TRUTH / "faults.csv.gz", ledger)
    write_descriptor(folder, _descriptor(made.name, made.title, resources, synthetic=True))
    rows = {spec.name: len(tables[spec.name]) for spec in made.tables}
    (folder / "README.md").write_text(pathway_readme(made, words, rows), encoding="utf-8")
    write_truth(folder / TRUTH, work_out(made.name, RELEASED))
    return f"{made.name}: {sum(rows.values()):,} rows, synthetic"


def _build_events(folder: Path) -> str:
    log = cut(make_events(RELEASED))
    resource = write_table(folder, log, EVENTS)
    write_descriptor(folder, _descriptor("events", "Event log", [resource], synthetic=True))
    (folder / "README.md").write_text(events_readme(EVENTS, len(log)), encoding="utf-8")
    return f"events: {len(log):,} rows, synthetic"


def write_truth(folder: Path, found: Truth) -> None:
    """Write the truth of a pathway, for tutors."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "stories.csv").write_bytes(_csv(found.stories))
    write_gzip(folder / "records.csv.gz", found.records)


def write_gzip(path: Path, table: pd.DataFrame) -> None:
    """Write a compressed table without a description."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(_csv(table)))


def _csv(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n", float_format="%.10g").encode("utf-8")


def _descriptor(
    name: str, title: str, resources: list[dict[str, Any]], *, synthetic: bool
) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": f"{title} (synthetic)" if synthetic else title,
        "version": VERSION,
        "synthetic": synthetic,
        "licenses": [CC0],
        "resources": resources,
    }
