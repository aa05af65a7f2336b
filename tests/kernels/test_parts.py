"""The parts of warm kernels, each for itself."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from qikit.errors import QikitError
from qikit.kernels import ISOLATED, TRUSTED, Limits, order, warm_available, wire
from qikit.kernels.address import PACKAGE, server_address
from qikit.kernels.request import KernelRequest

LINUX = pytest.mark.skipif(not warm_available().ok, reason=warm_available().reason)
TCP = {
    "transport": "tcp",
    "ip": "127.0.0.1",
    "shell_port": 0,
    "iopub_port": 0,
    "stdin_port": 0,
    "control_port": 0,
    "hb_port": 0,
}
COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "kernel.json"]


@LINUX
def test_a_message_arrives_whole_with_its_files(tmp_path):
    long = {"text": "ü\udcff" * 100_000}
    here, there = socket.socketpair()
    with here, there, open(tmp_path / "file", "w") as file:
        sender = os.fork()
        if sender == 0:
            wire.send(here, long, [file.fileno()])
            os._exit(0)
        message, [received] = wire.receive(there)
        os.waitpid(sender, 0)
        os.write(received, b"same file")
        os.close(received)
        assert message == long
        assert (tmp_path / "file").read_text() == "same file"


@LINUX
@pytest.mark.parametrize("part", [b"", b"\x00\x00", b"\x00\x00\x00\x09half"])
def test_a_message_cut_short_is_not_taken_for_a_whole_one(part):
    here, there = socket.socketpair()
    with there:
        here.sendall(part)
        here.close()
        with pytest.raises(EOFError, match="the other side has gone"):
            wire.receive(there)


def test_a_request_survives_the_journey():
    request = KernelRequest(
        arguments=("-f", "kernel.json"),
        environment={"WARD": "Bluebell"},
        folder="/srv",
        umask=0o22,
        connection=TCP,
        limits=Limits(processes=9),
    )
    assert KernelRequest.from_message(request.to_message()) == request


@LINUX
def test_each_policy_and_setting_has_a_server_of_its_own(monkeypatch, tmp_path):
    from dataclasses import replace

    addresses = {
        server_address(TRUSTED),
        server_address(ISOLATED),
        server_address(replace(ISOLATED, readable=(tmp_path,))),
    }
    assert server_address(replace(ISOLATED, limits=Limits(processes=9))) in addresses
    monkeypatch.setenv("PYTHONHASHSEED", "3")
    addresses.add(server_address(TRUSTED))
    assert len(addresses) == 4


@pytest.mark.parametrize(
    ("command", "options", "connection", "reason"),
    [
        (["R", "--slave"], {}, TCP, "it is not started by 'python -m ipykernel_launcher' but by"),
        (["/other/bin/python", *COMMAND[1:]], {}, TCP, "its Python is '/other/bin/python'"),
        (COMMAND, {"preexec_fn": print}, TCP, "it asks for preexec_fn"),
        (COMMAND, {"independent": True}, TCP, "it asks for independence or a pipe"),
        (COMMAND, {"stdout": subprocess.PIPE}, TCP, "it asks for independence or a pipe"),
        (COMMAND, {}, {**TCP, "ip": "::1"}, "its address is tcp://::1"),
    ],
)
def test_what_a_fork_server_cannot_do_is_left_to_jupyter(command, options, connection, reason):
    assert order.unsuitable(command, options, connection).startswith(reason)


def test_an_ordinary_python_kernel_is_for_the_fork_server():
    assert order.unsuitable(COMMAND, {"env": {}, "cwd": "."}, TCP) is None
    assert order.unsuitable([COMMAND[0], "-Xfrozen_modules=off", *COMMAND[1:]], {}, TCP) is None


@LINUX
def test_a_taken_port_is_replaced_at_first_but_not_at_a_restart(monkeypatch):
    from qikit.kernels import listeners

    monkeypatch.setattr(listeners, "_PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wished = {**TCP, "shell_port": taken.getsockname()[1]}
        info, sockets = listeners.listen(wished, may_move=True)
        for listener in sockets:
            listener.close()
        assert info["shell_port"] not in (0, wished["shell_port"])
        with pytest.raises(OSError, match="Address already in use"):
            listeners.listen(wished, may_move=False)


@LINUX
def test_an_unknown_processor_is_named():
    from qikit.kernels import seccomp

    with pytest.raises(OSError, match="No list of system calls for the processor 'vax'"):
        seccomp._program("vax")


def test_there_is_nothing_else_in_the_package():
    import qikit.kernels

    assert set(dir(qikit.kernels)) == set(qikit.kernels.__all__)
    for name in qikit.kernels.__all__:
        assert getattr(qikit.kernels, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'cold'"):
        qikit.kernels.cold  # noqa: B018


@LINUX
def test_code_that_is_edited_is_what_the_next_kernel_runs(tmp_path):
    """With a copy of the package, so that nobody's own is touched."""
    shutil.copytree(PACKAGE, tmp_path / "qikit", ignore=shutil.ignore_patterns("__pycache__"))
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from sessions import in_kernel\n"
        "import qikit.errors\n"
        "look = \"import qikit.errors as e; print(e.__file__, hasattr(e, 'NEWS'))\"\n"
        "print(in_kernel(look)[0].printed, end='')\n"
        "with open('qikit/errors.py', 'a') as file: file.write('NEWS = 1\\n')\n"
        "print(in_kernel(look)[0].printed, end='')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    errors = tmp_path / "qikit" / "errors.py"
    assert ran.stdout == f"{errors} False\n{errors} True\n", ran.stderr


def test_refusals_are_errors_that_the_course_knows():
    from qikit.kernels import WarmUnavailable

    assert issubclass(WarmUnavailable, QikitError)
