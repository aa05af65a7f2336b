"""House rules that a machine can hold us to, for every file that git keeps or would keep."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qikit.notebooks import canonical_text, notebook_files

ROOT = Path(__file__).resolve().parents[1]
CODE = (".py", ".js", ".css", ".html", ".j2", ".sh")
PROSE = (".md", ".yml", ".toml", ".ipynb", ".cff")
LONGEST_FILE = 300
LONGEST_FUNCTION = 30
LARGEST_FILE = 5_000_000  # bytes
OTHERS_SERVERS = re.compile(
    r"https?://[^/\s\"']*(cdn|unpkg|jsdelivr|registry|pypi|pythonhosted|fonts\.g|artifactory)"
)
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.}])(/(work|root|Users/\w+|home/\w+)/\w|[A-Z]:\\Users\\)")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b|[Cc]oming soon")


def kept_files() -> list[Path]:
    """What a clone holds, and new files that are not ignored; all files where there is no git."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "-co", "--exclude-standard"]
    run = subprocess.run(git, capture_output=True, text=True, check=True)
    found = (ROOT / name for name in run.stdout.split("\0") if name)
    return sorted(path for path in found if path.is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Path and text of every kept text file, this one left out: it names what it forbids."""
    for path in kept_files():
        raw = path.read_bytes()
        if b"\0" not in raw and path != Path(__file__):
            yield str(path.relative_to(ROOT)), raw.decode("utf-8")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def listed(found: list[str]) -> str:
    return "\n" + "\n".join(found)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a function's body takes without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return function.body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_nothing_is_fetched_from_other_peoples_servers() -> None:
    found = lines_with(OTHERS_SERVERS)
    assert not found, listed(found)


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    found = lines_with(SOMEBODYS_FOLDER)
    assert not found, listed(found)


def test_nothing_is_left_unfinished() -> None:
    found = lines_with(UNFINISHED)
    assert not found, listed(found)


def test_files_are_small_rooms() -> None:
    long = [
        f"{name}: {count} lines"
        for name, text in texts()
        if name.endswith(CODE) and (count := len(text.splitlines())) >= LONGEST_FILE
    ]
    assert not long, listed(long)


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}: {body_lines(function)} lines"
        for path in sorted((ROOT / "qikit").rglob("*.py"))
        for function in functions(path)
        if body_lines(function) >= LONGEST_FUNCTION
    ]
    assert not long, listed(long)


def test_no_file_is_heavy() -> None:
    heavy = [str(path) for path in kept_files() if path.stat().st_size > LARGEST_FILE]
    assert not heavy, listed(heavy)


def test_text_ends_with_one_line_end_and_has_no_carriage_returns() -> None:
    wrong = [
        name
        for name, text in texts()
        if name.endswith(CODE + PROSE) and text and ("\r" in text or text[-1] != "\n")
    ]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in notebook_files(ROOT)]
)
def test_notebooks_are_in_the_one_form(path: Path) -> None:
    text = path.read_text("utf-8")
    assert canonical_text(text) == text, f"run 'python3 qi fmt {path.relative_to(ROOT)}'"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("LICENSE", "MIT License"),
        ("LICENSE-content", "Creative Commons Attribution 4.0 International Public License"),
        ("CITATION.cff", "cff-version: 1.2.0"),
        ("CHANGELOG.md", "# What changed"),
        ("README.md", "python3 qi start"),
        ("CONTRIBUTING.md", "python3 qi test"),
    ],
)
def test_what_every_visitor_looks_for_is_there(name: str, words: str) -> None:
    assert words in (ROOT / name).read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    "tool",
    [["ruff", "format", "--check", "."], ["ruff", "check", "."], ["mypy"]],
    ids=["layout", "lint", "types"],
)
def test_the_tools_find_nothing(tool: list[str]) -> None:
    run = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
