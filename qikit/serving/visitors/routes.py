"""Where visitors' pages are."""

from __future__ import annotations

from typing import Any

from tornado.web import Application

from qikit.serving.visitors.handler import VisitorHandler
from qikit.serving.visitors.health import HealthHandler
from qikit.serving.visitors.pages import ReadyPages


def pages(web_app: Application) -> list[tuple[Any, ...]]:
    """Voilà's pages, in front of Voilà's own handler, and the pages about visitors."""
    ready = ReadyPages(web_app.settings["serverapp"].log)
    voila = {"ready": ready, **_as_voila_has_it(web_app)}
    return [
        (r"/voila/render/(.*)", VisitorHandler, voila),
        (r"/course/health()", HealthHandler, {"ready": ready}),
        (r"/course/health\.(json)", HealthHandler, {"ready": ready}),
    ]


def _as_voila_has_it(web_app: Application) -> dict[str, Any]:
    from voila.configuration import VoilaConfiguration
    from voila.paths import collect_template_paths

    server = web_app.settings["serverapp"]
    configuration = VoilaConfiguration(parent=server)
    return {
        "config": server.config,
        "template_paths": collect_template_paths(["voila", "nbconvert"], configuration.template),
        "voila_configuration": configuration,
    }
