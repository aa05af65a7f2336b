"""Somebody who asks the course's server for pages, as a browser would."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from tests.course_server import CourseServer


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

    def _ask(self, request: urllib.request.Request) -> tuple[int, str, dict[str, str]]:
        try:
            answer = self._open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.read().decode(), dict(answer.headers)
