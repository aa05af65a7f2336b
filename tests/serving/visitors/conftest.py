"""A real server with room for few, and an app that tells who it runs as."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat.v4 as v4
import pytest

from qikit.kernels import warm_available
from tests.course_server import CourseServer, copy_course, serve

MOST = 12
SETTINGS = f"""
c.VisitorKernelManager.most_visitors = {MOST}
c.VisitorKernelManager.visitor_gone_timeout = 600
"""
PATIENCE = 120
_KERNEL = re.compile(r'"kernelId": "([0-9a-f-]{36})"')


@dataclass(frozen=True)
class Page:
    """What one visitor got."""

    status: int
    html: str
    headers: dict[str, str]

    @property
    def kernel(self) -> str:
        return _KERNEL.findall(self.html)[0]

    @property
    def is_complete(self) -> bool:
        return self.html.rstrip().endswith("</html>") and "application/vnd.jupyter.widget-view" in (
            self.html
        )

    def said(self, what: str) -> str:
        """What the app printed about itself after this word."""
        return re.findall(rf"{what}: (\w+)", self.html)[0]


class Hall:
    """Everybody who comes to one server."""

    def __init__(self, course: CourseServer) -> None:
        self.course = course

    def ask(self, path: str, method: str = "GET") -> Page:
        request = urllib.request.Request(
            self.course.url(path),
            method=method,
            headers={"Authorization": f"token {self.course.token}"},
        )
        try:
            answer = urllib.request.urlopen(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            answer = error
        return Page(answer.status, answer.read().decode(), dict(answer.headers))

    def together(self, path: str, count: int) -> list[Page]:
        """Let so many visitors come at the same moment."""
        with ThreadPoolExecutor(count) as crowd:
            return list(crowd.map(lambda _: self.ask(path), range(count)))

    def leave(self) -> None:
        """Everybody goes home."""
        for kernel in json.loads(self.ask("api/kernels").html):
            self.ask(f"api/kernels/{kernel['id']}", "DELETE")

    @property
    def log(self) -> str:
        return (self.course.root / ".qi" / "server.log").read_text()


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseServer]:
    if not warm_available().ok:
        pytest.skip(warm_available().reason)
    root = copy_course(tmp_path_factory.mktemp("hall") / "course")
    with (root / "jupyter_config.py").open("a") as config:
        config.write(SETTINGS)
    with serve(root) as server:
        yield server


@pytest.fixture
def hall(served: CourseServer) -> Iterator[Hall]:
    everybody = Hall(served)
    yield everybody
    everybody.leave()


@pytest.fixture
def write_app(served: CourseServer) -> Callable[..., str]:
    """Write a notebook among the apps; return the address of its page."""

    def write(name: str, *cells: str) -> str:
        notebook = v4.new_notebook(cells=[v4.new_code_cell(source) for source in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        path = Path("learner", "apps", f"{name}.ipynb")
        (served.root / path).write_text(v4.writes(notebook), encoding="utf-8")
        return f"voila/render/{path.as_posix()}"

    return write
