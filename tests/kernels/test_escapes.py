"""What a stranger's notebook tries, and does not get."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from sessions import COURSE, NOTE, in_kernel, tried

from qikit.kernels import TRUSTED
from qikit.kernels.address import PACKAGE, server_address

pytestmark = pytest.mark.usefixtures("isolation")

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
    write = "import os\nfor place in ('.', os.environ['TMPDIR'], '/dev/shm', os.environ['HOME']):\n"
    write += "    open(place + '/left', 'w').write('x')"
    look = "import glob, os; places = ('.', os.environ['TMPDIR'], '/dev/shm', os.environ['HOME'])\n"
    look += "print([name for place in places for name in glob.glob(place + '/left')])"
    assert tried(write + "\n" + look, policy).count("/left") == 4
    assert tried(look, policy) == "[]"


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
