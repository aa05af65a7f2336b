"""Small files as people have them, written by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

from openpyxl import Workbook

from qikit.intake import Finding, OwnData, read_table


def csv(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    return (end.join(lines) + end).encode(encoding)


def xlsx(
    rows: Iterable[Iterable[Any]],
    title: str = "Sheet1",
    change: Callable[[Workbook], None] | None = None,
) -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **extra: bytes) -> bytes:
    """Rewrite the parts of a workbook; None leaves a part out; extra parts are added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
        for name, part in extra.items():
            new.writestr(name, part)
    return out.getvalue()


def months(*values: object, heading: str = "late") -> bytes:
    """A file with one row a month from April 2024."""
    names = ["Apr-24", "May-24", "Jun-24", "Jul-24", "Aug-24", "Sep-24", "Oct-24", "Nov-24"]
    return csv(f"month,{heading}", *(f"{m},{v}" for m, v in zip(names, values, strict=False)))


def found(source: bytes | OwnData, kind: str, **options: Any) -> Finding:
    """The only finding of this kind."""
    own = source if isinstance(source, OwnData) else read_table(source, **options)
    findings = [finding for finding in own.findings if finding.kind == kind]
    assert len(findings) == 1, [f.kind for f in own.findings]
    return findings[0]


def kinds(own: OwnData) -> set[str]:
    return {finding.kind for finding in own.findings}
