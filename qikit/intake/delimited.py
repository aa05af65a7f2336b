"""Text files: which letters, which delimiter, which rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from qikit.errors import QikitError
from qikit.intake.findings import Finding
from qikit.intake.grid import Grid, GridBuilder
from qikit.intake.source import SAVE_AS

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright bar"}
SAMPLE_ROWS = 200
SAMPLE_LETTERS = 100_000  # under the csv module's own limit for one cell
MOST_LINES_IN_A_CELL = 30

_MOJIBAKE = re.compile("Â£|Ã©|Ã¨|â€|Â½|Â\xa0")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_delimited(data: bytes) -> Grid:
    """Read a CSV, or the like, into a grid; nothing of the content is judged yet.

    Raises
    ------
    QikitError
        The bytes are not text, or a quotation mark is never closed.
    """
    text, findings = _decoded(data)
    text, announced = _announced_delimiter(text)
    delimiter = announced or _delimiter(text)
    builder = GridBuilder()
    for number, cells in enumerate(_records(text, delimiter), start=1):
        _refuse_runaway_quote(number, cells)
        builder.add(number, list(cells))
    if delimiter != "," and len(builder.rows) > 1:
        findings.append(_delimiter_note(delimiter))
    return Grid(rows=tuple(builder.rows), findings=tuple(findings))


def _decoded(data: bytes) -> tuple[str, list[Finding]]:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    encoding = encoding or _utf16_without_mark(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "cp1252", data.decode("cp1252", "replace")
    _refuse_binary(text)
    return text, _letter_findings(text, encoding)


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 2 or max(even, odd) < 0.7 * half or min(even, odd) > 0.1 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(text: str) -> None:
    sample = text[:SAMPLE_LETTERS]
    strange = sum(1 for c in sample if (ord(c) < 32 and c not in "\t\n\r\f") or c == "\ufffd")
    if "\0" in text or strange > 2 + 0.01 * len(sample):
        raise QikitError("This file is not text, so it is not a table.", todo=SAVE_AS)


def _letter_findings(text: str, encoding: str) -> list[Finding]:
    findings = []
    if encoding == "cp1252":
        message = "The file was saved in the older Windows letters (cp1252), and read as such."
        todo = "Check that £ signs and accents look right."
        findings.append(Finding(kind="encoding", severity="note", message=message, todo=todo))
    if _MOJIBAKE.search(text[:SAMPLE_LETTERS]) or "\ufffd" in text:
        message = "Some letters look damaged: they were saved and opened in different alphabets."
        findings.append(Finding(kind="encoding", severity="ask", message=message, todo=SAVE_AS))
    return findings


def _announced_delimiter(text: str) -> tuple[str, str | None]:
    """Excel writes a first line such as ``sep=;`` to say which delimiter it used."""
    match = re.match(r"sep=([,;\t|])\r?\n", text)
    return (text[match.end() :], match.group(1)) if match else (text, None)


def _delimiter(text: str) -> str:
    """Choose the delimiter that gives most rows the same number of cells, more than one."""

    def score(delimiter: str) -> float:
        rows = (row for row in _records(text[:SAMPLE_LETTERS], delimiter) if any(row))
        widths = [len(row) for row in islice(rows, SAMPLE_ROWS)]
        most_common = Counter(width for width in widths if width > 1).most_common(1)
        return most_common[0][1] / len(widths) if most_common else 0.0

    return max(DELIMITERS, key=score)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _runaway(reader.line_num) from None


def _refuse_runaway_quote(number: int, cells: list[str]) -> None:
    if any(cell.count("\n") > MOST_LINES_IN_A_CELL for cell in cells):
        raise _runaway(number)


def _runaway(number: int) -> QikitError:
    return QikitError(
        'A quotation mark (") is opened and never closed.',
        where=f"row {number}",
        todo="Take the stray mark out, or open the file in Excel and save it again.",
    )


def _delimiter_note(delimiter: str) -> Finding:
    name = DELIMITERS.get(delimiter, "sign " + repr(delimiter))
    return Finding(
        kind="delimiter",
        severity="note",
        message=f"The columns are separated by a {name}, and were read so.",
    )
