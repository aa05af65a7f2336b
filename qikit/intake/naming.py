"""Gives every column one name, and tells when it had to choose it."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.intake.findings import Finding, joined, one_line, shown
from qikit.intake.grid import Cell, Row, column_letter

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The names of the columns kept, where they stand, and what was noticed."""

    names: tuple[str, ...]
    positions: tuple[int, ...]
    findings: tuple[Finding, ...] = ()


def name_columns(header: Row, group: Row | None, data: tuple[Row, ...]) -> Naming:
    """Name the columns from a header row, and from merged headings above it if there are any."""
    width = len(header.cells) if group is None else max(len(header.cells), len(group.cells))
    spilled = _spilled_width(header, data)
    names: list[str] = []
    positions: list[int] = []
    findings: list[Finding] = []
    groups = _spread(group, width)
    for position in range(max(width, spilled)):
        own = _text(header.cells, position)
        above = groups[position] if position < len(groups) else ""
        if not own and not above and not _holds_data(data, position):
            continue
        name = _combined(above, own) or f"column {column_letter(position)}"
        if not own and not above:
            findings.append(_unnamed(header, position, name))
        positions.append(position)
        names.append(name)
    if any(groups):
        findings.append(_merged(header, group, names))
    names, repeated = _made_unique(names)
    return Naming(
        names=tuple(names),
        positions=tuple(positions),
        findings=(*findings, *(_repeated(header, name) for name in repeated)),
    )


def _spilled_width(header: Row, data: tuple[Row, ...]) -> int:
    """Most rows go further right than the headings: those columns lack a heading.

    When only some do, the rows are at fault, not the headings.
    """
    further = [row for row in data if len(row.cells) > len(header.cells)]
    return max(len(row.cells) for row in further) if 2 * len(further) > len(data) else 0


def _text(cells: tuple[Cell, ...], position: int) -> str:
    cell = cells[position] if position < len(cells) else None
    return "" if cell is None else one_line(cell)[:LONGEST_NAME]


def _spread(group: Row | None, width: int) -> list[str]:
    """A merged heading keeps its words in its first cell only: carry them to the right."""
    if group is None:
        return []
    spread, current = [], ""
    for position in range(width):
        current = _text(group.cells, position) or current
        spread.append(current)
    return spread


def _combined(above: str, own: str) -> str:
    return f"{above}: {own}" if above and own and above != own else own or above


def _holds_data(data: tuple[Row, ...], position: int) -> bool:
    return any(position < len(row.cells) and row.cells[position] is not None for row in data)


def _made_unique(names: list[str]) -> tuple[list[str], list[str]]:
    taken: set[str] = set()
    unique: list[str] = []
    repeated: list[str] = []
    for name in names:
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name} ({number})", number + 1
        if candidate != name:
            repeated.append(name)
        taken.add(candidate)
        unique.append(candidate)
    return unique, list(dict.fromkeys(repeated))


def _unnamed(header: Row, position: int, name: str) -> Finding:
    letter = column_letter(position)
    return Finding(
        kind="no-heading",
        severity="ask",
        row=header.number,
        column=name,
        message=f"Column {letter} holds something but has no heading in row {header.number}; it "
        f"was called {shown(name)}.",
        todo="Give it a heading, so that a chart can name it.",
    )


def _merged(header: Row, group: Row | None, names: list[str]) -> Finding:
    above = group.number if group else header.number
    message = (
        f"The headings stand in two rows ({above} and {header.number}) and were joined: "
        f"{joined(shown(name) for name in names[:3])}{' and so on' if len(names) > 3 else ''}."
    )
    return Finding(kind="merged-headings", severity="note", row=above, message=message)


def _repeated(header: Row, name: str) -> Finding:
    return Finding(
        kind="repeated-heading",
        severity="ask",
        row=header.number,
        column=name,
        message=f"The heading {shown(name)} is used more than once; the later ones were called "
        f"{shown(name + ' (2)')} and so on.",
        todo="Give each column its own heading.",
    )
