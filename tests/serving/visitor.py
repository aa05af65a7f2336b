"""Somebody who asks the course's server for pages, as a browser would."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from tests.course_server import CourseServer

PATIENCE = 120  # seconds, on a busy machine
EDGE = b"edge-of-a-part"


class Visitor:
    """Somebody with a browser's cookies."""

    def __init__(self, course: CourseServer) -> None:
        self.course = course
        self._cookies = CookieJar()
        self._open = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self._cookies)
        ).open

    def get(self, path: str) -> tuple[int, str, dict[str, str]]:
        return self._ask(urllib.request.Request(self.course.url(path)))

    def post(
        self, path: str, *, from_our_form: bool = True, **fields: str
    ) -> tuple[int, str, dict[str, str]]:
        """Press the button of a form; ``from_our_form=False`` lacks what proves it is ours."""
        proof = {one.name: one.value or "" for one in self._cookies if one.name == "_xsrf"}
        data = urlencode(fields | (proof if from_our_form else {})).encode()
        return self._ask(urllib.request.Request(self.course.url(path), data))

    def upload(
        self, path: str, files: dict[str, bytes], field: str = "files", **fields: str
    ) -> tuple[int, str, dict[str, str]]:
        """Send files by our own form."""
        proof = {one.name: one.value or "" for one in self._cookies if one.name == "_xsrf"}
        parts = [
            f'name="{name}"\r\n\r\n{value}'.encode() for name, value in (fields | proof).items()
        ]
        parts += [
            f'name="{field}"; filename="{name}"\r\n\r\n'.encode() + content
            for name, content in files.items()
        ]
        lines = [b"--" + EDGE + b"\r\nContent-Disposition: form-data; " + part for part in parts]
        data = b"\r\n".join([*lines, b"--" + EDGE + b"--\r\n"])
        kind = {"Content-Type": f"multipart/form-data; boundary={EDGE.decode()}"}
        return self._ask(urllib.request.Request(self.course.url(path), data, kind))

    def run_step(self, slug: str, step: str, **fields: str) -> str:
        """Press the button of a long step of marking, and wait on its page until it is over."""
        marking = f"course/teach/marking/{slug}"
        assert self.post(marking, step=step, **fields)[0] == 200
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            page = self.get(f"{marking}/run/{step}")[1]
            if "data-running" not in page:
                return page
            time.sleep(0.1)
        raise AssertionError(f"{step} did not come to an end:\n{page}")

    def _ask(self, request: urllib.request.Request) -> tuple[int, str, dict[str, str]]:
        try:
            answer = self._open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.read().decode(), dict(answer.headers)
