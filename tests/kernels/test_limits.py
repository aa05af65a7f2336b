"""A kernel that takes too much is stopped, and nobody else notices."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sessions import finish, in_kernel, is_running, session, tried

from qikit.kernels import Limits
from tests.processes import runs
from tests.waiting import eventually

pytestmark = pytest.mark.usefixtures("isolation")


def test_a_fork_bomb_is_stopped_and_ends_with_the_kernel(policy):
    bomb = (
        "import os, time\npids = []\n"
        "try:\n"
        "    while True:\n"
        "        pid = os.fork()\n"
        "        if pid == 0:\n"
        "            time.sleep(600)\n"
        "        pids.append(pid)\n"
        "except BlockingIOError:\n"
        "    print(len(pids))"
    )
    few = replace(policy, limits=Limits(processes=40))

    async def bombed() -> tuple[int, str, int]:
        async with session(few) as kernel:
            count = int((await kernel.run(bomb)).printed)
            still = (await kernel.run("print('answers')")).printed
            return count, still, kernel.process.pid

    count, still, pid = finish(bombed())
    assert 0 < count < 40
    assert still == "answers\n"
    assert eventually(lambda: not is_running(pid))


def test_too_many_threads_are_refused(policy):
    code = (
        "import threading\nstop = threading.Event()\n"
        "try:\n"
        "    for count in range(1000):\n"
        "        threading.Thread(target=stop.wait).start()\n"
        "except RuntimeError:\n"
        "    stop.set(); print(count < 64)"
    )
    assert tried(code, policy) == "True"


def test_too_much_memory_is_refused_and_the_kernel_goes_on(policy):
    greedy, after = in_kernel("x = bytearray(6 * 1024**3)", "print('goes on')", policy=policy)
    assert greedy.error.startswith("MemoryError")
    assert after.printed == "goes on\n"


def test_the_disk_cannot_be_filled(policy):
    one = "with open('big', 'wb') as f:\n    for _ in range(200): f.write(bytes(1024 * 1024))"
    many = "for name in range(100):\n    open(f'file{name}', 'wb').write(bytes(1024 * 1024))"
    countless = "import os\nfor name in range(100_000):\n"
    countless += "    open(os.environ['TMPDIR'] + f'/{name}', 'w').close()"
    for code in (one, many, countless):
        error = tried(code, policy)
        assert error.startswith(("OSError: [Errno 28]", "OSError: [Errno 27]")), error


def test_processor_time_runs_out(policy):
    brief = replace(policy, limits=Limits(cpu_seconds=1))

    async def spun() -> int:
        async with session(brief) as kernel:
            process = kernel.process
            kernel.client.execute("while True: pass")
            while process.poll() is None:
                await asyncio.sleep(0.05)
            return process.poll()

    assert finish(spun()) == -9


def test_processes_that_a_kernel_leaves_behind_end_with_it(policy):
    daemon = (
        "import subprocess\n"
        "child = subprocess.Popen(['sleep', '987'], start_new_session=True)\nprint(child.pid)"
    )

    async def left() -> None:
        async with session(policy) as kernel:
            await kernel.run(daemon)
            await kernel.manager.shutdown_kernel()

    finish(left())
    assert eventually(lambda: not runs("sleep\x00987"))
