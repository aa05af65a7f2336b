"""A warm kernel cannot be told from an ordinary one, except by how soon it is there."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import nbclient
import pytest
from jupyter_client import AsyncKernelManager, KernelManager
from nbformat.v4 import new_code_cell, new_notebook
from sessions import finish, in_kernel, is_running, session

from qikit.kernels import TRUSTED, WarmKernelManager
from tests.waiting import eventually

pytestmark = pytest.mark.usefixtures("warm")

IS_WARM = "import sys; print('qikit.kernels.child' in sys.modules)"

CELLS = (
    "import os, sys, json\nprint(os.getcwd(), __name__, sys.argv[0].rpartition('/')[2])",
    "print(sys.path[0] == '', sys.flags, sys.executable, sys.getrecursionlimit())",
    "print(sorted(name for name in os.environ if name not in {'JPY_SESSION_NAME', '_'}))",
    "import numpy as np\nnp.random.seed(3)\nnp.random.rand(3), np.linalg.inv(np.eye(3) * 3)",
    "import pandas as pd\nwaits = pd.DataFrame({'week': [1, 2], 'late': [3, 5]})\nwaits",
    "import matplotlib.pyplot as plt\nplt.plot([3, 1, 2]); plt.title('Late'); plt.show()",
    "fig, ax = plt.subplots()\n_ = ax.bar(['a', 'b'], [1, 2])",
    "%config InlineBackend.figure_formats = ['svg']\nplt.rcParams['svg.hashsalt'] = 'same'",
    "print(plt.rcParams['figure.figsize'], plt.isinteractive(), plt.get_backend())",
    "import warnings; warnings.warn('careful')",
    "1 / 0",
    "!echo from a shell",
    "print(input())",
    "%%timeit -n1 -r1 -q\npass",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'))\n_ = 4\n_ + 1",
    "import threading, signal\nprint(signal.getsignal(signal.SIGTERM), threading.current_thread())",
    "get_ipython().history_manager.get_tail(1) is not None",
)


def _executed(folder: Path, manager: type) -> list:
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS])
    nbclient.NotebookClient(
        notebook,
        kernel_name="python3",
        kernel_manager_class=manager,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
        timeout=60,
    ).execute()
    return [cell.outputs for cell in notebook.cells]


def test_a_notebook_has_the_same_outputs_as_in_an_ordinary_kernel(tmp_path):
    ordinary = _executed(tmp_path, AsyncKernelManager)
    warm = _executed(tmp_path, WarmKernelManager.under(TRUSTED))
    for source, expected, found in zip(CELLS, ordinary, warm, strict=True):
        assert _comparable(found) == _comparable(expected), source


def _comparable(outputs: list) -> str:
    """Without addresses and process numbers, which no two kernels share."""
    import re

    return re.sub(r"0x[0-9a-f]+|ipykernel_\d+|MainThread, started \d+", "…", str(outputs))


def test_the_variable_alone_makes_jupyters_own_managers_warm(by_variable):
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    heard = []
    client.execute_interactive(IS_WARM, output_hook=heard.append, timeout=60)
    client.stop_channels()
    manager.shutdown_kernel()
    assert "True\n" in [message["content"].get("text") for message in heard]
    assert not manager.is_alive()


def test_nbval_runs_notebooks_in_warm_kernels_by_the_variable(tmp_path):
    import nbformat

    said = nbformat.v4.new_output("stream", name="stdout", text="True\n")
    cell = new_code_cell(f"# NBVAL_CHECK_OUTPUT\n{IS_WARM}", outputs=[said], execution_count=1)
    notebook = new_notebook(cells=[cell])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, tmp_path / "lesson.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval-lax", "-q", "-p", "no:cacheprovider", "."]
    environment = {**os.environ, "JUPYTER_DEFAULT_PROVISIONER_NAME": "qikit-warm"}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_a_kernel_starts_with_nothing_left_by_another():
    leave = "import pandas, os\nx = 1\npandas.left = 1\nos.environ['LEFT'] = '1'\nplt = 5"
    look = (
        "import pandas, os, matplotlib.pyplot as plt\n"
        "print('x' in globals(), hasattr(pandas, 'left'), 'LEFT' in os.environ, plt.get_fignums())"
    )
    in_kernel(leave, "import matplotlib.pyplot as plt\nplt.rcParams['lines.linewidth'] = 9")
    assert in_kernel(look)[0].printed == "False False False []\n"
    assert in_kernel("print(plt.rcParams['lines.linewidth'])")[0].error.startswith("NameError")


def test_no_two_kernels_draw_the_same_random_numbers():
    draw = (
        "import random, numpy, uuid, tempfile\n"
        "print(random.random(), numpy.random.rand(), numpy.random.default_rng().random(),"
        " uuid.uuid4(), tempfile.mktemp())"
    )
    drawn = [in_kernel(draw)[0].printed.split() for _ in range(3)]
    assert len({value for values in drawn for value in values}) == 15


def test_folder_variables_and_permissions_are_those_of_the_owner(tmp_path):
    environment = {**os.environ, "WARD": "Bluebell", "TZ": "Pacific/Auckland"}
    look = "import os, time\nprint(os.getcwd(), os.environ['WARD'], time.tzname[0])"
    before = os.umask(0o027)
    try:
        seen = in_kernel(look, "open('note', 'w').close()", cwd=str(tmp_path), env=environment)
    finally:
        os.umask(before)
    assert seen[0].printed == f"{tmp_path} Bluebell NZST\n"
    assert (tmp_path / "note").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("busy", ["while True: pass", "import time; time.sleep(60)"])
def test_interrupting_stops_the_cell_and_not_the_kernel(busy):
    async def interrupted() -> tuple[str, str]:
        async with session() as kernel:
            running = asyncio.create_task(kernel.run(f"print('started', flush=True)\n{busy}"))
            await asyncio.sleep(0.5)
            await kernel.manager.interrupt_kernel()
            stopped = await running
            return stopped.error, (await kernel.run("print('still here')")).printed

    assert finish(interrupted()) == ("KeyboardInterrupt: ", "still here\n")


@pytest.mark.parametrize("transport", ["tcp", "ipc"])
def test_a_restarted_kernel_is_a_new_one_at_the_same_address(transport):
    async def restarted() -> tuple[str, bool]:
        manager = WarmKernelManager(kernel_name="python3", policy=TRUSTED, transport=transport)
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        await client.execute_interactive("x = 1", timeout=60)
        before = manager.get_connection_info()
        await manager.restart_kernel()
        await client.wait_for_ready(timeout=60)
        reply = await client.execute_interactive("x", timeout=60)
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
        return reply["content"]["ename"], manager.get_connection_info() == before

    assert finish(restarted()) == ("NameError", True)


def test_a_kernel_that_is_asked_to_end_clears_up(tmp_path):
    async def ended() -> int:
        async with session(cwd=str(tmp_path)) as kernel:
            await kernel.run("import atexit, pathlib\natexit.register(pathlib.Path('bye').touch)")
            process = kernel.process
            await kernel.manager.shutdown_kernel()
            return process.poll()

    assert finish(ended()) == 0
    assert (tmp_path / "bye").exists()


@pytest.mark.parametrize(
    ("ending", "code"),
    [("import os; os._exit(3)", 3), ("import os, signal; os.kill(os.getpid(), 9)", -9)],
)
def test_a_crash_is_noticed_with_its_reason_and_harms_no_other_kernel(ending, code):
    async def crashed() -> tuple[int, str]:
        async with session() as other, session() as kernel:
            process = kernel.process
            kernel.client.execute(ending)
            while process.poll() is None:
                await asyncio.sleep(0.01)
            return process.poll(), (await other.run("print('unharmed')")).printed

    assert finish(crashed()) == (code, "unharmed\n")


def test_killing_a_kernel_ends_the_programs_it_started():
    async def killed() -> tuple[int, int, int]:
        async with session() as kernel:
            start = "import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid)"
            started = int((await kernel.run(start)).printed)
            process = kernel.process
            await kernel.manager.shutdown_kernel(now=True)
            return process.poll(), process.pid, started

    code, kernel, program = finish(killed())
    assert code == -signal.SIGKILL
    assert eventually(lambda: not is_running(kernel) and not is_running(program))


def test_nothing_waits_for_a_keyboard_that_is_not_there():
    read = (
        "import sys, subprocess\nprint(repr(sys.stdin.read()), subprocess.run(['cat']).returncode)"
    )
    asked, read_out = in_kernel("input('Your name? ')", read)
    assert asked.error.startswith("StdinNotImplementedError")
    assert read_out.printed == "'' 0\n"


def test_a_question_is_answered_by_the_front_end():
    async def answered() -> str:
        async with session() as kernel:
            heard: list[str] = []
            await kernel.client.execute_interactive(
                "print('Hello', input('Your name? '))",
                allow_stdin=True,
                stdin_hook=lambda message: kernel.client.input("Ada"),
                output_hook=lambda message: heard.append(message["content"].get("text", "")),
                timeout=60,
            )
            return "".join(heard)

    assert finish(answered()) == "Hello Ada\n"


def test_a_widget_hears_the_browser():
    make = (
        "import ipywidgets\nslider = ipywidgets.IntSlider(value=3)\n"
        "slider.observe(lambda change: print('now', change.new), 'value')\nprint(slider.model_id)"
    )

    async def moved() -> str:
        async with session() as kernel:
            model = (await kernel.run(make)).printed.strip()
            data = {"method": "update", "state": {"value": 7}, "buffer_paths": []}
            content = {"comm_id": model, "data": data}
            kernel.client.shell_channel.send(kernel.client.session.msg("comm_msg", content))
            return (await kernel.run("print(slider.value)")).printed

    assert finish(moved()) == "7\n"


def test_a_browser_may_open_the_widget_channel_itself():
    """JupyterLab asks for the state of all widgets like this when a page is loaded again."""
    listen = "import ipywidgets\nslider = ipywidgets.IntSlider(value=3)"

    async def asked() -> str:
        async with session() as kernel:
            await kernel.run(listen)
            content = {"comm_id": "c1", "target_name": "jupyter.widget.control", "data": {}}
            opening = kernel.client.session.msg("comm_open", content)
            opening["metadata"] = {"version": "1.0.0"}
            kernel.client.shell_channel.send(opening)
            ask = {"comm_id": "c1", "data": {"method": "request_states"}}
            kernel.client.shell_channel.send(kernel.client.session.msg("comm_msg", ask))
            while True:
                message = await kernel.client.get_iopub_msg(timeout=60)
                if message["msg_type"] == "comm_msg":
                    return str(message["content"]["data"])

    assert "IntSliderModel" in finish(asked())


def test_many_at_once_each_answer_for_themselves():
    async def square(number: int) -> str:
        async with session() as kernel:
            return (await kernel.run(f"print({number} ** 2)")).printed.strip()

    async def all_of_them() -> list[str]:
        return await asyncio.gather(*(square(number) for number in range(12)))

    assert finish(all_of_them()) == [str(number**2) for number in range(12)]
