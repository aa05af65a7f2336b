"""Whatever the bytes, there is a result or a helpful sentence, and never another error."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from datetime import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.intake import OwnData, prepare_series, read_table, suggest
from tests.intake.files import xlsx

PIECES = st.sampled_from(
    ["01/02/2025", "Apr-24", "2025-W07", "Q1 2024/25", "2023/24", "31/02/2025", "13", "1,234",
     "75%", "£3", "n/a", "-", "*", "<5", "twelve", "", " ", "Total", "late", "seen", "month", '"',
     "=1+1",
     "1e5", "9434765919", "-4", "0", "(3)", "12,5", "2011-12", "00:45", "Ash", "ash", "#DIV/0!",
     "04/13/2024", "99999", "202404", "Mrs Bloggs", "\ufeff", "\u2028", "é", "1712345678"]
)  # fmt: skip
CELLS = st.one_of(
    PIECES,
    st.none(),
    st.integers(-(10**13), 10**13),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1901, 1, 1), datetime(2300, 1, 1)),
)
PLACEHOLDER = re.compile(r"\{(rows?|column|say|is|value|number|reading|order)\}")
WORKBOOK = xlsx([["month", "late"], [datetime(2024, 4, 1), 3], ["=1+1", 0.5]])


def open_it(data: bytes) -> OwnData | None:
    """Read and use the data as a page would; QikitError is the only error allowed."""
    try:
        own = read_table(data)
    except QikitError:
        return None
    assert isinstance(own, OwnData)
    assert len(own.table) == len(own.rows)
    assert list(own.table.columns) == [column.name for column in own.columns]
    assert own.table.columns.is_unique
    assert not [f for f in own.findings if not f.message or PLACEHOLDER.search(f.message)]
    assert own.describe()
    for suggestion in suggest(own):
        assert suggestion.describe()
        if suggestion.chart and suggestion.time and suggestion.value:
            with suppress(QikitError):
                prepare_series(own, suggestion.value, suggestion.time, suggestion.denominator,
                               by=suggestion.by)  # fmt: skip
    return own


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example(b"\xd8\x00" * 20)
def test_any_bytes(data):
    open_it(data)


@given(st.text(max_size=300))
@example("a\r\n\r\n\r\n")
@example('"\n"\n')
@example("sep=;\n")
def test_any_text(text):
    open_it(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200)
@given(st.lists(st.lists(PIECES, max_size=5), max_size=12), st.sampled_from(",;\t|"))
def test_any_table_of_awkward_cells(rows, mark):
    open_it("\n".join(mark.join(row) for row in rows).encode())


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_any_workbook(rows):
    open_it(xlsx(rows))


@settings(max_examples=100)
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=20))
def test_any_damage_to_a_workbook(at, damage):
    open_it(WORKBOOK[:at] + damage + WORKBOOK[at + len(damage) :])


@settings(max_examples=100)
@given(st.data(), st.binary(min_size=1, max_size=12))
def test_any_damage_inside_a_workbook(data, damage):
    """The zip stays whole, so that the damage reaches the readers of XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(out, "w") as new:
        hit = data.draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            part = old.read(name)
            if name == hit:
                at = data.draw(st.integers(0, len(part)))
                part = part[:at] + damage + part[at + len(damage) :]
            new.writestr(name, part)
    open_it(out.getvalue())


@given(st.lists(st.integers(-5, 500), min_size=3, max_size=30))
def test_plain_counts_come_back_as_they_are(counts):
    lines = [f"2024-01-{i + 1:02},{count}" for i, count in enumerate(counts)]
    own = open_it("\n".join(["day,n", *lines]).encode())
    assert own is not None
    assert own.table["n"].tolist() == counts
