from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qikit.kernels import PROVISIONER, PROVISIONER_VARIABLE, warm_available
from qikit.running import announce, has_desktop, messages_in, use_warm_kernels


def test_the_address_is_said_with_how_to_close(capsys: pytest.CaptureFixture[str]) -> None:
    announce("http://127.0.0.1:8888/course?token=secret", browser=False)
    said = capsys.readouterr().out
    assert "\n    http://127.0.0.1:8888/course?token=secret\n" in said
    assert "press Ctrl-C" in said


def test_messages_for_engineers_go_to_a_file_and_back(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "new folder" / "server.log"
    child = [sys.executable, "-c", "import os; os.write(2, b'from a kernel')"]
    with messages_in(log):
        os.write(2, b"from the server, ")
        subprocess.run(child, check=True)
    os.write(2, b"for the person")
    assert log.read_text() == "from the server, from a kernel"
    assert capfd.readouterr().err == "for the person"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a desktop")
@pytest.mark.parametrize(
    ("display", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)],
)
def test_a_browser_is_opened_on_a_desktop_only(
    display: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in display.items():
        monkeypatch.setenv(name, value)
    assert has_desktop() is expected


@pytest.fixture
def undecided(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nobody has chosen how kernels start; what is set here is gone afterwards."""
    monkeypatch.setenv(PROVISIONER_VARIABLE, "")
    monkeypatch.delenv(PROVISIONER_VARIABLE)
    return monkeypatch


@pytest.mark.skipif(not warm_available().ok, reason=warm_available().reason)
def test_kernels_of_the_course_are_warm(undecided: pytest.MonkeyPatch) -> None:
    use_warm_kernels()
    assert os.environ[PROVISIONER_VARIABLE] == PROVISIONER


def test_where_kernels_cannot_be_warm_it_says_so(
    undecided: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    undecided.delattr(os, "pidfd_open", raising=False)
    use_warm_kernels()
    assert PROVISIONER_VARIABLE not in os.environ
    assert "Notebooks take a little longer to open here." in capsys.readouterr().out


def test_who_chose_how_kernels_start_gets_that(undecided: pytest.MonkeyPatch) -> None:
    undecided.setenv(PROVISIONER_VARIABLE, "local-provisioner")
    use_warm_kernels()
    assert os.environ[PROVISIONER_VARIABLE] == "local-provisioner"
