"""The page of the certificate: made for printing, and kept nowhere."""

from __future__ import annotations

from datetime import date

from tornado.web import authenticated

from qikit.serving.certificate import FEWEST_WORDS, shown_so_far, what_is_missing
from qikit.serving.handlers import CourseHandler, in_marking_thread

INCOMPLETE = 422


class CertificateHandler(CourseHandler):
    """Asks for a name and a reflection, and puts them on a page beside what was shown."""

    @authenticated
    async def get(self) -> None:
        await self.show_page()

    @authenticated
    async def post(self) -> None:
        name = self.get_body_argument("name", "")
        reflection = self.get_body_argument("reflection", "")
        missing = what_is_missing(name, reflection)
        if missing:
            self.set_status(INCOMPLETE)
        await self.show_page(name=name, reflection=reflection, missing=missing, is_made=not missing)

    async def show_page(
        self,
        *,
        name: str = "",
        reflection: str = "",
        missing: dict[str, str] | None = None,
        is_made: bool = False,
    ) -> None:
        shown = await in_marking_thread(shown_so_far, self.root)
        today = date.today()
        self.show(
            "certificate.html" if is_made and shown.modules else "certificate-form.html",
            course=self.course,
            shown=shown,
            name=name,
            reflection=reflection,
            missing=missing or {},
            fewest_words=FEWEST_WORDS,
            today=f"{today.day} {today:%B %Y}",
        )
