"""Write all tables into a folder, or all feedback into a zip, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import open_desk
from qikit.marking.exports.files import as_csv, as_excel
from qikit.marking.exports.roster import load_roster, save_roster
from qikit.marking.exports.tables import outcome_table, partner_table, total_table
from qikit.marking.returning import feedback_zip

WORKBOOK = "marks.xlsx"


def write_tables(
    root: Path, modules: Sequence[Module], folder: Path, roster: Path | None = None
) -> int:
    """Write marks by outcome, totals, and totals by partner: three CSV files and one workbook."""
    desk = open_desk(root)
    if roster is not None:
        save_roster(desk, _read(roster))
    people = load_roster(desk)
    tables = [make(desk, modules, people) for make in (outcome_table, total_table, partner_table)]
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        name = table.title.casefold().replace(" ", "-")
        (folder / f"{name}.csv").write_bytes(as_csv(table))
    (folder / WORKBOOK).write_bytes(as_excel(tables))
    rows = ", ".join(f"{len(table.rows)} rows {table.title.casefold()}" for table in tables)
    print(f"Written to {folder}: {rows}. They hold names and marks: keep them as such.")
    return 0


def write_feedback_zip(root: Path, module: Module, file: Path) -> int:
    """Write the feedback pages of those who sent a file into one zip."""
    content = feedback_zip(root, module)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise QikitError(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{module.slug}: written to {file}. Each page in it is for one learner only.")
    return 0


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise QikitError(f"{file} cannot be read: {error.strerror}.") from error
