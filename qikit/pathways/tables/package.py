"""Data Packages: the descriptor beside the data, the files, and their fingerprints.

Source of the format: Data Package and Table Schema, https://datapackage.org/standard/.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from qikit.errors import QikitError

from .conform import column_types, conform, moments
from .field import DATETIME, Table

DESCRIPTOR = "datapackage.json"


def read_descriptor(folder: Path) -> dict[str, Any]:
    """Return the descriptor of a data set.

    Raises
    ------
    QikitError
        When it is missing or is not JSON.
    """
    path = folder / DESCRIPTOR
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise QikitError(
            f"The description of the data set {folder.name!r} cannot be read.",
            where=f"{folder.name}/{DESCRIPTOR}",
            todo="Run `qi data build` to make it again.",
        ) from error


def read_table(folder: Path, resource: Mapping[str, Any]) -> pd.DataFrame:
    """Return one table, checked against its fingerprint and given its types.

    Raises
    ------
    QikitError
        When the file is missing or is not the one that was released.
    """
    data = _checked_bytes(folder, resource)
    schema = resource["schema"]
    table = pd.read_csv(
        io.BytesIO(data),
        dtype=column_types(schema) | dict.fromkeys(moments(schema), str),
        keep_default_na=False,
        na_values=[""],
    )
    return conform(table, schema)


def _checked_bytes(folder: Path, resource: Mapping[str, Any]) -> bytes:
    path = folder / resource["path"]
    where = f"{folder.name}/{resource['path']}"
    todo = "Run `qi data build` to make it again."
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QikitError("A data file is missing.", where=where, todo=todo) from error
    content = _unpacked(data) if path.suffix == ".gz" else data
    if fingerprint(content) != resource["contentHash"]:
        raise QikitError(
            f"The data file is damaged or has been changed ({len(content)} bytes, "
            f"{resource['contentBytes']} expected).",
            where=where,
            todo=f"{todo} For your own data, use load_csv.",
        )
    return content


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return b""


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of these bytes in the form that descriptors use.

    Examples
    --------
    >>> fingerprint(b"")[:15]
    'sha256:e3b0c442'
    """
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def as_csv(table: pd.DataFrame, spec: Table) -> bytes:
    """Return the table as CSV, the same bytes on every machine."""
    out = table.copy()
    for field in spec.fields:
        if field.type == "datetime":
            out[field.name] = out[field.name].dt.strftime(DATETIME)
        if field.type == "date":
            out[field.name] = out[field.name].dt.strftime("%Y-%m-%d")
    return out.to_csv(index=False, lineterminator="\n").encode("utf-8")


def write_table(folder: Path, table: pd.DataFrame, spec: Table) -> dict[str, Any]:
    """Write one table and return its resource descriptor."""
    content = as_csv(conform(table, spec.schema()), spec)
    path = folder / spec.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(content) if path.suffix == ".gz" else content)
    return describe(spec, content, len(table))


def packed(content: bytes) -> bytes:
    """Return the bytes compressed, without the time of day."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def describe(spec: Table, content: bytes, rows: int) -> dict[str, Any]:
    """Return a resource descriptor.

    ``contentHash`` and ``contentBytes`` are of the CSV before compression, because compressors
    differ between machines while the CSV does not.
    """
    return {
        "name": spec.name,
        "title": spec.title,
        "path": spec.path,
        "type": "table",
        "format": "csv",
        **({"compression": "gzip"} if spec.path.endswith(".gz") else {}),
        "encoding": "utf-8",
        "contentBytes": len(content),
        "contentHash": fingerprint(content),
        "rows": rows,
        "schema": spec.schema(),
    }


def write_descriptor(folder: Path, descriptor: Mapping[str, Any]) -> None:
    """Write the descriptor of a data set."""
    written = json.dumps(descriptor, indent=2, ensure_ascii=False)
    (folder / DESCRIPTOR).write_text(written + "\n", encoding="utf-8")
