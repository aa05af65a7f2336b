"""Tell each page where in the course it is: its module, and the pages before and after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict

from qikit.serving.places import exercise_path, lab_address, lesson_path, page_address

FORMULAS = "@jupyterlab/mathjax-extension:plugin"
BUNDLED = {"fullMathjaxUrl": "null", "mathjaxConfig": "null"}  # else it is asked of a CDN


class Stop(TypedDict):
    """One page of a module: its title and its address from the base URL."""

    title: str
    url: str


def add_place(
    page_config: dict[str, Any], *, settings: dict[str, Any], notebook_path: str, **_: Any
) -> dict[str, Any]:
    """Voilà's ``page_config_hook``: puts what the template says about a page under ``course``."""
    root, path = Path(settings["server_root_dir"]).expanduser(), notebook_path.strip("/")
    page_config |= {**BUNDLED, "course": place_of(root, path)}
    if not _may_hold_formulas(root / path):
        page_config["disabledExtensions"] = [*page_config.get("disabledExtensions", []), FORMULAS]
    return page_config


def _may_hold_formulas(notebook: Path) -> bool:
    """Whether the formula typesetter, a megabyte, is worth loading."""
    return notebook.is_file() and "$" in notebook.read_text(encoding="utf-8")


def place_of(root: Path, path: str) -> dict[str, Any]:
    """What is said about one notebook: always its address in Lab; its module, its step and its
    neighbours if it is a lesson or an exercise."""
    from qikit.learn.course_map import load_course
    from qikit.serving.progress import has_exercise

    place: dict[str, Any] = {"lab": lab_address(path)}
    for module in load_course(root).modules:
        stops = {lesson_path(module.slug, one.file): one.title for one in module.lessons}
        lessons = len(stops)
        if has_exercise(module) and module.exercise:
            stops[exercise_path(module.slug, module.exercise.notebook)] = "Exercise"
        if path in stops:
            number = list(stops).index(path) + 1
            place["module"] = f"Module {module.number}: {module.title}"
            place["step"] = f"Lesson {number} of {lessons}" if number <= lessons else "Exercise"
            place |= _neighbours(stops, path)
            if number > lessons:
                place["next"] = Stop(title="Hand in", url=f"course#exercise-{module.slug}")
    return place


def _neighbours(stops: dict[str, str], path: str) -> dict[str, Stop]:
    order = list(stops)
    number = order.index(path)
    near = {"previous": order[:number][-1:], "next": order[number + 1 :][:1]}
    return {
        side: Stop(title=stops[other[0]], url=page_address(other[0]))
        for side, other in near.items()
        if other
    }
