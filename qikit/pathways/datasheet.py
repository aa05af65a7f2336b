"""The datasheet beside each data set: what it is, how it was made, what it is not for.

The questions follow Gebru and others, "Datasheets for datasets", Communications of the ACM
64(12), 2021. Planted stories are not told here: they are the learner's to find.
"""

from __future__ import annotations

from collections.abc import Iterable

from .checks.aims import aims_table
from .frame.partners import PARTNERS
from .pathway import Pathway
from .real import SOURCES, RealData
from .tables.field import Table

HOW = """Simulated by `qikit.pathways` from published averages and spreads, and where nothing is
published, from stated opinion. No record of a real person was used at any point and no model
was fitted to people's records. Physiology comes first and scores are computed from it. All
pathways of the fictional Wrenshire (300,000 people, twelve partners) feel one shared daily
pressure: how full the hospital is. The same cohort name gives the same table on every machine.
`qi data build` makes every file again, byte for byte."""
FOR = """Learning and teaching quality improvement: definitions, charts, stratifying, spotting
faults in data. Effects of several kinds were planted on purpose, and so were gaps between
groups: they are exercises, not findings about any group of people."""
NOT_FOR = """Comparing real services, clinical decisions, staffing decisions, training models
for care, research about people. Correlations that nobody planted are not realistic. Times run
on one unbroken clock: the hour is not put forward or back in spring and autumn. Deaths do not
depend on how quickly care was given, in any pathway."""
CONFIDENCE = """*High*, *medium* and *low* say how sure we are of the number: high where the source
named gives it, lower where clinicians' estimates filled a gap. A *design choice* is a choice for
the fictional economy, not a claim about the NHS. Columns that are not listed are definitions or
follow from others."""
FAULTS = """The table `{name}_as_extracted` is the same table with faults planted on purpose, of the
kinds that hospital extracts have: {faults}. Each can be found by looking."""


def pathway_readme(pathway: Pathway, faults: Iterable[str], rows: dict[str, int]) -> str:
    """Return the README of a pathway's data set."""
    tables = "\n".join(
        f"- `{spec.name}` ({rows[spec.name]:,} rows): {spec.title}. File `{spec.path}`."
        for spec in pathway.tables
    )
    listed = ", ".join(faults)
    parts = [
        f"# {pathway.title} (synthetic)",
        f"**Synthetic: no row is about a real person.** {pathway.about}",
        "## Tables",
        tables,
        f'`load("{pathway.name}")` returns the first. Columns: `datapackage.json` (Table Schema).',
        "## How it was made",
        HOW,
        "## What it is for",
        FOR,
        "## What it is not for",
        NOT_FOR,
    ]
    if listed:
        parts += ["## Known faults", FAULTS.format(name=pathway.tables[0].name, faults=listed)]
    return "\n\n".join([*parts, *_origins(pathway)]) + "\n"


def _origins(pathway: Pathway) -> list[str]:
    return [
        "## Where the numbers come from",
        CONFIDENCE,
        sources_table(pathway.tables),
        "The table as a whole is held to these, by tests:",
        aims_table(pathway.name),
        "## Licence",
        "CC0 1.0: use it as you like. NEWS2 is the work of the Royal College of Physicians.",
    ]


def sources_table(tables: Iterable[Table]) -> str:
    """Return the parameter sources as a Markdown table."""
    rows = [
        f"| `{field.name}` | {field.source} |"
        for spec in tables
        for field in spec.fields
        if field.source
    ]
    return "\n".join(["| column | source of the parameter, and confidence |", "|---|---|", *rows])


def events_readme(spec: Table, rows: int) -> str:
    """Return the README of the event log."""
    partners = "\n".join(
        f"- `{partner.code}` {partner.name}: {partner.role}" for partner in PARTNERS
    )
    parts = [
        "# Event log (synthetic)",
        "**Synthetic: no row is about a real person.** Every step that the pathways' tables "
        "record, in order, with the partner who did it and the partner before. "
        f"`{spec.path}`: {rows:,} events of the cases that began in September to November 2025. "
        "`load_events()` returns it; `load_events(everything=True)` makes all three years.",
        "## Partners (none of them exists)",
        partners,
        "## How it was made",
        HOW,
        "## What it is for",
        FOR,
        "## What it is not for",
        NOT_FOR,
        "## Licence",
        "CC0 1.0: use it as you like.",
    ]
    return "\n\n".join(parts) + "\n"


def real_readme(data: RealData, rows: int) -> str:
    """Return the README of a real data set."""
    sources = "\n".join(f"- {source['title']}: <{source['path']}>" for source in SOURCES)
    parts = [
        f"# {data.title}",
        f"**Real, published figures; no patient data.** {data.about} {rows} rows.",
        f'`load("{data.name}")`. Columns: `datapackage.json`, in Table Schema.',
        "## Sources",
        sources,
        "## What it is for, and not for",
        "Learning to chart. Not for judging the trusts named: the figures are old and the "
        "measure has many definitions.",
        "## Licence",
        "Contains public sector information licensed under the Open Government Licence v3.0.",
    ]
    return "\n\n".join(parts) + "\n"
