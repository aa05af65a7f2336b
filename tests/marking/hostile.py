"""A learner who tries to act in the browser of whoever opens the hand-in."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from qikit.learn.answers import AnswerFile

#: Runs if any page lets it; every copy can be told by its number.
ATTACK = "<script>attacked({})</script>"
WRITTEN = (
    'The round "began" at 4 & ended.\n\n'
    "<script>attacked(1)</script> <img src=x onerror=attacked(2)>\n"
    "[a link](javascript:attacked(3)) $\\href{javascript:attacked(4)}{x}$\n"
    "</blockquote><script>attacked(5)</script> ![p](//example.org/p.png)"
)
_OUTPUTS = """
from IPython.display import HTML, display
display(HTML("<script>attacked(6)</script><p>html</p>"))
display({"text/plain": "<script>attacked(7)</script>",
         "image/svg+xml": "<svg><script>attacked(8)</script></svg>",
         "image/png": '"><script>attacked(9)</script>',
         "text/latex": "$x$<script>attacked(10)</script>",
         "application/javascript": "attacked(11)"},
        raw=True, metadata={"image/png": {"width": '"><script>attacked(12)</script>'}})
print("<script>attacked(13)</script>")
raise ValueError("<script>attacked(14)</script>")
"""


def attack(folder: Path, question_id: str) -> None:
    """Put scripts wherever a learner can put something."""
    AnswerFile(folder).save(question_id, WRITTEN)
    path = next(folder.glob("*.ipynb"))
    notebook = nbformat.read(path, as_version=4)
    tagged = new_code_cell(_OUTPUTS)
    tagged.metadata["tags"] = ['"><script>attacked(15)</script>']
    notebook.cells[0].source += "\n\n" + ATTACK.format(17)
    notebook.cells += [
        tagged,
        new_markdown_cell(f"[x](javascript:attacked(18))\n\n{ATTACK.format(19)}"),
        new_raw_cell(ATTACK.format(20), metadata={"raw_mimetype": "text/html"}),
    ]
    notebook.metadata["title"] = ATTACK.format(21)
    notebook.metadata["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {"a": ATTACK.format(22)}}
    }
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    (folder / "page.html").write_text(ATTACK.format(23), encoding="utf-8")


def kinds_of_output(notebook: Path) -> set[str]:
    """Every kind of output that a marked notebook still shows."""
    cells = nbformat.read(notebook, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return {kind for output in outputs for kind in output.get("data", {})}
