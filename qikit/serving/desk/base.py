"""What every page of the marking desk has in common."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, open_desk
from qikit.serving.desk.plural import count
from qikit.serving.desk.prose import as_html
from qikit.serving.handlers import CONFLICT, CourseHandler

MARKER_COOKIE = "qi-marker"
UNPROCESSABLE = 422
_A_YEAR = 365  # days


class DeskHandler(CourseHandler):
    """A page of the marking desk: who marks, which exercise, and kind words when a step fails."""

    @property
    def desk(self) -> Desk:
        return open_desk(self.root)

    @property
    def marker(self) -> str:
        """The name of whoever marks here; empty until it was asked."""
        return (self.get_signed_cookie(MARKER_COOKIE) or b"").decode("utf-8")

    def remember_marker(self, name: str) -> None:
        """Keep the name in this browser, where no script can read it."""
        self.set_signed_cookie(
            MARKER_COOKIE,
            name.encode("utf-8"),
            expires_days=_A_YEAR,
            path=self.base_url,
            httponly=True,
            samesite="Strict",
        )

    def address(self, *parts: str, **query: str) -> str:
        """The address of a page of the desk."""
        path = "/".join(("course", "teach", "marking", *parts))
        asked = "&".join(f"{name}={quote(value)}" for name, value in query.items() if value)
        return f"{self.base_url}{path}" + (f"?{asked}" if asked else "")

    def must_name_marker(self) -> bool:
        """Ask for the marker's name first, if it is not known; then come back here."""
        if self.marker:
            return False
        self.redirect(self.address("name", next=self.request.uri or ""))
        return True

    def show_desk(self, template: str, module: Module | None = None, **values: Any) -> None:
        """Write a page of the desk."""
        self.show(
            f"desk/{template}",
            module=module,
            marker=self.marker,
            address=self.address,
            count=count,
            here=self.request.path,
            as_html=as_html,
            **values,
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        error = kwargs.get("exc_info", (None, None))[1]
        if not isinstance(error, QikitError):
            super().write_error(status_code, **kwargs)
            return
        self.set_status(CONFLICT)
        self.show_desk("trouble.html", trouble=str(error), back=self.request.path)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """What a page tells in plain words needs no traceback in the log."""
        if not isinstance(value, QikitError):
            super().log_exception(typ, value, tb)


def whole_number(text: str, what: str) -> int:
    """Read a whole number from a form.

    Raises
    ------
    QikitError
        If it is none.

    Examples
    --------
    >>> whole_number("6", "the size")
    6
    """
    return int(number(text, what, whole=True))


def number(text: str, what: str, *, whole: bool = False) -> float:
    """Read a number from a form; raises as :func:`whole_number` does.

    Examples
    --------
    >>> number("2.5", "per cent a day")
    2.5
    """
    try:
        return int(text) if whole else float(text)
    except ValueError:
        kind = "a whole number" if whole else "a number"
        raise QikitError(f"{text!r} cannot be {what}.", todo=f"Write {kind}.") from None
