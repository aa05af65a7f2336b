"""What a learner's notebook can do in isolation, and when it is refused."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace

import pytest
from sessions import COURSE, NOTE, finish, in_kernel, session, tried

from qikit.errors import QikitError
from qikit.kernels import ISOLATED, Limits, WarmKernelManager

pytestmark = pytest.mark.usefixtures("isolation")


def test_a_learner_can_do_all_that_the_lessons_need(policy, desk):
    read, write, draw, show, run = in_kernel(
        f"print(open('answers.json').read(), open({str(COURSE / 'note.txt')!r}).read())",
        "import pandas as pd, tempfile\npd.DataFrame({'a': [1]}).to_csv('answers.json')\n"
        "tempfile.NamedTemporaryFile().write(b'x')\n"
        "open(tempfile.gettempdir() + '/scratch', 'w').write('x')\n"
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

    assert finish(stopped()) == ("KeyboardInterrupt: ", "NameError: name 'x' is not defined")


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

    assert finish(crashed()) == code


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


def test_data_that_is_not_there_is_named(tmp_path):
    missing = replace(ISOLATED, readable=(tmp_path / "data",))
    with pytest.raises(QikitError, match="data' is to be readable, but is not there"):
        in_kernel("pass", policy=missing)


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
