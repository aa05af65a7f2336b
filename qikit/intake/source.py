"""Where the bytes come from, how many are too many, and what sort of file they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from qikit.errors import QikitError

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 200

Kind = Literal["text", "workbook"]

TOO_BIG = (
    f"The largest file that can be opened is {MAX_BYTES // 1024**2} MB or {MAX_ROWS:,} rows and "
    f"{MAX_COLUMNS} columns. In Excel, keep only the columns you chart, with one row for each "
    "day, week or month."
)
SAVE_AS = "In Excel choose File, Save As, 'CSV UTF-8' or 'Excel workbook (.xlsx)'."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TABLES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)
_WEB_OR_DATA = (
    ((b"<!doctype", b"<html", b"<table", b"<?xml", b"<svg"), "a web page or XML"),
    ((b'{"', b"[{", b"[["), "JSON"),
)


def read_bytes(source: Any) -> bytes:
    """Return the bytes of a path, of an upload, or of an open binary file.

    Raises
    ------
    QikitError
        The file is not there, cannot be opened, or is larger than `MAX_BYTES`.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
    elif isinstance(source, str | os.PathLike):
        data = _from_path(source)
    elif hasattr(source, "read"):
        data = _from_handle(source)
    else:
        raise QikitError(
            f"A file cannot be read from {type(source).__name__}.",
            todo="Give the path of the file, or its bytes.",
        )
    if len(data) > MAX_BYTES:
        raise QikitError(f"This file is {len(data) / 1024**2:.1f} MB.", todo=TOO_BIG)
    return data


def kind_of(data: bytes) -> Kind:
    """Say whether the bytes are text or an Excel workbook, judged by their first bytes.

    Raises
    ------
    QikitError
        They are something else: a PDF, a picture, an old .xls, a web page, JSON.
    """
    if data.startswith(b"PK"):
        return "workbook"
    if data.startswith(_OLE):
        raise QikitError(
            "This is an old Excel file (.xls) or a workbook with a password.",
            todo=f"Open it in Excel, take any password off. {SAVE_AS}",
        )
    for start, name in _NOT_TABLES:
        if data.startswith(start) and _surely(start, data):
            raise QikitError(f"This is {name}, not a table.", todo=f"Open the data. {SAVE_AS}")
    _refuse_web_and_json(data)
    return "text"


def _surely(start: bytes, data: bytes) -> bool:
    """Two letters are also how a heading may begin: ask for a zero byte as well."""
    return len(start) > 2 or not start.isalnum() or b"\0" in data[:64]


def _refuse_web_and_json(data: bytes) -> None:
    opening = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for starts, name in _WEB_OR_DATA:
        if opening.startswith(starts):
            raise QikitError(
                f"This file holds {name}, not a table, whatever its name says.",
                todo=f"Open it in Excel. {SAVE_AS}",
            )


def _from_path(source: str | os.PathLike[str]) -> bytes:
    try:
        path = Path(source)
        if path.is_dir():
            raise QikitError(f"'{path.name}' is a folder.", todo="Choose one file inside it.")
        with path.open("rb") as handle:
            return _from_handle(handle)
    except FileNotFoundError:
        problem = "There is no file with this name here"
    except QikitError:
        raise
    except (OSError, ValueError):
        problem = "The file cannot be opened"
    raise QikitError(
        f"{problem}: {str(source)[:200]!r}.",
        todo="Check the spelling, and close the file if Excel has it open.",
    )


def _from_handle(handle: Any) -> bytes:
    data = handle.read(MAX_BYTES + 1)
    if isinstance(data, str):
        return data.encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise QikitError(f"This file is over {MAX_BYTES // 1024**2} MB.", todo=TOO_BIG)
    return bytes(data)
