"""Adds the course's own pages to a Jupyter server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.utils import url_path_join
from tornado.web import Application

from qikit.serving import handlers, teach
from qikit.serving.certificate_page import CertificateHandler
from qikit.serving.desk.addresses import desk_pages
from qikit.serving.programme_page import ProgrammeHandler
from qikit.serving.visitors import routes as visitors
from qikit.serving.words import minutes
from qikit.workshop.room.pages import lead_pages, phone_pages, set_up_workshop

STATIC = Path(__file__).parent / "static"
SLUG = r"([a-z0-9]+(?:-[a-z0-9]+)*)"


def add_course_pages(web_app: Application) -> None:
    """Register the pages under the server's base URL."""
    base_url = web_app.settings["base_url"]
    web_app.settings[handlers.TEMPLATES] = make_templates()
    set_up_workshop(web_app, web_app.settings[handlers.TEMPLATES])
    rules: list[Any] = [
        (url_path_join(base_url, path), *rest)
        for path, *rest in [*visitors.pages(web_app), *pages()]
    ]
    web_app.add_handlers(".*$", rules)


def pages() -> list[tuple[Any, ...]]:
    """Every page of the course: its address, its handler and what the handler is given."""
    static = {"path": [str(STATIC)], "no_cache_paths": ["/"]}
    return [
        (r"/course/?", handlers.HomeHandler),
        (r"/course/static/(.*)", FileFindHandler, static),
        (rf"/course/hand-in/{SLUG}", handlers.HandInHandler),
        (rf"/course/hand-in/{SLUG}/zip", handlers.DownloadHandInHandler),
        (rf"/course/feedback/{SLUG}", handlers.FeedbackHandler),
        (r"/course/glossary", handlers.GlossaryHandler),
        (r"/course/certificate", CertificateHandler),
        (r"/course/about/programme", ProgrammeHandler),
        (rf"/course/about/{SLUG}", teach.AboutPageHandler),
        *desk_pages(SLUG),
        (rf"/course/teach/notes/{SLUG}", teach.TutorNotesHandler),
        (rf"/course/teach/{SLUG}", teach.TeachPageHandler),
        *phone_pages(),
        *lead_pages(),
        (r"/course/.*", handlers.NowhereHandler),
    ]


def make_templates() -> Environment:
    """The Jinja environment of the course's own pages."""
    environment = Environment(
        loader=PackageLoader("qikit.serving"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["minutes"] = minutes
    return environment
