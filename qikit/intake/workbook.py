"""Excel workbooks (.xlsx): opened with care, because a workbook can be made to do harm."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from qikit.errors import QikitError
from qikit.intake.findings import Finding, joined, shown
from qikit.intake.grid import Cell, Grid, GridBuilder, Uncalculated
from qikit.intake.source import SAVE_AS, TOO_BIG

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_PARTS = 2_000
MAX_CELLS = 20_000_000  # blank ones included
LAST_ROW_IN_EXCEL = 1_048_576
DAMAGED = "This workbook is damaged and cannot be opened."
RESAVE = f"Open it in Excel, and save it again. {SAVE_AS}"


def read_workbook(data: bytes) -> tuple[Grid, ...]:
    """Read every worksheet into a grid; nothing of the content is judged yet.

    Raises
    ------
    QikitError
        It holds macros, is not an Excel workbook, unpacks to too much, or is damaged.
    """
    try:
        formulas = _inspect(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(_sheets(data, formulas))
    except QikitError:
        raise
    except Exception:  # a hostile or broken file can make the zip and XML readers raise anything
        raise QikitError(DAMAGED, todo=RESAVE) from None


def choose_sheet(sheets: tuple[Grid, ...], wanted: str | None) -> Grid:
    """Return the sheet named, or the first that is not blank.

    Raises
    ------
    QikitError
        No sheet has this name.
    """
    if wanted is None:
        return next((sheet for sheet in sheets if sheet.rows), sheets[0])
    for sheet in sheets:
        if (sheet.name or "").strip().casefold() == wanted.strip().casefold():
            return sheet
    names = joined(shown(sheet.name) for sheet in sheets)
    raise QikitError(f"There is no sheet called {shown(wanted)}.", todo=f"Choose from {names}.")


def other_sheets_finding(sheets: tuple[Grid, ...], chosen: Grid) -> tuple[Finding, ...]:
    """Say which sheets were left alone."""
    others = [shown(sheet.name) for sheet in sheets if sheet is not chosen and sheet.rows]
    if not others:
        return ()
    message = f"Only the sheet {shown(chosen.name)} was used; {joined(others)} was left alone."
    todo = "To use another sheet, give its name."
    return (Finding(kind="other-sheets", severity="note", message=message, todo=todo),)


def _inspect(data: bytes) -> bool:
    """Refuse what is unsafe before anything is unpacked; say whether there are formulas."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename.casefold() for part in parts}
        if len(parts) > MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNPACKED_BYTES:
            raise QikitError("This workbook unpacks to far more than its size.", todo=TOO_BIG)
        _refuse_other_kinds(names)
        formulas = False
        for part in parts:
            if part.filename.casefold().endswith((".xml", ".rels")):
                formulas = _has_formulas(archive.read(part)) or formulas
    return formulas


def _refuse_other_kinds(names: set[str]) -> None:
    if any(name.endswith("vbaproject.bin") for name in names):
        raise QikitError(
            "This workbook holds macros (small programs), so it was not opened.",
            todo="In Excel choose File, Save As, 'Excel workbook (.xlsx)': that leaves them out.",
        )
    if "xl/workbook.xml" not in names:
        raise QikitError(
            "This is a packed file (zip, Word, OpenDocument or .xlsb), not an .xlsx workbook.",
            todo=f"Open the table in Excel. {SAVE_AS}",
        )


def _has_formulas(xml: bytes) -> bool:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise QikitError(DAMAGED, todo=RESAVE)
    return b"<f>" in xml or b"<f " in xml


def _sheets(data: bytes, formulas: bool) -> Iterator[Grid]:
    values = _opened(data, data_only=True)
    written = _opened(data, data_only=False) if formulas else None
    if not values.worksheets:
        raise QikitError("This workbook has no worksheet.", todo=RESAVE)
    for position, sheet in enumerate(values.worksheets):
        twin = written.worksheets[position] if written else None
        yield _grid(sheet, twin)


def _opened(data: bytes, *, data_only: bool) -> Any:
    from openpyxl import load_workbook

    return load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False, rich_text=False
    )


def _grid(sheet: Any, twin: Any) -> Grid:
    builder = GridBuilder()
    written = _rows(twin) if twin is not None else None
    for number, row in enumerate(_rows(sheet), start=1):
        cells = [_value(cell) for cell in row]
        if written is not None:
            cells = _mark_formulas(cells, next(written, ()))
        builder.add(number, cells)
    return Grid(name=sheet.title, rows=tuple(builder.rows))


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield rows of cells; a cell far away drags blank ones along, and those are counted too."""
    sheet.reset_dimensions()  # what the file says of its own size is not to be trusted
    cells = 0
    for number, row in enumerate(sheet.iter_rows(min_row=1), start=1):
        cells += len(row)
        if number > LAST_ROW_IN_EXCEL or cells > MAX_CELLS:
            raise QikitError("The cells of this workbook stand too far apart.", todo=TOO_BIG)
        yield row


def _value(cell: Any) -> Cell:
    """Return the value as the person sees it: 0.75 shown as 75% becomes the text '75%'."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float) and "%" in str(cell.number_format or ""):
        return f"{value * 100:.10g}%"
    return value  # type: ignore[no-any-return]


def _mark_formulas(cells: list[Cell], written: tuple[Any, ...]) -> list[Cell]:
    return [
        Uncalculated.FORMULA if value is None and _is_formula(source) else value
        for value, source in zip(cells, written, strict=False)
    ]


def _is_formula(cell: Any) -> bool:
    return getattr(cell, "data_type", None) == "f"
