"""How much sooner an evening's hand-ins are marked than by plain nbgrader, in the same run.

    python benchmarks/marking.py [--hand-ins 40]

The same healthy hand-ins of Module 3, each with code of the learner's own, are marked by
``nbgrader autograde`` with its own settings, and by ``qi mark autograde`` with every notebook
run in a sandbox. A third checkout holds the same answers without code. Marks are compared.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from qikit.kernels import isolation_available
from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.learn.questions import load_questions
from qikit.marking.desk import open_desk
from qikit.marking.release import release

ROOT = Path(__file__).resolve().parents[1]
SLUG, NOTEBOOK, CODE = "03-measurement", "measurement.ipynb", "code-q16-with-code"
PLAIN = """
c = get_config()
c.CourseDirectory.root = {course!r}
c.CourseDirectory.source_directory = "exercises"
c.CourseDirectory.db_url = "sqlite:///" + {course!r} + "/gradebook.db"
c.CourseDirectory.course_id = "qi-course"
c.Execute.timeout = 120
"""
LINGER = "4.125"  # seconds; an odd number, by which this run's fork servers can be told
LINGER_SIGN = rb"(linger|LINGER)=4\.125"
NEEDED = ("course.yml", "exercises", "modules")


@dataclass(frozen=True, kw_only=True)
class Run:
    """One way of marking.

    Seconds on the clock, most memory in MiB, marks by learner and cell, own code that was run.
    """

    name: str
    seconds: float
    memory: float
    marks: dict[tuple[str, str], float]
    ran: int


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hand-ins", type=int, default=40)
    count = options.parse_args().hand_ins
    print(f"Isolation: {isolation_available().reason}")
    with tempfile.TemporaryDirectory() as name, released(Path(name)) as first:
        runs = [
            marked("plain nbgrader autograde", checkout(first, "plain", count), plain=True),
            marked("ours, all code run isolated", checkout(first, "ours", count)),
            marked("ours, answers alone", checkout(first, "answers", count, code=False)),
        ]
    tell(runs, count)


@contextlib.contextmanager
def released(home: Path) -> Iterator[Path]:
    """A checkout whose exercise is released."""
    os.environ["QIKIT_EXCHANGE"] = str(home / "exchange")
    first = home / "first"
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / "course" / name).is_dir() else shutil.copy
        (first / "course").mkdir(parents=True, exist_ok=True)
        copy(ROOT / "course" / name, first / "course" / name)
    shutil.copy(ROOT / "jupyter_config.py", first)
    release(first, load_course(first).module(SLUG))
    yield first


def checkout(first: Path, name: str, count: int, *, code: bool = True) -> Path:
    """A copy of it with so many hand-ins."""
    root = shutil.copytree(first, first.parent / name)
    folder = open_desk(root).folder("source", SLUG)
    questions = load_questions(folder)
    right = {each.id: each.right_answer(questions.expected(each)) for each in questions}
    for number in range(count):
        hand_in(root, f"learner-{number:02}", dict(list(right.items())[number % 5 :]), code=code)
    return root


def hand_in(root: Path, learner: str, answers: dict[str, Any], *, code: bool) -> None:
    desk = open_desk(root)
    target = desk.folder("submitted", SLUG, learner)
    shutil.copytree(desk.folder("release", SLUG), target)
    (target / "timestamp.txt").write_text("2026-11-23 19:00:00.000000 UTC", encoding="utf-8")
    AnswerFile(target).start()
    for question_id, answer in answers.items():
        AnswerFile(target).save(question_id, answer)
    if code:
        solved = nbformat.read(desk.folder("source", SLUG) / NOTEBOOK, as_version=4)
        notebook = nbformat.read(target / NOTEBOOK, as_version=4)
        source = next(cell.source for cell in solved.cells if cell.id == CODE)
        own = f"{source}\nprint('This is how {learner} did it.')"
        next(cell for cell in notebook.cells if cell.id == CODE).source = own
        nbformat.write(notebook, target / NOTEBOOK)


def marked(name: str, root: Path, *, plain: bool = False) -> Run:
    """Mark everything in one command, and watch it."""
    environment = {**os.environ, "JUPYTER_CONFIG_PATH": str(root), "QIKIT_HOME": str(root)}
    environment["QIKIT_WARM_LINGER"] = LINGER
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    command = [sys.executable, "-m", "qikit.cli", "mark", "autograde", SLUG]
    if plain:
        settings = PLAIN.format(course=str(root / "course"))
        (root / "jupyter_config.py").write_text(settings, encoding="utf-8")
        command = [sys.executable, "-m", "nbgrader", "autograde", SLUG]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        weight = Weight(process.pid)
        process.wait()
        seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"{name} ended with {process.returncode}.")
    return Run(
        name=name, seconds=seconds, memory=weight.most(), marks=marks_in(root), ran=ran_in(root)
    )


def ran_in(root: Path) -> int:
    """How many marked notebooks show what the learner's own code printed."""
    marked = (root / "course" / "autograded").glob(f"*/{SLUG}/{NOTEBOOK}")
    cells = [cell for path in marked for cell in nbformat.read(path, as_version=4).cells]
    return sum(cell.get("outputs", []) != [] for cell in cells if cell.id == CODE)


def marks_in(root: Path) -> dict[tuple[str, str], float]:
    rows = """
        SELECT student.id, base_cell.name, grade.auto_score FROM grade
        JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
        JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
        JOIN student ON student.id = submitted_assignment.student_id
        JOIN base_cell ON base_cell.id = grade.cell_id
    """
    with sqlite3.connect(root / "course" / "gradebook.db") as book:
        return {(who, cell): score or 0.0 for who, cell, score in book.execute(rows)}


class Weight(threading.Thread):
    """Looks every quarter of a second how much memory a command and its kernels take together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.found, self.over = pid, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(0.25):
            self.found = max(self.found, sum(map(pss, family(self.pid))))

    def most(self) -> float:
        self.over.set()
        self.join()
        return self.found


def family(ancestor: int) -> set[int]:
    """A process, all below it, and the fork servers of this run with their kernels."""
    parents, found = {}, {ancestor, *fork_servers()}
    for pid in processes():
        with contextlib.suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_text()
            parents[pid] = int(stat.rpartition(")")[2].split()[1])
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def fork_servers() -> set[int]:
    """Those of this run: how long they linger tells them from others."""
    found = set()
    for pid in processes():
        with contextlib.suppress(OSError):
            said = Path(f"/proc/{pid}/cmdline").read_bytes()
            if b"qikit.kernels.launch" in said:
                said += Path(f"/proc/{pid}/environ").read_bytes()
                found |= {pid} if re.search(LINGER_SIGN, said) else set()
    return found


def processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def pss(pid: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def tell(runs: list[Run], count: int) -> None:
    plain = runs[0]
    print(f"\n{count} hand-ins of {SLUG}, {os.cpu_count()} cores\n")
    print("| | seconds | each | plain ÷ this | most memory (PSS) | own code run | same marks |")
    print("|---|---|---|---|---|---|---|")
    for run in runs:
        same = sum(run.marks[key] == mark for key, mark in plain.marks.items())
        print(
            f"| {run.name} | {run.seconds:.1f} | {run.seconds / count:.2f} "
            f"| {plain.seconds / run.seconds:.1f} | {run.memory:.0f} MiB | {run.ran} of {count} "
            f"| {same} of {len(plain.marks)} |"
        )


if __name__ == "__main__":
    main()
