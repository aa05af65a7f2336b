"""Everything that may happen to a hand-in, and what ought to be told or decided of each."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

import nbformat

from tests.marking.cohort.work import NOTEBOOK, Work, as_saved

Way = Literal["any", "exchange", "zip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of damage, mischief or slip.

    Parameters
    ----------
    name : str
        What it is.
    before, after : callable
        What is done to the work, before or after it is saved.
    told : tuple of str
        Kinds of mending that are told, and no others.
    aside : str
        How the reason begins for which it is set aside; empty if it is marked.
    way : str
        How it has to arrive.
    is_slow : bool
        Whether code has to be run to show it; most such are left to the full class.
    """

    name: str
    before: Callable[[Work], object] = lambda work: None
    after: Callable[[Work], object] = lambda work: None
    told: tuple[str, ...] = ()
    aside: str = ""
    way: Way = "any"
    is_slow: bool = False


def copy_a_check(work: Work) -> None:
    copy = deepcopy(work.cell("q02-two-points"))
    copy["id"] = "copied"
    work.notebook.cells.insert(3, copy)


def split_a_check(work: Work) -> None:
    place = work.place("q07-median")
    rest = deepcopy(work.notebook.cells[place])
    rest["id"], rest.source = "rest", '"q07-median")'
    work.notebook.cells[place].source = "grade("
    work.notebook.cells.insert(place + 1, rest)


def delete(*names: str) -> Callable[[Work], None]:
    def change(work: Work) -> None:
        work.notebook.cells = [cell for cell in work.notebook.cells if cell.id not in names]

    return change


def delete_all_checks(work: Work) -> None:
    cells = work.notebook.cells
    work.notebook.cells = [cell for cell in cells if "nbgrader" not in cell.metadata]


def shuffle(work: Work) -> None:
    work.notebook.cells = work.notebook.cells[20:] + work.notebook.cells[:20]


def retype_a_check(work: Work) -> None:
    place = work.place("q04-steps")
    work.notebook.cells[place] = nbformat.v4.new_code_cell('grade("q04-steps")')


def change_a_check(work: Work) -> None:
    work.cell("q01-purpose").source = "1.0"


def lose_all_names(work: Work) -> None:
    for cell in work.notebook.cells:
        cell.metadata, cell["id"] = {}, ""


def repeat_a_name(work: Work) -> None:
    for text in ("mine", "mine too"):
        cell = nbformat.v4.new_markdown_cell(text)
        cell["id"] = "mine"
        work.notebook.cells.append(cell)


def break_the_imports(work: Work) -> None:
    work.cell("imports").source = "import statistics"


def split_the_code(work: Work) -> None:
    place = work.place("code-q16-with-code")
    rest = deepcopy(work.notebook.cells[place])
    rest["id"], rest.source = "rest", "people_a_day = 7"
    work.notebook.cells[place].source = "rows = 12"
    work.notebook.cells.insert(place + 1, rest)


def rename(old: str, new: str) -> Callable[[Work], None]:
    def change(work: Work) -> None:
        work.files[new] = work.files.pop(old)

    return change


def put(name: str, content: bytes) -> Callable[[Work], None]:
    return lambda work: work.files.__setitem__(name, content)


def cut_the_notebook(work: Work) -> None:
    whole = work.files[NOTEBOOK]
    work.files[NOTEBOOK] = whole[: whole.index(b'"id": "part-2"')]


def another_notebook(work: Work) -> None:
    put(NOTEBOOK, as_saved(foreign()))(work)


def foreign() -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell('grade("q01-elsewhere")', id="q01-elsewhere")
    cell.metadata["nbgrader"] = {"grade_id": "q01-elsewhere", "grade": True}
    return nbformat.v4.new_notebook(cells=[cell])


def age(work: Work) -> None:
    old = nbformat.convert(nbformat.reads(work.files[NOTEBOOK].decode(), 4), 3)
    work.files[NOTEBOOK] = nbformat.writes(old, version=3).encode()


def encode(name: str, encoding: str) -> Callable[[Work], None]:
    return lambda work: put(name, work.files[name].decode().encode(encoding))(work)


def cut_the_answers(work: Work) -> None:
    keys = list(work.sheet)
    whole = work.files["answers.json"]
    work.files["answers.json"] = whole[: whole.index(f'"{keys[-1]}"'.encode()) + 30]
    work.keep_only(set(keys[:-1]))


def lose_the_answers(work: Work) -> None:
    del work.files["answers.json"]
    work.keep_only(set())


def answers_in_two_files(work: Work) -> None:
    """The course set a damaged file aside, and the learner went on with a new one."""
    whole, keys = work.answers_file(), list(work.sheet)
    work.files["answers-damaged-1.json"] = whole[: whole.index(f'"{keys[-1]}"'.encode())]
    later = {keys[-1]: work.sheet[keys[-1]]}
    everything, work.sheet = work.sheet, later
    work.files["answers.json"] = work.answers_file()
    work.sheet = everything


def an_impossible_answer(work: Work) -> None:
    work.files["answers.json"] = work.files["answers.json"].replace(
        f'"{next(iter(work.sheet))}": {{\n   "answer":'.encode(),
        f'"{next(iter(work.sheet))}": {{\n   "answer": {{"__eq__": true}}, "was":'.encode(),
    )
    work.keep_only(set(list(work.sheet)[1:]))


def claim_marks(work: Work) -> None:
    text = work.files["answers.json"].decode().replace('"saved"', '"points": 99, "saved"')
    work.files["answers.json"] = text.encode()


def another_exercise(work: Work) -> None:
    another_notebook(work)
    put("answers.json", b'{"answers": {"q01-elsewhere": {"answer": "a", "saved": ""}}}')(work)


def nothing_readable(work: Work) -> None:
    put(NOTEBOOK, b"\x00\x01\x02")(work)
    put("answers.json", b"")(work)


def link(name: str, target: str) -> Callable[[Work], None]:
    return lambda work: work.links.__setitem__(name, target)


def send(content: bytes) -> Callable[[Work], None]:
    def change(work: Work) -> None:
        work.raw = content

    return change


def code(*lines: str) -> Callable[[Work], None]:
    return lambda work: work.add_code(*lines)


def script(work: Work) -> None:
    cell = nbformat.v4.new_markdown_cell("<script>attacked()</script>")
    work.notebook.cells.append(cell)


def without_a_label(work: Work) -> None:
    work.is_labelled = False
