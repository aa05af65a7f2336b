"""The table of modules in the README, written from the course map."""

from __future__ import annotations

from pathlib import Path

from qikit.errors import QikitError
from qikit.learn.course_map import Course

BEGIN = "<!-- modules: made from the course map by `qi fmt`; do not edit by hand -->"
END = "<!-- end of modules -->"


def overview_table(course: Course) -> str:
    """Return a Markdown table of the modules: number, title, promise, lessons and minutes."""
    rows = [
        f"| {module.number} | {module.title} | {module.why} "
        f"| {len(module.lessons)} | {module.minutes} |"
        for module in course.modules
    ]
    head = "| Module | Title | Why | Lessons | Minutes |\n|---|---|---|---|---|"
    return "\n".join([head, *rows])


def with_overview(text: str, course: Course) -> str:
    """Return a text with the table between its two markers.

    Raises
    ------
    QikitError
        If a marker is missing.
    """
    if BEGIN not in text or END not in text:
        raise QikitError("The README has lost the markers of its table of modules.", todo=BEGIN)
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{BEGIN}\n{overview_table(course)}\n{END}{after}"


def write_overview(root: Path, course: Course) -> bool:
    """Bring the README's table up to date; return whether it changed."""
    path = root / "README.md"
    text = path.read_text(encoding="utf-8")
    wanted = with_overview(text, course)
    if wanted != text:
        path.write_text(wanted, encoding="utf-8", newline="\n")
    return wanted != text
