"""Each kind of trouble gets one plain sentence and no traceback."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from qikit.launcher.environment import explained
from qikit.launcher.trouble import from_installer
from tests.launcher.conftest import PLAIN_PYTHON, RunQi, stranger

NOWHERE = "http://127.0.0.1:9"  # nothing listens there, so every fetch fails
READ_ONLY = ["bwrap", "--dev-bind", "/", "/", "--ro-bind"]


def only_sentence(run: subprocess.CompletedProcess[str]) -> str:
    """What a failed run said, checked to be one plain line."""
    assert run.returncode == 1, run.stdout + run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    lines = run.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_a_taken_port(checkout_root: Path, qi: RunQi) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = qi(checkout_root, "start", "--no-browser", "--port", str(port))
    assert only_sentence(run) == (
        f"Port {port} is taken by another program: leave out '--port' and a free one is found, "
        "or name another."
    )


@pytest.mark.parametrize("python", [(2, 7), (3, 6), (3, 10)])
def test_an_old_python(checkout_root: Path, python: tuple[int, int]) -> None:
    pretend = (
        f"import runpy, sys; sys.version_info = {python}; sys.version = '{python[0]}.{python[1]}';"
        "runpy.run_path('qi', run_name='__main__')"
    )
    run = subprocess.run(
        [PLAIN_PYTHON, "-c", pretend], cwd=checkout_root, capture_output=True, text=True
    )
    assert only_sentence(run) == (
        f"The course needs Python 3.11 or newer, and this is Python {python[0]}.{python[1]}. "
        "Install a newer Python from python.org and run the same command with it."
    )


def test_old_pythons_can_read_the_launcher(checkout_root: Path) -> None:
    source = (checkout_root / "qi").read_text("utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert source.isascii()


@pytest.mark.parametrize("choice", ["", "pip"])
def test_no_network(small: Path, tmp_path: Path, choice: str) -> None:
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE)
    more = {
        **proxies,
        **{name.lower(): NOWHERE for name in proxies},
        "NO_PROXY": "",
        "no_proxy": "",
        "QIKIT_INSTALLER": choice,
        "UV_CACHE_DIR": str(tmp_path / "cache"),
        "PIP_CACHE_DIR": str(tmp_path / "cache"),
        "UV_HTTP_RETRIES": "0",
        "PIP_NO_INDEX": "",
    }
    run = subprocess.run(
        [PLAIN_PYTHON, "qi", "start", "--no-browser"],
        cwd=small,
        env=stranger(**more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert only_sentence(run) == (
        "The packages could not be fetched: connect to the internet (or ask your IT team for the "
        "proxy settings) and run the same command again."
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only folders of this kind")
def test_a_read_only_folder(small: Path) -> None:
    command = [PLAIN_PYTHON, "qi", "start", "--no-browser"]
    if os.geteuid() == 0:  # root may write anywhere but in a read-only mount
        if shutil.which("bwrap") is None:
            pytest.skip("as root this needs bubblewrap")
        command = [*READ_ONLY, str(small), str(small), *command]
    small.chmod(0o555)
    try:
        run = subprocess.run(
            command, cwd=small, env=stranger(), capture_output=True, text=True, check=False
        )
    finally:
        small.chmod(0o755)
    assert only_sentence(run) == (
        f"The folder {small} cannot be written to: copy the course to a folder of your own and "
        "run the same command there."
    )


def test_something_else_called_venv(small: Path, qi: RunQi) -> None:
    (small / ".venv").mkdir()
    (small / ".venv" / "thesis.txt").write_text("years of work")
    said = only_sentence(qi(small, "start"))
    assert said.endswith(
        "is in the way and was not made by the course: move it elsewhere and run the same command "
        "again."
    )
    assert (small / ".venv" / "thesis.txt").read_text() == "years of work"


def test_a_browser_that_is_not_there(small: Path, qi: RunQi) -> None:
    run = qi(small, "doctor", QIKIT_BROWSER="lynx-the-great")
    assert "QIKIT_BROWSER names 'lynx-the-great', which is not a program" in run.stdout
    assert run.returncode == 1


def test_a_test_run_inside_itself(small: Path, qi: RunQi) -> None:
    run = qi(small, "test", QIKIT_INSIDE_TEST="1")
    assert only_sentence(run) == (
        "The whole test run was asked for from inside itself: name the tests to run."
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["doctor", "who"], "'qi doctor' takes nothing more, and got 'who'."),
        (["lock", "--harder"], "'qi lock' knows only --upgrade, not '--harder'."),
    ],
)
def test_a_word_too_many(checkout_root: Path, qi: RunQi, argv: list[str], said: str) -> None:
    assert only_sentence(qi(checkout_root, *argv)) == said


def test_an_unknown_command_shows_the_known_ones(checkout_root: Path, qi: RunQi) -> None:
    run = qi(checkout_root, "strat")
    assert run.returncode == 2
    assert run.stderr.startswith("'strat' is not a command of qi.")
    assert "python3 qi start" in run.stderr


@pytest.mark.parametrize("port", ["0", "65536", "eighty"])
def test_a_port_that_is_none(checkout_root: Path, qi: RunQi, port: str) -> None:
    run = qi(checkout_root, "start", "--port", port)
    assert run.returncode == 2
    assert f"{port!r} is not a port; use a number from 1024 to 65535" in run.stderr


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("error: Failed to fetch: `x`", "The packages could not be fetched"),
        ("dns error: Temporary failure in name resolution", "The packages could not be fetched"),
        ("OSError: [Errno 28] No space left on device", "The disk is full: free about 2 GB"),
        ("error: Hash mismatch for `tqdm`", "A fetched package is not the one in requirements"),
        ("PermissionError: [WinError 5] Access is denied", "A file could not be written"),
        ("something nobody has seen", "Setting up stopped: the reason is at the end of the file x"),
    ],
)
def test_what_an_installer_says_is_translated(output: str, said: str) -> None:
    assert str(from_installer(output, "x")).startswith(said)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full: free about 2 GB"),
        (errno.EROFS, "The folder here cannot be written to"),
        (errno.EACCES, "The folder here cannot be written to"),
        (errno.EMFILE, "The computer refused a file ("),
    ],
)
def test_what_the_computer_refuses_is_translated(number: int, said: str) -> None:
    error = OSError(number, os.strerror(number))
    assert str(explained(error, Path("here"))).startswith(said)
