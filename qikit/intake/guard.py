"""Refuses a file that seems to hold patient identifiers, without repeating any of them.

How much is enough
------------------
* One is enough where the shape leaves little doubt: a valid NHS number written 3-3-4 or among
  words, an e-mail address, a telephone number, a full postcode with its space, a National
  Insurance number, "DOB 1/2/1950".
* Ten digits alone are weaker: one random ten-digit number in eleven passes the NHS check digit.
  A column of them is refused when at least 30% of its different ten-digit values pass. A list of
  NHS numbers passes nearly whole. Of twenty random numbers, six or more pass less than once in
  a hundred files; with one to three numbers a single pass is enough, because a false alarm costs
  a minute and a missed patient cannot be taken back.
* A heading that announces identifiers is enough with one value of the announced shape.
* Names are refused beside dates of birth, beside hospital numbers, and, where the heading says
  name, beside any date. Names elsewhere, and numbers for each person, are asked about.
* Values that begin with SYN are invented on purpose and pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from qikit.errors import QikitError
from qikit.intake import identifiers as ids
from qikit.intake.dates import read_date
from qikit.intake.findings import Finding, joined, rows_phrase
from qikit.intake.grid import Cell, Grid, column_letter
from qikit.intake.headings import identifying_kind, is_person_number, is_plain_name

HEADING_ROWS = 15
ENOUGH_VALID = 0.3
BIRTHS_SPAN_YEARS = 20

_ONE_IS_ENOUGH: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("NHS numbers", ids.has_nhs_number_in_words),
    ("e-mail addresses", ids.has_email),
    ("telephone numbers", ids.has_phone),
    ("full postcodes", ids.has_postcode),
    ("National Insurance numbers", ids.has_national_insurance_number),
    ("dates of birth", ids.has_birth_date_in_words),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspicion:
    """What kind of identifier seems to be where; never the value itself."""

    kind: str
    place: str

    def __str__(self) -> str:
        return f"{self.kind} in {self.place}"


@dataclass(frozen=True, slots=True)
class _Column:
    """The filled cells of one column of one sheet, as text, with their rows."""

    place: str
    rows: tuple[int, ...]
    texts: tuple[str, ...]
    different: frozenset[str]
    dates: tuple[date, ...]

    def matching(self, test: Callable[[str], bool]) -> list[int]:
        hits = {text for text in self.different if test(text)}
        return [r for r, t in zip(self.rows, self.texts, strict=True) if t in hits] if hits else []

    def share(self, test: Callable[[str], bool]) -> float:
        different = set(self.body())
        return sum(map(test, different)) / len(different) if different else 0.0

    def headed(self, test: Callable[[str], object]) -> bool:
        return any(test(text) for text in self.headings())

    def headings(self) -> tuple[str, ...]:
        return tuple(t for t in self.texts[:HEADING_ROWS] if any(c.isalpha() for c in t))

    def body(self) -> tuple[str, ...]:
        return self.texts[1:]

    def at(self, rows: Iterable[int]) -> str:
        return f"{self.place} ({rows_phrase(rows)})"


def refuse_identifiers(sheets: Iterable[Grid], name: str | None = None) -> tuple[Finding, ...]:
    """Look at every cell of every sheet; return what to ask about.

    Raises
    ------
    QikitError
        Something looks like a patient identifier. The message gives kind, column and rows,
        never the value.
    """
    suspicions = list(_in_text(name or "", "the name of the file"))
    cautions: list[Finding] = []
    for position, sheet in enumerate(sheets, start=1):
        prefix = "" if position == 1 else f"sheet {position}, "
        suspicions.extend(_in_text(sheet.name or "", f"the name of sheet {position}"))
        columns = [_column(sheet, i, prefix) for i in range(sheet.width())]
        suspicions.extend(s for column in columns for s in _in_column(column))
        suspicions.extend(_names_beside(columns))
        cautions.extend(finding for column in columns for finding in _cautions(column))
    if suspicions:
        raise _refusal(suspicions)
    return tuple(cautions)


def _refusal(suspicions: list[Suspicion]) -> QikitError:
    found = joined(dict.fromkeys(str(suspicion) for suspicion in suspicions[:8]))
    return QikitError(
        "This file was refused and nothing of it was kept, because it looks as if it holds what "
        f"identifies people: {found}.",
        todo="A chart needs totals, not people. In Excel, count the cases of each day, week or "
        "month and open a file with those counts; or delete these columns, save a copy, and open "
        "the copy.",
    )


def _in_text(text: str, place: str) -> Iterator[Suspicion]:
    for kind, test in _ONE_IS_ENOUGH:
        if test(text):
            yield Suspicion(kind=kind, place=place)


def _in_column(column: _Column) -> Iterator[Suspicion]:
    for kind, test in _ONE_IS_ENOUGH:
        if rows := column.matching(test):
            yield Suspicion(kind=kind, place=column.at(rows))
    if rows := _bare_nhs_numbers(column):
        yield Suspicion(kind="NHS numbers", place=column.at(rows))
    if rows := _bare_postcodes(column):
        yield Suspicion(kind="full postcodes", place=column.at(rows))
    yield from _announced(column)


def _bare_nhs_numbers(column: _Column) -> list[int]:
    bare = {digits for text in column.texts if (digits := ids.ten_digits(text))}
    valid = {digits for digits in bare if ids.is_nhs_number(digits)}
    if not valid or (len(bare) > 3 and len(valid) < ENOUGH_VALID * len(bare)):
        return []
    return column.matching(lambda text: ids.ten_digits(text) in valid)


def _bare_postcodes(column: _Column) -> list[int]:
    rows = column.matching(ids.is_postcode)
    return rows if len(rows) > 1 and len(rows) >= 0.5 * len(column.body()) else []


_ANNOUNCED_SHAPE: dict[str, Callable[[str], bool]] = {
    "NHS numbers": lambda text: sum(c.isdigit() for c in text) == 10 and not _invented(text),
    "dates of birth": lambda text: _full_date(text) is not None,
    "names of people": lambda text: text[:1].isalpha() and not _invented(text),
    "hospital numbers": ids.looks_like_hospital_number,
    "addresses": lambda text: any(c.isdigit() for c in text) and any(c.isalpha() for c in text),
    "telephone numbers": lambda text: sum(c.isdigit() for c in text) >= 7,
    "postcodes": ids.is_postcode,
}


def _announced(column: _Column) -> Iterator[Suspicion]:
    """A heading says what the column is, and a value below it has that shape."""
    for kind in dict.fromkeys(filter(None, map(identifying_kind, column.headings()))):
        rows = _of_shape(column, kind)
        if kind == "dates of birth" and column.dates:
            rows = rows or list(column.rows[1:])
        if rows:
            yield Suspicion(kind=kind, place=column.at(rows))


def _of_shape(column: _Column, kind: str) -> list[int]:
    has_shape = _ANNOUNCED_SHAPE[kind]
    return column.matching(lambda text: identifying_kind(text) is None and has_shape(text))


def _names_beside(columns: list[_Column]) -> Iterator[Suspicion]:
    for column in columns:
        named = column.headed(is_plain_name) and column.share(ids.looks_like_full_name) > 0.5
        if not named and not _is_list_of_names(column):
            continue
        for other in columns:
            kind = _completes_a_name(other, named=named, once=_mostly_different(column))
            if other is not column and kind:
                place = f"{column.place} and {other.place}"
                yield Suspicion(kind=f"names with {kind}", place=place)


def _completes_a_name(column: _Column, *, named: bool, once: bool) -> str | None:
    if _numbers_people(column, named=named):
        return "hospital numbers"
    dates = [*column.dates, *filter(None, map(_full_date, set(column.texts)))]
    if not dates or len(dates) < 0.5 * len(set(column.body())):
        return None
    if max(d.year for d in dates) - min(d.year for d in dates) >= BIRTHS_SPAN_YEARS:
        return "dates of birth"
    return "dates" if named and once else None


def _numbers_people(column: _Column, *, named: bool) -> bool:
    """Digits alone may be counts: they need a heading of their own, or one that says 'name'."""
    if column.headed(_is_place_code) or column.share(ids.looks_like_hospital_number) <= 0.5:
        return False
    lettered = any(text[:1].isalpha() for text in column.body())
    return lettered or named or column.headed(is_person_number)


def _is_list_of_names(column: _Column) -> bool:
    long_enough = len(column.body()) > 1 and _mostly_different(column)
    return long_enough and column.share(ids.looks_like_full_name) > 0.6


def _mostly_different(column: _Column) -> bool:
    return len(set(column.body())) >= 0.8 * len(column.body())


def _is_place_code(heading: str) -> bool:
    words = heading.casefold()
    return any(word in words for word in ("code", "ods", "practice", "site", "org", "count"))


def _cautions(column: _Column) -> Iterator[Finding]:
    titled = column.matching(ids.has_titled_name)
    if titled:
        yield Finding(
            kind="name",
            severity="ask",
            row=titled[0],
            message=f"What looks like a person's name stands in {column.at(titled)}.",
            todo="If it is one, take it out: charts and comments never need names.",
        )
    numbers = column.matching(lambda t: ids.looks_like_hospital_number(t) and not _invented(t))
    if len(numbers) > 1 and column.headed(is_person_number):
        yield Finding(
            kind="person-number",
            severity="ask",
            row=numbers[0],
            message=f"There seems to be a number for each person in {column.place}.",
            todo="If these are real numbers of patients, delete the column and open the copy.",
        )


def _invented(text: str) -> bool:
    return text.casefold().startswith("syn")


def _full_date(text: str) -> date | None:
    reading = read_date(text)
    if reading is None or reading.when is None or reading.period != "day":
        return None
    return reading.when.date()


def _column(sheet: Grid, position: int, prefix: str) -> _Column:
    cells = [
        (row.number, row.cells[position])
        for row in sheet.rows
        if position < len(row.cells) and row.cells[position] is not None
    ]
    dates = tuple(
        (c.date() if isinstance(c, datetime) else c) for _, c in cells if isinstance(c, date)
    )
    texts = tuple(_as_text(cell) for _, cell in cells)
    return _Column(
        place=f"{prefix}column {column_letter(position)}",
        rows=tuple(number for number, _ in cells),
        texts=texts,
        different=frozenset(texts),
        dates=dates,
    )


def _as_text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
