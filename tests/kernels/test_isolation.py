"""What a stranger's notebook tries, and does not get."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sessions import eventually, in_kernel, is_running, session

from qikit.errors import QikitError
from qikit.kernels import ISOLATED, TRUSTED, Limits, WarmKernelManager
from qikit.kernels.address import PACKAGE, server_address

pytestmark = pytest.mark.usefixtures("isolation")

COURSE = Path(__file__).parent / "course"
NOTE = (COURSE / "note.txt").read_text()


ON_X86 = os.uname().machine == "x86_64"
SYSTEM_CALLS = (
    "call(165, b'x', b'/tmp', b'tmpfs', 0, 0)  # mount",
    "call(272, 0x10000000)  # unshare: a user namespace",
    "call(56, 0x10000000 | 17, 0, 0, 0, 0)  # clone: into a user namespace",
    "call(101, 0, 0, 0, 0)  # ptrace",
    "call(250, 0, -3, 1)  # keyctl",
    "call(321, 0, 0, 0)  # bpf",
    "call(425, 8, 0)  # io_uring_setup",
    "call(308, 0, 0)  # setns",
    "call(304, -100, 0, 0)  # open_by_handle_at",
)


@pytest.fixture(scope="module")
def policy():
    return replace(ISOLATED, readable=(COURSE,))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two learners' folders side by side."""
    for learner in ("ada", "ben"):
        (tmp_path / learner).mkdir()
        (tmp_path / learner / "answers.json").write_text(f'{{"by": "{learner}"}}')
        (tmp_path / learner / "answers.json").chmod(0o600)
    return tmp_path


def tried(code: str, policy, folder: Path | None = None) -> str:
    """What came of it: the error, or what was printed."""
    options = {"cwd": str(folder)} if folder else {}
    [outcome] = in_kernel(code, policy=policy, **options)
    return outcome.error or outcome.printed.strip()


# What must work


def test_a_learner_can_do_all_that_the_lessons_need(policy, desk):
    read, write, draw, show, run = in_kernel(
        f"print(open('answers.json').read(), open({str(COURSE / 'note.txt')!r}).read())",
        "import pandas as pd, tempfile\npd.DataFrame({'a': [1]}).to_csv('answers.json')\n"
        "tempfile.NamedTemporaryFile().write(b'x'); open('/tmp/scratch', 'w').write('x')\n"
        "print(open('answers.json').read().split())",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('late.png')\nplt.show()",
        "import ipywidgets\nipywidgets.IntSlider()",
        "import subprocess, sys, os\n"
        "print(subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True).stdout,"
        " os.cpu_count() > 0)",
        policy=policy,
        cwd=str(desk / "ada"),
    )
    assert read.printed == f'{{"by": "ada"}} {NOTE}\n'
    assert write.printed == "[',a', '0,1']\n"
    assert "image/png" in draw.shown[-1]
    assert "application/vnd.jupyter.widget-view+json" in show.shown[0]
    assert run.printed == "b'42\\n' True\n"
    assert (desk / "ada" / "answers.json").read_text() == '{"by": "ada"}'
    assert sorted(os.listdir(desk / "ada")) == ["answers.json"]


def test_it_can_be_interrupted_and_restarted(policy):
    async def stopped() -> tuple[str, str]:
        async with session(policy) as kernel:
            running = asyncio.create_task(kernel.run("x = 1\nwhile True: pass"))
            await asyncio.sleep(0.5)
            await kernel.manager.interrupt_kernel()
            error = (await running).error
            await kernel.manager.restart_kernel(now=True)
            await kernel.client.wait_for_ready(timeout=60)
            return error, (await kernel.run("x")).error

    assert asyncio.run(stopped()) == ("KeyboardInterrupt: ", "NameError: name 'x' is not defined")


@pytest.mark.parametrize(
    ("ending", "code"), [("import os; os._exit(3)", 3), ("import ctypes; ctypes.string_at(0)", -11)]
)
def test_a_crash_is_noticed_with_its_reason(policy, ending, code):
    async def crashed() -> int:
        async with session(policy) as kernel:
            process = kernel.process
            kernel.client.execute(ending)
            while process.poll() is None:
                await asyncio.sleep(0.01)
            return process.poll()

    assert asyncio.run(crashed()) == code


# The network


def test_this_machine_cannot_be_reached(policy):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket\nsocket.create_connection(('127.0.0.1', {port}), timeout=5)"
        assert tried(code, policy).startswith("OSError: [Errno 101] Network is unreachable")


def test_no_other_machine_can_be_reached(policy):
    attempts = in_kernel(
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)",
        "import urllib.request; urllib.request.urlopen('http://example.org', timeout=5)",
        policy=policy,
    )
    errors = [attempt.error.partition(":")[0] for attempt in attempts]
    assert errors == ["OSError", "gaierror", "OSError", "PermissionError", "URLError"]


def test_the_fork_server_cannot_be_asked_for_an_unisolated_kernel(policy):
    in_kernel("pass")
    for address in (server_address(TRUSTED), server_address(policy)):
        code = f"import socket; socket.socket(socket.AF_UNIX).connect('\\0{address}')"
        assert tried(code, policy).startswith("ConnectionRefusedError")


# Files


def test_other_learners_and_the_markers_files_are_not_there(policy, desk):
    (desk / "gradebook.db").write_text("marks")
    paths = [str(desk / "gradebook.db"), str(desk / "ben"), "/etc/passwd", "/etc/shadow"]
    code = f"import os; print([path for path in {paths} if os.path.exists(path)])"
    assert tried(code, policy, desk / "ada") == "[]"


def test_the_users_home_is_not_there_but_for_the_way_to_python(policy):
    home = repr(str(Path.home()))
    code = f"import os; print(os.path.isdir({home}) and os.listdir({home}))"
    way = {part for prefix in (sys.prefix, sys.base_prefix) for part in Path(prefix).parts}
    way |= set(PACKAGE.parts) | set(COURSE.parts)
    assert set(eval(tried(code, policy)) or ()) <= way


def test_only_our_package_is_seen_of_the_checkout(policy):
    listed = tried(f"import os; print(os.listdir({str(PACKAGE.parent)!r}))", policy)
    assert set(eval(listed)) <= {PACKAGE.name, ".venv", "tests"}


def test_links_in_a_folder_lead_nowhere(policy, desk):
    (desk / "ada" / "link").symlink_to(desk / "ben" / "answers.json")
    (desk / "ada" / "passwords").symlink_to("/etc/passwd")
    assert tried("import os; print(os.listdir())", policy, desk / "ada") == "['answers.json']"


def test_nothing_of_the_system_can_be_written(policy):
    places = ("/usr", "/", "/dev", "/var/tmp", "/home", "/proc", sys.prefix)
    attempts = in_kernel(*(f"open({place!r} + '/new', 'w')" for place in places), policy=policy)
    for place, attempt in zip(places, attempts, strict=True):
        assert attempt.error.startswith(("OSError: [Errno 30]", "PermissionError")), place


def test_neither_course_nor_libraries_can_be_changed(policy):
    for path in (COURSE / "note.txt", PACKAGE / "errors.py"):
        error = tried(f"open({str(path)!r}, 'a')", policy)
        assert error.startswith(("OSError: [Errno 30]", "PermissionError")), error
    assert (COURSE / "note.txt").read_text() == NOTE


def test_what_one_kernel_wrote_the_next_does_not_find(policy):
    write = "import os\nfor place in ('.', '/tmp', '/dev/shm', os.environ['HOME']):\n"
    write += "    open(place + '/left', 'w').write('x')"
    look = "import glob; print(glob.glob('/tmp/*') + glob.glob('/dev/shm/*') + glob.glob('*'))"
    in_kernel(write, policy=policy)
    assert tried(look, policy) == "['/tmp/ipython']"


def test_variables_of_the_owner_are_not_passed_on(policy, monkeypatch):
    monkeypatch.setenv("LMS_TOKEN", "s3cret")
    look = "import os; print(os.environ.get('LMS_TOKEN'), os.environ['HOME'], len(os.environ) < 20)"
    assert tried(look, policy) == "None /home/learner True"


def test_the_memory_it_was_forked_from_knows_nothing_of_earlier_kernels(policy, desk):
    word = "Xy" + "lophone"
    first = desk / "ada" / f"{word}.txt"
    first.write_text(word * 1000)
    in_kernel("import glob; names = glob.glob('*'); text = open(names[0]).read()",
              policy=policy, cwd=str(desk / "ada"))  # fmt: skip
    look = (
        "import gc\nword = 'Xy' + 'lophone'\n"
        "found = [o for o in gc.get_objects() if isinstance(o, dict) and word in str(list(o))]\n"
        "print(len([o for o in found if 'word' not in o]))"
    )
    assert tried(look, policy) == "0"


# Other processes, and more rights


def test_no_other_process_is_in_sight(policy):
    code = "import os; print(os.listdir('/proc'), os.getpid(), os.getppid())"
    assert tried(code, policy) == "[] 1 0"


def test_no_other_process_can_be_signalled(policy):
    code = f"import os\nfor pid in (2, {os.getpid()}):\n    os.kill(pid, 9)"
    assert tried(code, policy).startswith("ProcessLookupError")


def test_no_right_can_be_gained(policy):
    helper = (
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "def call(*values):\n"
        "    values = (ctypes.c_long(v) if isinstance(v, int) else v for v in values)\n"
        "    if libc.syscall(*values) < 0:\n"
        "        raise OSError(ctypes.get_errno(), 'refused')\n"
    )
    attempts = ["os.setuid(0)", "os.chroot('/tmp')", *(SYSTEM_CALLS if ON_X86 else ())]
    _, *outcomes = in_kernel(helper, *attempts, policy=policy)
    for attempt, outcome in zip(attempts, outcomes, strict=True):
        refused = ("PermissionError: [Errno 1]", "OSError: [Errno 22]")  # 22: there is no root here
        assert outcome.error.startswith(refused), attempt


def test_programs_with_special_rights_have_none_here(policy):
    code = "import subprocess; print(subprocess.run(['su', '-c', 'id']).returncode)"
    assert tried(code, policy) != "0"


# Limits


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

    count, still, pid = asyncio.run(bombed())
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
    countless = "for name in range(100_000):\n    open(f'/tmp/{name}', 'w').close()"
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

    assert asyncio.run(spun()) == -9


def test_processes_that_a_kernel_leaves_behind_end_with_it(policy):
    daemon = (
        "import subprocess\n"
        "child = subprocess.Popen(['sleep', '987'], start_new_session=True)\nprint(child.pid)"
    )

    async def left() -> None:
        async with session(policy) as kernel:
            await kernel.run(daemon)
            await kernel.manager.shutdown_kernel()

    asyncio.run(left())
    assert eventually(lambda: not _runs("sleep\x00987"))


def _runs(command: str) -> bool:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if (entry / "cmdline").read_text().startswith(command):
                    return True
            except OSError:
                continue
    return False


# Refusals


def test_a_folder_too_large_is_refused_in_words(policy, tmp_path):
    (tmp_path / "big.csv").write_bytes(bytes(2000))
    small = replace(policy, limits=Limits(scratch=1000))
    with pytest.raises(QikitError, match="2,000 bytes together, and an isolated kernel may have"):
        in_kernel("pass", policy=small, cwd=str(tmp_path))


def test_data_that_only_root_may_read_is_refused_in_words(tmp_path):
    tmp_path.chmod(0o700)
    if os.getuid() != 0:
        pytest.skip("only root gives up being root")
    with pytest.raises(QikitError, match="not readable by everybody, and root is given up"):
        in_kernel("pass", policy=replace(ISOLATED, readable=(tmp_path,)))


def test_data_may_lie_where_temporary_files_do(tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "waits.csv").write_text("1")
    read = f"print(open({str(tmp_path / 'waits.csv')!r}).read())"
    write = "import tempfile; tempfile.TemporaryFile(); print('writes')"
    outcomes = in_kernel(read, write, policy=replace(ISOLATED, readable=(tmp_path,)))
    assert [outcome.printed for outcome in outcomes] == ["1\n", "writes\n"]


def test_a_folder_that_is_not_there_is_refused_in_words(policy, tmp_path):
    with pytest.raises(QikitError, match="nowhere' is not a folder"):
        in_kernel("pass", policy=policy, cwd=str(tmp_path / "nowhere"))


def test_a_kernel_of_another_kind_is_never_run_unisolated(policy):
    with pytest.raises(QikitError, match="cannot be isolated: it asks for independence or a pipe"):
        in_kernel("pass", policy=policy, independent=True)


def test_isolation_does_not_depend_on_the_variable(policy, monkeypatch):
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", "local-provisioner")
    assert tried("import os; print(os.getpid())", policy) == "1"


def test_managers_are_isolated_unless_told_otherwise():
    assert WarmKernelManager().policy == ISOLATED
