"""What in a page would act: scripts, handlers, and addresses that are scripts."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from qikit.learn.answers import AnswerFile
from tests.marking.hostile import ATTACK, attack

_SIGN = "attacked"


class _Acting(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for name, value in attrs:
            is_script = (value or "").strip().lower().startswith(("javascript:", "data:text"))
            acts = name.startswith("on") or is_script or name == "srcdoc"
            if acts and _SIGN in (value or ""):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self._in_script and _SIGN in data:
            self.found.append(data)
        self._in_script = False


def acting(page: str) -> list[str]:
    """Return whatever of a learner's attacks would act on a page."""
    return _Acting(page).found


def attack_everywhere(folder: Path) -> None:
    """Attack as `attack` does, and by names: of the kernel, of cells, of files, of questions."""
    attack(folder, "q06-your-own")
    AnswerFile(folder).save("q01-median", ATTACK.format(30))
    AnswerFile(folder).save(ATTACK.format(31), "x")
    (folder / "<img src=x onerror=attacked(32)>.csv").write_text("a,b\n", encoding="utf-8")
    path = folder / "tea.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": ATTACK.format(33)}
    notebook.metadata["language_info"] = {"name": '"><script>attacked(34)</script>'}
    own = new_code_cell("1")
    own.metadata["nbgrader"] = {
        "grade_id": '"><script>attacked(35)</script>',
        "schema_version": 3,
        "points": 1,
        "grade": True,
        "solution": False,
        "locked": False,
    }
    notebook.cells += [own]
    notebook.cells[0]["attachments"] = {"x.png": {"text/html": ATTACK.format(36)}}
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
