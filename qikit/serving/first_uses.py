"""Links from a lesson's words to the glossary, where a module first uses them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence

from qikit.serving.reading import Term

# What is never touched: code, links and pictures, HTML, bare addresses, headings.
_KEPT = r"```.*?```|`[^`\n]*`|!?\[[^\]]*\]\([^)]*\)|<[^>\n]+>|https?://\S+|^\#[^\n]*"
_SOURCES = "## Sources"


def glossary_address() -> str:
    """Return where the glossary is, also on a hub, which serves each person below a prefix."""
    return os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/") + "course/glossary"


def link_first_uses(
    lessons: Iterable[bytes], terms: Sequence[Term], address: str
) -> tuple[bytes, ...]:
    """Link each term of the glossary where a module first uses it.

    Parameters
    ----------
    lessons : iterable of bytes
        The module's lessons in order, each a notebook file.
    terms : sequence of Term
        The glossary. Terms that say ``link: false`` are left out; a term in capitals is found in
        capitals only.
    address : str
        Where the glossary is.

    Returns
    -------
    tuple of bytes
        The same notebooks; only text cells differ. The first cell, which states title and
        outcomes, headings, code, links and the list of sources stay as they are.
    """
    linker = _Linker(terms, address)
    return tuple(linker.notebook(lesson) for lesson in lessons)


class _Linker:
    """Knows which terms of one module are linked already."""

    def __init__(self, terms: Sequence[Term], address: str) -> None:
        self._address = address
        self._waiting = {
            _sought(name): term
            for term in terms
            if term.link
            for name in (term.term, *term.also)
        }  # fmt: skip
        self._pattern = re.compile(f"{_KEPT}|{_any_of(self._waiting)}", re.MULTILINE | re.DOTALL)

    def notebook(self, lesson: bytes) -> bytes:
        content = json.loads(lesson)
        for cell in content["cells"][1:]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown" and not text.startswith(_SOURCES):
                cell["source"] = self._pattern.sub(self._link, text).splitlines(keepends=True)
        return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()

    def _link(self, found: re.Match[str]) -> str:
        word = found["term"]
        term = self._waiting.get(_sought(re.sub(r"\s", " ", word))) if word else None
        if term is None:
            return found[0]
        self._waiting = {name: other for name, other in self._waiting.items() if other != term}
        says = term.says.replace('"', "”")
        return f'[{word}]({self._address}#{term.id} "{says}"){found["plural"]}'


def _sought(name: str) -> str:
    return name if name.isupper() else name.casefold()


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    either = "|".join(
        re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})".replace(r"\ ", r"\s")
        for name in longest_first
    )
    return rf"(?<![\w-])(?P<term>{either})(?P<plural>(?:e?s)?)(?![\w-])"
