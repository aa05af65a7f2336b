"""Where visitors' pages are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tornado.web import Application

from qikit.serving.gallery.handlers import GalleryHandler, PictureHandler
from qikit.serving.gallery.pictures import Pictures
from qikit.serving.gallery.play_page import PlayPageHandler
from qikit.serving.visitors.handler import VisitorHandler
from qikit.serving.visitors.health import HealthHandler
from qikit.serving.visitors.pages import ReadyPages
from qikit.serving.visitors.will_it_work import will_it_work_pages


def pages(web_app: Application) -> list[tuple[Any, ...]]:
    """Voilà's pages, in front of Voilà's own handler, and the pages about visitors."""
    ready = ReadyPages(web_app.settings["serverapp"].log)
    voila = {"ready": ready, **_as_voila_has_it(web_app)}
    drawn = {"pictures": Pictures(Path(web_app.settings["server_root_dir"]).expanduser())}
    return [
        (r"/voila/render/(.*)", VisitorHandler, voila),
        *will_it_work_pages(),
        (r"/course/apps/?", GalleryHandler, drawn | {"ready": ready}),
        (r"/course/apps/picture/([a-z0-9-]+)\.svg", PictureHandler, drawn),
        (r"/course/app/([a-z0-9-]+)", PlayPageHandler, voila | drawn),
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
