"""``qi fmt``: put notebooks and code into the form in which they are kept."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat

from qikit.errors import QikitError
from qikit.notebooks import canonical_text, notebook_files


def main(argv: Sequence[str]) -> int:
    """Format what is named, or everything; with ``--check`` only say what would change."""
    options = _parse(argv)
    root = Path(os.environ["QIKIT_HOME"])
    places = [Path(place).absolute() for place in options.places] or [root]
    code = format_code(places, check=options.check)
    changed = format_notebooks(chosen_notebooks(root, places), check=options.check)
    changed += format_readme(root, places, check=options.check)
    for path in changed:
        print(f"{'would change' if options.check else 'changed'}: {_shown(path, root)}")
    return 1 if options.check and (changed or code) else code


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="qi fmt", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail where needed")
    parser.add_argument("places", nargs="*", help="files or folders (default: all)")
    return parser.parse_args(argv)


def chosen_notebooks(root: Path, places: Sequence[Path]) -> list[Path]:
    """The notebooks of the course that lie in one of ``places``."""
    return [path for path in notebook_files(root) if lies_in(path, places)]


def lies_in(path: Path, places: Sequence[Path]) -> bool:
    """Whether ``path`` is one of ``places`` or in one of them."""
    return any(place == path or place in path.parents for place in places)


def format_notebooks(paths: Sequence[Path], *, check: bool) -> list[Path]:
    """Write notebooks in their kept form and return those that were not in it.

    Raises
    ------
    QikitError
        When a file is not a notebook.
    """
    changed = []
    for path in paths:
        text = path.read_text("utf-8")
        try:
            wanted = canonical_text(text)
        except (ValueError, nbformat.ValidationError) as error:
            raise QikitError(
                f"{path.name} is not a notebook: {str(error).splitlines()[0]}",
                where=str(path),
                todo="Restore it from git or save it again in JupyterLab.",
            ) from error
        if write_if_new(path, text, wanted, check=check):
            changed.append(path)
    return changed


def format_readme(root: Path, places: Sequence[Path], *, check: bool) -> list[Path]:
    """Bring the README's table of modules in line with the course map."""
    path = root / "README.md"
    if not lies_in(path, places) or not (root / "course" / "course.yml").exists():
        return []
    from qikit.learn.course_map import load_course
    from qikit.learn.overview import with_overview

    text = path.read_text("utf-8")
    wanted = with_overview(text, load_course(root))
    return [path] if write_if_new(path, text, wanted, check=check) else []


def write_if_new(path: Path, text: str, wanted: str, *, check: bool) -> bool:
    """Whether a file differs from what is wanted; it is written unless we only look."""
    if wanted != text and not check:
        path.write_text(wanted, "utf-8", newline="\n")
    return wanted != text


def format_code(places: Sequence[Path], *, check: bool) -> int:
    """Run ruff over code, in notebooks too; 0 when there is nothing left to do."""
    ruff = [sys.executable, "-m", "ruff"]
    named = [str(place) for place in places]
    changes = subprocess.call([*ruff, "format", *(["--check"] if check else []), *named])
    faults = subprocess.call([*ruff, "check", *([] if check else ["--fix"]), *named])
    return changes or faults


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
