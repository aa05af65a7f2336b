"""Ideas as one self-contained page, to print or to keep."""

from __future__ import annotations

from collections.abc import Iterable

from qikit.improve.markup import escape


def page_to_keep(title: str, question: str, ideas: Iterable[str]) -> str:
    """Return ideas as a page of HTML.

    Parameters
    ----------
    title : str
        Heading of the page.
    question : str
        What the ideas answer.
    ideas : iterable of str
        One line each.
    """
    listed = "".join(f"<li>{escape(idea)}</li>" for idea in ideas)
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>body {{ font: 12pt/1.6 system-ui, sans-serif; "
        "color: #1b2430; margin: 2rem auto; max-width: 45rem; padding: 0 1rem; }</style></head>"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(question)}</p><ol>{listed}</ol>"
        "</main></body></html>\n"
    )
