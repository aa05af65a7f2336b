"""Pages written in Markdown, and the glossary, as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import mistune
import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPage:
    """A page made from a Markdown file: its first heading and its HTML."""

    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of the glossary.

    Parameters
    ----------
    id : str
        Its place on the page.
    term : str
        What the reader sees.
    says : str
        What it means.
    also : tuple of str
        Other names for it.
    link : bool
        Whether lessons link it where it is first used; not for words with an everyday meaning.
    """

    id: str
    term: str
    says: str
    also: tuple[str, ...] = ()
    link: bool = True


def written_page(path: Path, more: str = "") -> WrittenPage:
    """Read a Markdown file as a page, with more Markdown after it.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "notes.md"
    ...     _ = file.write_text("# Tutor notes\\n\\nAsk *why*.")
    ...     written_page(file)
    WrittenPage(title='Tutor notes', html='<h1>Tutor notes</h1>\\n<p>Ask <em>why</em>.</p>\\n')
    """
    text = f"{path.read_text(encoding='utf-8')}{more}"
    return WrittenPage(title=title_of(path), html=str(_to_html(text)))


def title_of(path: Path) -> str:
    """The first heading of a Markdown file, or its name when it has none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = next((line for line in lines if line.startswith("# ")), None)
    return heading[2:].strip() if heading else path.stem.replace("-", " ").capitalize()


def read_glossary(path: Path) -> tuple[Term, ...]:
    """The words of the glossary in alphabetical order; none if there is no such file."""
    if not path.exists():
        return ()
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["terms"]
    terms = [Term(**{**entry, "also": tuple(entry.get("also", ()))}) for entry in entries]
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))


class _Renderer(mistune.HTMLRenderer):
    """HTML whose tables scroll inside their own frame, reachable by keyboard."""

    def table(self, text: str) -> str:
        return (
            '<div class="scroll" tabindex="0" role="group" aria-label="Table">'
            f"<table>\n{text}</table></div>\n"
        )


_to_html = mistune.create_markdown(renderer=_Renderer(escape=False), plugins=["table", "footnotes"])
