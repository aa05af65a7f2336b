"""Course authors' Markdown, as HTML for a page of the desk."""

from __future__ import annotations

import mistune
from markupsafe import Markup

_markdown = mistune.create_markdown(escape=True, plugins=["table"])


def as_html(text: str) -> Markup:
    """Return Markdown as HTML; any HTML in it is shown as text.

    Examples
    --------
    >>> as_html("Say *who* counts. <b>")
    Markup('<p>Say <em>who</em> counts. &lt;b&gt;</p>\\n')
    """
    return Markup(str(_markdown(text)))
