"""The course in a browser: home page, learners' copies, and the look of lessons as pages.

Jupyter Server loads this package as an extension; see :mod:`qikit.serving.extension`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "qikit.serving"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from qikit.serving.extension import add_course_pages

    add_course_pages(server.web_app)
