"""Draw a feedback page: one plain HTML file that needs nothing else."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import mistune
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qikit.marking.page_values import FeedbackPage

_markdown = mistune.create_markdown(escape=True, plugins=["table"])


def render(page: FeedbackPage, *, version: str, made: date) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    page : FeedbackPage
        What it says. Everything is escaped; there is no script in the page, and it forbids any.
    version : str
        Version of the course, for the stamp.
    made : date
        The day it is made, for the stamp.
    """
    stamp = (
        f"Version {page.version.number} of your feedback. "
        f"Course version {version}, page made on {made.day} {made:%B %Y}."
    )
    return str(_environment().get_template("feedback.html.j2").render(page=page, stamp=stamp))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("qikit.marking"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"markdown": _as_html, "number": _as_number}
    return environment


def _as_html(text: str) -> Any:
    return Markup(_markdown(text))


def _as_number(number: float) -> str:
    """Write marks as people do: 2, 1.5, 0.67."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
