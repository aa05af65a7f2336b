"""A browser's connection: HTTP with cookies, kept open, and dropped at will."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
GONE = (ConnectionError, asyncio.IncompleteReadError, TimeoutError, OSError)


class Line:
    """One connection to the server that is opened when needed, with a browser's cookies."""

    def __init__(self, base: str, cookies: dict[str, str], source: str = "127.0.0.1") -> None:
        self.base, self.cookies, self._source = urlsplit(base), cookies, source
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, *, wait: float = 30
    ) -> tuple[int, str, dict[str, str]]:
        """Return status, text and headers; redirects are not followed."""
        body = urlencode(fields).encode() if fields is not None else b""
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.base.netloc}"]
        head += ["Accept: application/json", f"Content-Length: {len(body)}"]
        head += [f"Content-Type: {FORM}"] if body else []
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head += [f"Cookie: {cookies}"] if cookies else []
        async with asyncio.timeout(wait):
            try:
                return await self._exchange("\r\n".join(head).encode() + b"\r\n\r\n" + body)
            except GONE:
                self.drop()
                raise

    async def send_raw(self, data: bytes) -> None:
        """Send bytes and wait for nothing."""
        _, writer = await self._connected()
        writer.write(data)
        await writer.drain()

    def drop(self) -> None:
        """Lose the connection."""
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(
                self.base.hostname, self.base.port, local_addr=(self._source, 0)
            )
        return self._streams

    async def _exchange(self, request: bytes) -> tuple[int, str, dict[str, str]]:
        reader, writer = await self._connected()
        writer.write(request)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in head[1:]:
            name, _, value = line.partition(": ")
            if name == "Set-Cookie":
                cookie, _, kept = value.split(";")[0].partition("=")
                self.cookies[cookie] = kept.strip('"')
            headers[name] = value
        body = await reader.readexactly(int(headers.get("Content-Length", 0)))
        if headers.get("Connection") == "close":
            self.drop()
        return int(head[0].split()[1]), body.decode(), headers


class Lead(Line):
    """The facilitator of the rooms."""

    def __init__(self, base: str, token: str) -> None:
        super().__init__(base, {})
        self.token = token

    async def press(self, path: str, **fields: str) -> tuple[int, str, dict[str, str]]:
        if "_xsrf" not in self.cookies:
            await self.ask("GET", f"/course/workshop?token={self.token}")
        fields["_xsrf"] = self.cookies["_xsrf"]
        return await self.ask("POST", f"/course/workshop{path}", fields)

    async def open_room(self, slug: str) -> str:
        _, _, headers = await self.press(f"/{slug}")
        return headers["Location"].rsplit("/", 1)[1]

    async def step(self, code: str, step: str) -> None:
        status, text, _ = await self.press(f"/room/{code}", do=step)
        assert status == 200, text

    async def offers(self, code: str, step: str) -> bool:
        """Whether the page of a room offers a step."""
        _, text, _ = await self.ask("GET", f"/course/workshop/room/{code}/now?version=-")
        return f'value=\\"{step}\\"' in text
