"""People at a room: phones without script, and the facilitator, as browsers send and get."""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from functools import partial
from html import unescape
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

from benchmarks.hall.server import RoomServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]
    url: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


class _From(urllib.request.HTTPHandler):
    """Asks from an address of this machine, so that a test can be several machines."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._connect = partial(http.client.HTTPConnection, source_address=(source, 0))

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connect, request)


class Browser:
    """Somebody's browser: keeps cookies, follows links, sends forms."""

    def __init__(self, source: str = "127.0.0.1") -> None:
        self.cookies = CookieJar()
        keep = urllib.request.HTTPCookieProcessor(self.cookies)
        self._open = urllib.request.build_opener(keep, _From(source)).open

    def get(self, url: str, **headers: str) -> Answer:
        return self.ask(urllib.request.Request(url, headers=headers))

    def post(self, url: str, headers: dict[str, str] | None = None, **fields: str) -> Answer:
        return self.ask(urllib.request.Request(url, urlencode(fields).encode(), headers or {}))

    def ask(self, request: urllib.request.Request) -> Answer:
        try:
            answer = self._open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        text = answer.read().decode()
        return Answer(status=answer.status, text=text, headers=dict(answer.headers), url=answer.url)

    def cookie(self, name: str) -> str:
        return next((one.value or "" for one in self.cookies if one.name == name), "")


class Phone(Browser):
    """A phone that joins rooms; every form that it sends comes from the page before."""

    def __init__(self, server: RoomServer, door: str = "") -> None:
        super().__init__()
        self.door = door or server.phones
        self.proof = hidden(self.get(self.door).text, "proof")

    def join(self, code: str, nickname: str) -> Answer:
        return self.send(f"{code}/join", nickname=nickname)

    def send(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Answer:
        return self.post(f"{self.door}/{path}", headers, proof=self.proof, **fields)

    def look(self, code: str) -> str:
        return self.get(f"{self.door}/{code}").text

    def answer(self, code: str, ask: str, raw: str, once: str = "") -> Answer:
        """Send one answer as the page's form does."""
        page = self.look(code)
        once, turn = once or hidden(page, "once"), hidden(page, "turn")
        return self.send(f"{code}/enter", **{f"a.{ask}": raw}, once=once, turn=turn)


class Facilitator(Browser):
    """Whoever followed the address that ``qi start`` printed."""

    def __init__(self, server: RoomServer) -> None:
        super().__init__()
        self.base = server.base
        self.get(f"{self.base}course/workshop?token={server.token}")

    def page(self, path: str) -> Answer:
        return self.get(f"{self.base}course/workshop{path}")

    def press(self, path: str, **fields: str) -> Answer:
        return self.post(f"{self.base}course/workshop{path}", _xsrf=self.cookie("_xsrf"), **fields)

    def open_room(self, slug: str, **choices: str) -> str:
        """Open a room and return its code."""
        return self.press(f"/{slug}", **choices).url.rsplit("/", 1)[1]

    def lead(self, code: str, step: str, **fields: str) -> Answer:
        return self.press(f"/room/{code}", do=step, **fields)


def hidden(page: str, name: str) -> str:
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""
