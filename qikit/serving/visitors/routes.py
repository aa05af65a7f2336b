"""Where visitors' pages are."""

from __future__ import annotations

from typing import Any

from tornado.web import Application

from qikit.serving.visitors.handler import VisitorHandler
from qikit.serving.visitors.pages import ReadyPages


def pages(web_app: Application) -> list[tuple[Any, ...]]:
    """Voilà's pages, in front of Voilà's own handler."""
    from voila.configuration import VoilaConfiguration
    from voila.paths import collect_template_paths

    server = web_app.settings["serverapp"]
    configuration = VoilaConfiguration(parent=server)
    given = {
        "ready": ReadyPages(server.log),
        "config": server.config,
        "template_paths": collect_template_paths(["voila", "nbconvert"], configuration.template),
        "voila_configuration": configuration,
    }
    return [(r"/voila/render/(.*)", VisitorHandler, given)]
