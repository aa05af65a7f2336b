"""Asks once who marks."""

from __future__ import annotations

from tornado.web import authenticated

from qikit.serving.desk.base import UNPROCESSABLE, DeskHandler

LONGEST = 60


class MarkerHandler(DeskHandler):
    """The name of whoever marks in this browser."""

    @authenticated
    def get(self) -> None:
        self.ask()

    @authenticated
    def post(self) -> None:
        name = " ".join(self.get_body_argument("name", "").split())
        if not name or len(name) > LONGEST:
            self.set_status(UNPROCESSABLE)
            self.ask(trouble=f"Use at most {LONGEST} letters." if name else "Write your name.")
            return
        self.remember_marker(name)
        self.redirect(self._next())

    def ask(self, trouble: str = "") -> None:
        self.show_desk("name.html", next=self._next(), trouble=trouble, longest=LONGEST)

    def _next(self) -> str:
        """Where to go on: a page of the desk, and nowhere else."""
        asked = self.get_argument("next", "")
        start = self.address()
        return asked if asked.startswith(f"{start}/") and "\\" not in asked else start
