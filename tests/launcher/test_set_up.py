"""A stranger's first hour with the two commands: real folders, real processes, a real server."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.launcher.conftest import PLAIN_PYTHON, RunQi, copy_checkout, stranger
from tests.waiting import eventually

pytestmark = pytest.mark.slow

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/course\?token=(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A course that ``qi start`` has opened."""

    process: subprocess.Popen[str]
    base: str
    token: str

    def ask(self, path: str, *, method: str = "GET") -> bytes:
        request = urllib.request.Request(
            self.base + path, method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def close(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@pytest.fixture(scope="module")
def set_up(fresh: Path) -> Path:
    """The fresh copy after its first ``qi test`` of one small file."""
    first = _test_one_file(fresh)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "Fetching and installing" in first.stdout
    assert re.search(r"=+ \d+ passed.* in .*=+$", first.stdout.strip().splitlines()[-1])
    return fresh


def _test_one_file(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PLAIN_PYTHON, "qi", "test", "tests/launcher/test_options.py", "-n", "0"],
        cwd=root,
        env=stranger(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def running(set_up: Path) -> Iterator[Running]:
    process = subprocess.Popen(
        [PLAIN_PYTHON, "qi", "start", "--no-browser"],
        cwd=set_up,
        env=stranger(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        found = ADDRESS.search(line)
        if found:
            yield Running(process=process, base=found[1], token=found[2])
            break
    else:
        pytest.fail(f"the course did not open:\n{said}")
    process.kill()
    process.wait()


def test_a_second_run_sets_nothing_up(set_up: Path) -> None:
    second = _test_one_file(set_up)
    assert second.returncode == 0
    assert second.stdout.startswith("=====")


def test_failing_tests_are_told_by_the_exit_code(set_up: Path, qi: RunQi) -> None:
    (set_up / "tests" / "test_made_to_fail.py").write_text("def test_it():\n    assert not 1\n")
    try:
        run = qi(set_up, "test", "tests/test_made_to_fail.py", "-n", "0")
    finally:
        (set_up / "tests" / "test_made_to_fail.py").unlink()
    assert run.returncode == 1
    assert re.fullmatch(r"=+ 1 failed in .*=+", run.stdout.strip().splitlines()[-1])


def test_in_ci_a_test_that_is_left_out_fails(set_up: Path, qi: RunQi) -> None:
    text = "import pytest\n\n@pytest.mark.skip(reason='tired')\ndef test_it():\n    pass\n"
    (set_up / "tests" / "test_made_to_skip.py").write_text(text)
    try:
        here = qi(set_up, "test", "tests/test_made_to_skip.py", "-n", "0", CI="")
        in_ci = qi(set_up, "test", "tests/test_made_to_skip.py", "-n", "0", CI="true")
    finally:
        (set_up / "tests" / "test_made_to_skip.py").unlink()
    assert (here.returncode, in_ci.returncode) == (0, 1)
    assert "Left out, which CI=true does not allow" in in_ci.stdout
    assert "tired" in in_ci.stdout


def test_the_doctor_is_content_after_set_up(set_up: Path, qi: RunQi) -> None:
    run = qi(set_up, "doctor")
    assert run.returncode == 0, run.stdout
    assert "ok       Packages     up to date with requirements.lock" in run.stdout
    assert "ok       Gradebook    nbgrader and alembic at hand" in run.stdout


@pytest.mark.parametrize("path", ["/course", "/lab", "/formgrader/manage_assignments"])
def test_one_server_answers_for_course_lab_and_marking(running: Running, path: str) -> None:
    assert b"<title>" in running.ask(path).lower()


def test_strangers_on_the_network_are_not_let_in(running: Running) -> None:
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{running.base}/api/kernels")
    assert running.base.startswith("http://127.0.0.1:")


def test_lab_does_not_ask_for_news(running: Running) -> None:
    page = running.ask("/lab").decode()
    assert "@jupyterlab/apputils-extension:announcements" in page
    assert json.loads(running.ask("/lab/api/news")) == {"news": []}


def test_ctrl_c_leaves_nothing_behind(running: Running, set_up: Path) -> None:
    before = _in_git(set_up)
    without = _of_this_course(set_up)
    running.ask("/api/kernels", method="POST")
    assert _of_this_course(set_up) - without, "a kernel should be running"
    assert running.close() == 0
    assert eventually(lambda: not _of_this_course(set_up), patience=10)
    assert not list((set_up / ".qi").rglob("kernel-*.json"))
    assert not list((set_up / ".qi").rglob("jpserver-*"))
    assert _in_git(set_up) == before


def _of_this_course(root: Path) -> set[int]:
    """Every process that was told that its course lies in ``root``, whoever its parent is."""
    home = f"QIKIT_HOME={root}".encode()
    return {
        int(place.parent.name)
        for place in Path("/proc").glob("[0-9]*/environ")
        if home in _read(place).split(b"\0")
    }


def _read(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError:  # gone meanwhile, or another account's
        return b""


def _in_git(root: Path) -> list[str]:
    """The files of the copy that git would show, as if it were a clone."""
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-o", "--exclude-standard"], cwd=root, capture_output=True, check=True
    )
    return sorted(listed.stdout.decode().splitlines())


def test_a_broken_configuration_is_not_served(set_up: Path, qi: RunQi) -> None:
    """Without its settings the server would listen, but not as the course."""
    configuration = set_up / "jupyter_config.py"
    whole = configuration.read_text("utf-8")
    configuration.write_text(whole + "\nraise RuntimeError('half a sentence')\n", "utf-8")
    try:
        run = qi(set_up, "start", "--no-browser")
    finally:
        configuration.write_text(whole, "utf-8")
    log = set_up / ".qi" / "server.log"
    assert run.returncode == 1
    assert run.stderr.strip() == f"The course stopped: the reason is at the end of {log}."
    assert "half a sentence" in log.read_text("utf-8")


def test_a_moved_folder_is_noticed(set_up: Path, qi: RunQi) -> None:
    moved = set_up.rename(set_up.with_name("moved"))
    try:
        assert "older than the course" in qi(moved, "doctor").stdout
    finally:
        moved.rename(set_up)


@pytest.mark.parametrize(
    ("choice", "said"),
    [("", "Fetching uv, which installs faster: done"), ("pip", "Making an environment: done")],
)
def test_without_uv_the_packages_still_arrive(small: Path, choice: str, said: str) -> None:
    """uv is fetched where it is missing; where it may not be used, pip does it all."""
    ensure = (
        "from qikit.launcher.environment import ensure_environment as go;"
        "from qikit.launcher.places import this_checkout as here; go(here()); go(here())"
    )
    run = subprocess.run(
        [PLAIN_PYTHON, "-c", ensure],
        cwd=small,
        env=stranger(PATH="/usr/bin:/bin", QIKIT_INSTALLER=choice),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert said in run.stdout
    assert run.stdout.count("Adding the course itself: done") == 1
    python = small / ".venv" / "bin" / "python"
    told = subprocess.run(
        [python, "-c", "import qikit; print(qikit.__file__)"],
        cwd=small.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == str(small / "qikit" / "__init__.py")


def test_conda_people_keep_the_environment_they_made(small: Path, tmp_path: Path) -> None:
    """environment.yml sets the variable; qi then only adds the course to what is there."""
    theirs = tmp_path / "conda"
    subprocess.run([PLAIN_PYTHON, "-m", "venv", theirs], check=True)
    python = theirs / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "setuptools>=77"], check=True)
    run = subprocess.run(
        [python, "qi", "fmt", "--help"],
        cwd=small,
        env=stranger(QIKIT_USE_THIS_PYTHON="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Adding the course itself: done" in run.stdout
    assert "Making an environment" not in run.stdout
    assert not (small / ".venv").exists()


def test_a_copy_without_git_is_enough(checkout_root: Path, tmp_path: Path, qi: RunQi) -> None:
    root = copy_checkout(checkout_root, tmp_path / "from a zip file")
    assert qi(root).stdout.startswith("qi: quality improvement")
