"""``qi start`` gives its notebooks warm kernels."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest
from sessions import finish
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from tests.course_server import CourseServer, copy_course, serve

pytestmark = pytest.mark.usefixtures("warm")


async def printed(server: CourseServer, code: str) -> str:
    """What a cell prints in a new kernel of the server, asked for as a browser does."""
    token = {"Authorization": f"token {server.token}"}
    asked = HTTPRequest(server.url("api/kernels"), method="POST", body="{}", headers=token)
    kernel = json.loads((await AsyncHTTPClient().fetch(asked)).body)["id"]
    address = server.url(f"api/kernels/{kernel}/channels").replace("http", "ws", 1)
    channel = await websocket_connect(HTTPRequest(address, headers=token))
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.3"}
    header |= {"username": "", "session": uuid.uuid4().hex, "date": "2026-11-23T00:00:00Z"}
    content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
    await channel.write_message(json.dumps(message | {"channel": "shell", "buffers": []}))
    while True:
        heard = json.loads(await channel.read_message() or "{}")
        if heard.get("msg_type") == "stream":
            channel.close()
            return str(heard["content"]["text"])


def test_a_notebook_of_the_course_gets_a_warm_kernel(tmp_path: Path) -> None:
    code = "import sys; print('qikit.kernels.child' in sys.modules, 'pandas' in sys.modules)"
    with serve(copy_course(tmp_path / "course")) as server:
        assert finish(printed(server, code)) == "True True\n"
