"""*Will it work here?*: what a visitor's browser and network are asked, and who answers them.

Nobody needs to log in, so everything here is small: what is sent up is counted and thrown away.
"""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError, stream_request_body
from tornado.websocket import WebSocketHandler

from qikit.serving.handlers import CourseHandler

SAMPLE = "week,late,seen\r\n1,12,140\r\n2,9,133\r\n3,15,151\r\n"
LARGEST_UPLOAD = 100 * 1024
TOO_LARGE = 413
_LONGEST_ECHO = 64
_ECHO_WAIT = 15.0  # seconds


class WillItWorkHandler(CourseHandler):
    """The page itself."""

    @property
    def content_security_policy(self) -> str:
        """As for every page of the course, but for its own script and the questions it asks."""
        here = self.request.host
        return (
            f"{super().content_security_policy}; script-src 'self'; "
            f"connect-src 'self' ws://{here} wss://{here}"
        )

    @allow_unauthenticated
    def get(self) -> None:
        self.show("visitors/will-it-work.html", host=self.request.host)


class SampleFileHandler(CourseHandler):
    """A small file to download, and to open again."""

    @allow_unauthenticated
    def get(self) -> None:
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="will-it-work.csv"')
        self.set_header("Cache-Control", "no-store")
        self.finish(SAMPLE)


@stream_request_body
class UploadHandler(CourseHandler):
    """Says how much arrived, and keeps nothing of it."""

    def initialize(self) -> None:
        self.arrived = 0

    def data_received(self, chunk: bytes) -> None:
        self.arrived += len(chunk)
        if self.arrived > LARGEST_UPLOAD:
            raise HTTPError(TOO_LARGE)

    @allow_unauthenticated
    def post(self) -> None:
        self.finish({"arrived": self.arrived})


class EchoHandler(WebSocketHandler):
    """Sends one short message back and hangs up."""

    @allow_unauthenticated
    async def get(self, *parts: Any, **given: Any) -> None:
        await super().get(*parts, **given)

    def open(self, *parts: Any, **given: Any) -> None:
        asyncio.get_running_loop().call_later(_ECHO_WAIT, self.close)

    async def on_message(self, message: str | bytes) -> None:
        if isinstance(message, str) and len(message) <= _LONGEST_ECHO:
            await self.write_message(message)
        self.close()


def will_it_work_pages() -> list[tuple[Any, ...]]:
    """The addresses of the page and of what it asks."""
    page = r"/course/will-it-work"
    return [
        (page, WillItWorkHandler),
        (rf"{page}/sample\.csv", SampleFileHandler),
        (rf"{page}/upload", UploadHandler),
        (rf"{page}/echo", EchoHandler),
    ]
