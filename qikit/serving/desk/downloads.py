"""Files to take away from the desk: marks for spreadsheets, marks for another marker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tornado.web import HTTPError, authenticated

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk
from qikit.marking.exports.files import as_csv, as_excel
from qikit.marking.exports.roster import load_roster
from qikit.marking.exports.tables import outcome_table, partner_table, total_table
from qikit.marking.merging.merge import export_marks
from qikit.marking.returning import feedback_zip
from qikit.serving.desk.ask_first import AskingHandler
from qikit.serving.handlers import NOT_FOUND, in_marking_thread

_TABLES = {"totals": total_table, "outcomes": outcome_table, "partners": partner_table}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One kind of file.

    Parameters
    ----------
    kind : str
        Its media type.
    make : callable
        Makes its content from the desk, the modules and the name of whoever asks.
    """

    kind: str
    make: Callable[[Desk, tuple[Module, ...], str], bytes]


def _csv(name: str) -> Download:
    def make(desk: Desk, modules: tuple[Module, ...], marker: str) -> bytes:
        return as_csv(_TABLES[name](desk, modules, load_roster(desk)))

    return Download(kind="text/csv; charset=utf-8", make=make)


def _excel(desk: Desk, modules: tuple[Module, ...], marker: str) -> bytes:
    roster = load_roster(desk)
    return as_excel([table(desk, modules, roster) for table in _TABLES.values()])


def _bundle(desk: Desk, modules: tuple[Module, ...], marker: str) -> bytes:
    return export_marks(desk, modules[0].slug, marker)


def _feedback(desk: Desk, modules: tuple[Module, ...], marker: str) -> bytes:
    return feedback_zip(desk.root, modules[0])


OF_MARKS = {
    "totals.csv": _csv("totals"),
    "outcomes.csv": _csv("outcomes"),
    "partners.csv": _csv("partners"),
    "marks.xlsx": Download(
        kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make=_excel
    ),
}
OF_ONE = OF_MARKS | {
    "for-another-marker.json": Download(kind="application/json", make=_bundle),
    "feedback.zip": Download(kind="application/zip", make=_feedback),
}


class DownloadHandler(AskingHandler):
    """A file about one exercise."""

    @authenticated
    async def get(self, slug: str, name: str) -> None:
        if name in OF_ONE and not self.must_name_marker():
            await self.send(OF_ONE[name], (self.module(slug),), f"{slug}-{name}")
        elif name not in OF_ONE:
            raise HTTPError(NOT_FOUND)

    async def send(self, download: Download, modules: tuple[Module, ...], file_name: str) -> None:
        if await self.must_ask_first(modules, f"{self.request.path}?anyway=yes"):
            return
        content = await in_marking_thread(download.make, self.desk, modules, self.marker)
        self.set_header("Content-Type", download.kind)
        self.set_header("Content-Disposition", f'attachment; filename="{file_name}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(content)


class DownloadAllHandler(DownloadHandler):
    """A file about every exercise of the course."""

    @authenticated
    async def get(self, name: str) -> None:
        if name not in OF_MARKS:
            raise HTTPError(NOT_FOUND)
        await self.send(OF_MARKS[name], self.course.modules, f"course-{name}")
