from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

from qikit.cli import COMMANDS, find_command, load_command, main
from qikit.errors import QikitError


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_answered(name: str) -> None:
    assert callable(load_command(name))


def test_what_follows_a_command_is_its_own_business() -> None:
    assert find_command(["mark", "release", "--help"]) == ("mark", ["release", "--help"])


@pytest.mark.parametrize("argv", [[], ["data"], ["data", "destroy"], ["marking"]])
def test_an_unknown_command_is_said_with_the_known_ones(argv: list[str]) -> None:
    with pytest.raises(QikitError, match=r"is not a command\. The commands are 'start', 'fmt'"):
        find_command(argv)


def test_trouble_is_a_sentence_and_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sing"]) == 1
    assert capsys.readouterr().err.strip().startswith("'sing' is not a command.")


def test_asking_for_a_command_loads_no_other() -> None:
    code = (
        "import sys; from qikit.cli import find_command; find_command(['fmt']);"
        "print([m for m in ('numpy', 'pandas', 'nbformat', 'jupyter_server') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_launcher_needs_nothing_installed() -> None:
    spec = find_spec("qikit.launcher")
    assert spec is not None
    code = "import qikit.launcher.main, sys; print(sorted(set(map(str, sys.path))))"
    run = subprocess.run(
        [sys.executable, "-S", "-s", "-c", code],
        cwd=spec.origin.removesuffix("__init__.py") + "../..",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "site-packages" not in run.stdout
