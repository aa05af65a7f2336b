"""Nothing is left behind, however an owner or a fork server ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from sessions import in_kernel, is_running, owner

from qikit.kernels import TRUSTED, WarmUnavailable
from qikit.kernels.address import server_address
from tests.waiting import eventually

START = """
import asyncio, os, sys
from qikit.kernels import ISOLATED, TRUSTED, WarmKernelManager
from qikit.kernels.address import server_address

async def start(policy):
    manager = WarmKernelManager(kernel_name="python3", policy=policy)
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    return manager, client

def parent(pid):
    return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])
"""
TWO_KERNELS = (
    START
    + """
async def main(policy):
    kernels = [await start(policy) for _ in range(2)]
    pids = [manager.provisioner.pid for manager, _ in kernels]
    print(*pids, *(parent(pid) for pid in pids), flush=True)
    sys.stdin.read()

asyncio.run(main({policy}))
"""
)


def _is_listening(address: str) -> bool:
    return f"@{address}" in Path("/proc/net/unix").read_text().split()


@pytest.mark.parametrize("policy", ["TRUSTED", "ISOLATED"])
def test_a_killed_owner_leaves_no_process_no_socket_and_no_file(policy, isolation):
    script = TWO_KERNELS.replace(
        "    sys.stdin.read()",
        "    print(server_address({policy}), flush=True)\n    sys.stdin.read()",
    ).replace("{policy}", policy)
    with (
        tempfile.TemporaryDirectory(prefix="own-") as folder,
        owner(script, QIKIT_WARM_LINGER="0.5", TMPDIR=folder) as process,
    ):
        pids = [int(pid) for pid in process.stdout.readline().split()]
        address = process.stdout.readline().strip()
        assert all(is_running(pid) for pid in pids)
        assert _is_listening(address)
        process.kill()
        assert len(pids) == 4
        assert eventually(lambda: not any(is_running(pid) for pid in pids))
        assert eventually(lambda: not _is_listening(address))
        assert eventually(lambda: not os.listdir(folder)), os.listdir(folder)


def test_two_owners_of_one_environment_share_a_fork_server(warm):
    script = TWO_KERNELS.replace("{policy}", "TRUSTED")
    with owner(script) as one, owner(script) as other:
        servers = [process.stdout.readline().split()[2:] for process in (one, other)]
        one.stdin.close()
        other.stdin.close()
    assert len({pid for pids in servers for pid in pids}) == 1


def test_kernels_end_with_their_fork_server_and_the_next_one_gets_a_new_server(warm):
    script = TWO_KERNELS.replace("{policy}", "TRUSTED").replace(
        "    sys.stdin.read()",
        "    sys.stdin.readline()\n"
        "    print((await start(TRUSTED))[0].provisioner.pid, flush=True)",
    )
    with owner(script, QIKIT_WARM_LINGER="1") as process:
        first, second, server, _ = map(int, process.stdout.readline().split())
        os.kill(server, signal.SIGKILL)
        assert eventually(lambda: not is_running(first) and not is_running(second))
        print("go on", file=process.stdin, flush=True)
        assert is_running(int(process.stdout.readline()))
        process.stdin.close()


def test_a_fork_of_the_owner_does_not_keep_its_kernels(warm):
    script = TWO_KERNELS.replace("{policy}", "TRUSTED").replace(
        "    sys.stdin.read()",
        "    worker = os.fork()\n    if worker:\n        print(worker, flush=True)\n"
        "    sys.stdin.read()",
    )
    with owner(script) as process:
        kernel = int(process.stdout.readline().split()[0])
        worker = int(process.stdout.readline())
        process.kill()
        assert eventually(lambda: not is_running(kernel))
        assert is_running(worker)
        os.kill(worker, signal.SIGKILL)


def test_a_fork_server_that_nobody_uses_goes_home_though_held(warm):
    hold = (
        "import sys\nfrom qikit.kernels import TRUSTED, keep_warm\n"
        "from qikit.kernels.address import server_address\n"
        "keep_warm()\nprint(server_address(TRUSTED), flush=True)\nsys.stdin.read()"
    )
    with owner(hold, QIKIT_WARM_IDLE="0.5") as process:
        address = process.stdout.readline().strip()
        assert _is_listening(address)
        assert eventually(lambda: not _is_listening(address))
        process.stdin.close()


def test_only_its_own_user_is_served(warm):
    in_kernel("pass")
    knock = (
        "import os, socket, sys\nos.setuid(65534)\nknocking = socket.socket(socket.AF_UNIX)\n"
        "knocking.connect('\\0' + sys.argv[1])\nprint(knocking.recv(1))"
    )
    command = [sys.executable, "-c", knock, server_address(TRUSTED)]
    knocked = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert knocked.stdout == "b''\n"


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="needs two users")
def test_another_user_cannot_pose_as_the_fork_server(warm, monkeypatch):
    monkeypatch.setenv("QIKIT_WARM_LINGER", "2")  # an address of its own
    pose = (
        "import os, socket, sys, time\nos.setuid(65534)\nposing = socket.socket(socket.AF_UNIX)\n"
        "posing.bind('\\0' + sys.argv[1])\nposing.listen()\nprint(1, flush=True)\ntime.sleep(60)"
    )
    command = [sys.executable, "-c", pose, server_address(TRUSTED)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as posing:
        posing.stdout.readline()
        from qikit.kernels.client import _connect_or_start

        with pytest.raises(WarmUnavailable, match="Another user of this machine answers"):
            _connect_or_start(TRUSTED)
        posing.kill()


def test_rubbish_sent_to_a_fork_server_ends_only_the_fork_that_reads_it(warm):
    in_kernel("pass")
    for rubbish in (b"\x00", b"\x00\x00\x00\x05hello", b"GET / HTTP/1.0\r\n\r\n"):
        with socket.socket(socket.AF_UNIX) as knocking:
            knocking.connect("\0" + server_address(TRUSTED))
            knocking.send(rubbish)
            time.sleep(0.05)
    assert in_kernel("print('served')")[0].printed == "served\n"
