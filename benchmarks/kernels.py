"""How much sooner a warm kernel is there, and what it weighs: ratios within one run.

    python benchmarks/kernels.py [--rounds 7] [--visitors 30] [--soak 200]

Ordinary and warm kernels take turns, so that a busy machine slows both. Nothing is compared with
another day or another machine.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import itertools
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbclient
import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from nbformat.v4 import new_code_cell, new_notebook

from qikit.kernels import (
    ISOLATED,
    PROVISIONER,
    PROVISIONER_VARIABLE,
    TRUSTED,
    WarmKernelManager,
    isolation_available,
    keep_warm,
)

IMPORTS = "import numpy as np, pandas as pd, matplotlib.pyplot as plt, ipywidgets"
PLOT = "fig, ax = plt.subplots(); ax.plot([3, 1, 2]); ax.set_title('Late'); plt.show()"
WORK = (
    "waits = pd.DataFrame({'week': range(60), 'late': np.random.default_rng(1).poisson(9, 60)})",
    "waits.describe()",
    "waits.late.rolling(4).mean().plot()",
    "ipywidgets.IntSlider()",
)
PHASES = ("start to ready", "imports", "first plot", "shutdown")

Kind = tuple[str, type, str]
ORDINARY: Kind = ("ordinary", AsyncKernelManager, "local-provisioner")
BY_VARIABLE: Kind = ("warm, by the variable", AsyncKernelManager, PROVISIONER)
WARM: Kind = ("warm, own manager", WarmKernelManager.under(TRUSTED), PROVISIONER)
SANDBOXED: Kind = ("warm and isolated", WarmKernelManager.under(ISOLATED), PROVISIONER)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--visitors", type=int, default=30)
    options.add_argument("--soak", type=int, default=0)
    chosen = options.parse_args()
    kinds = [ORDINARY, BY_VARIABLE, WARM]
    keep_warm()
    if isolation_available().ok:
        kinds.append(SANDBOXED)
        keep_warm(ISOLATED)
    for kind in kinds:  # the servers load, files are read into memory
        asyncio.run(_life(kind))
    _phases(kinds, chosen.rounds)
    _notebooks(kinds, max(chosen.rounds // 3, 1))
    _memory(kinds)
    if chosen.visitors:
        _voila(chosen.visitors, max(chosen.rounds // 2, 1))
    if chosen.soak:
        _soak(kinds[1:], chosen.soak)


def _phases(kinds: list[Kind], rounds: int) -> None:
    times: dict[str, list[list[float]]] = {kind[0]: [] for kind in kinds}
    for _ in range(rounds):
        for kind in kinds:
            times[kind[0]].append(asyncio.run(_life(kind)))
    print(f"\nOne kernel, seconds, medians of {rounds}\n")
    _row("", *PHASES, "sum", "times ordinary")
    ordinary = 0.0
    for name, lives in times.items():
        medians = [statistics.median(phase) for phase in zip(*lives, strict=True)]
        ordinary = ordinary or sum(medians)
        medians.append(sum(medians))
        _row(name, *(f"{value:.3f}" for value in medians), f"{ordinary / medians[-1]:.1f}")


async def _life(kind: Kind) -> list[float]:
    manager = _manager(kind)
    marks = [time.perf_counter()]
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=120)
    marks.append(time.perf_counter())
    for code in (IMPORTS, PLOT):
        await client.execute_interactive(code, output_hook=lambda message: None, timeout=120)
        marks.append(time.perf_counter())
    client.stop_channels()
    await manager.shutdown_kernel()
    marks.append(time.perf_counter())
    return [after - before for before, after in itertools.pairwise(marks)]


def _notebooks(kinds: list[Kind], rounds: int, count: int = 10) -> None:
    times: dict[str, list[float]] = {kind[0]: [] for kind in kinds}
    for _ in range(rounds):
        for kind in kinds:
            times[kind[0]].append(_seconds(lambda kind=kind: _execute(kind, count)))
    print(f"\n{count} notebooks one after the other with nbclient, seconds, medians of {rounds}\n")
    _row("", "seconds", "times ordinary")
    ordinary = statistics.median(times[ORDINARY[0]])
    for name, taken in times.items():
        median = statistics.median(taken)
        _row(name, f"{median:.2f}", f"{ordinary / median:.1f}")


def _execute(kind: Kind, count: int) -> None:
    _choose(kind)
    for _ in range(count):
        notebook = new_notebook(cells=[new_code_cell(code) for code in (IMPORTS, PLOT, *WORK)])
        nbclient.NotebookClient(
            notebook, kernel_name="python3", kernel_manager_class=kind[1], timeout=120
        ).execute()


def _memory(kinds: list[Kind], count: int = 10) -> None:
    print(f"\nMemory of {count} kernels that have drawn a plot, MiB of PSS\n")
    _row("", "each", "times ordinary")
    ordinary = 0.0
    for kind in kinds:
        each = asyncio.run(_weigh(kind, count))
        ordinary = ordinary or each
        _row(kind[0], f"{each:.0f}", f"{each / ordinary:.2f}")


async def _weigh(kind: Kind, count: int) -> float:
    managers = [_manager(kind) for _ in range(count)]
    for manager in managers:
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=120)
        for code in (IMPORTS, PLOT):
            await client.execute_interactive(code, output_hook=lambda message: None, timeout=120)
        client.stop_channels()
    weight = sum(_pss(manager.provisioner.pid) for manager in managers) / count
    for manager in managers:
        await manager.shutdown_kernel(now=True)
    return weight


def _voila(visitors: int, rounds: int) -> None:
    first: dict[str, list[float]] = {}
    crowd: dict[str, list[tuple[float, float, float]]] = {}
    for _ in range(rounds):
        for kind in (ORDINARY, BY_VARIABLE):
            with _serving(kind) as address:
                _visit(address)
                first.setdefault(kind[0], []).append(_seconds(lambda: _visit(address)))
                crowd.setdefault(kind[0], []).append(_crowd(address, visitors))
    print(f"\nVoilà, medians of {rounds}; {visitors} visitors at the same moment\n")
    _row("", "one page, s", "all pages, s", "slowest, s", "MiB a visitor", "times ordinary")
    ordinary = statistics.median(taken for taken, _, _ in crowd[ORDINARY[0]])
    for name, runs in crowd.items():
        medians = [statistics.median(values) for values in zip(*runs, strict=True)]
        one, times = statistics.median(first[name]), ordinary / medians[0]
        _row(name, f"{one:.2f}", *(f"{value:.2f}" for value in medians), f"{times:.1f}")


def _crowd(address: str, visitors: int) -> tuple[float, float, float]:
    def visit(_: int) -> tuple[float, int]:
        began = time.perf_counter()
        kernel = _visit(address)
        return time.perf_counter() - began, kernel

    with ThreadPoolExecutor(visitors) as crowd:
        began = time.perf_counter()
        visits = list(crowd.map(visit, range(visitors)))
        all_there = time.perf_counter() - began
    weight = statistics.mean(_pss(kernel) for _, kernel in visits)
    return all_there, max(taken for taken, _ in visits), weight


@contextlib.contextmanager
def _serving(kind: Kind) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        codes = (IMPORTS, PLOT, *WORK, "import os; print('the end of', os.getpid(), '!')")
        notebook = new_notebook(cells=[new_code_cell(code) for code in codes])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, Path(folder, "app.ipynb"))
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "voila", "app.ipynb", "--no-browser", f"--port={port}"]
        environment = {**os.environ, PROVISIONER_VARIABLE: kind[2]}
        with subprocess.Popen(
            command, cwd=folder, env=environment, stderr=subprocess.DEVNULL
        ) as server:
            yield f"http://127.0.0.1:{port}/"
            server.terminate()


def _visit(address: str) -> int:
    """Look at the page to its last output, which names the kernel's process."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=300) as answer:
                page = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):  # Voilà is not up yet
            time.sleep(0.05)
            continue
        return int(re.search(r"the end of (\d+) !", page)[1])
    raise RuntimeError("No page came.")


def _soak(kinds: list[Kind], count: int, workers: int = 2) -> None:
    """Many kernels, one after the other, two at a time: does anything pile up?"""
    print(f"\n{count} kernels by {workers} workers\n")
    _row("", "seconds", "open files before", "after", "server MiB before", "after", "left over")
    for kind in kinds:
        asyncio.run(_life(kind))
        files, servers = _open_files(), _servers()
        before = sum(map(_pss, servers))
        taken = _seconds(lambda kind=kind: asyncio.run(_many(kind, count // workers, workers)))
        after, left = sum(map(_pss, servers)), len(_servers()) - len(servers)
        counts = (files, _open_files(), round(before), round(after), left)
        _row(kind[0], f"{taken:.1f}", *map(str, counts))


async def _many(kind: Kind, each: int, workers: int) -> None:
    async def work() -> None:
        for _ in range(each):
            await _life(kind)

    await asyncio.gather(*(work() for _ in range(workers)))


def _open_files() -> int:
    gc.collect()
    return len(os.listdir("/proc/self/fd"))


def _servers() -> list[int]:
    """Fork servers and whatever is forked of them."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and b"qikit.kernels.launch" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


def _manager(kind: Kind) -> AsyncKernelManager:
    _choose(kind)
    return kind[1](kernel_name="python3")


def _choose(kind: Kind) -> None:
    os.environ[PROVISIONER_VARIABLE] = kind[2]
    KernelProvisionerFactory.clear_instance()


def _pss(pid: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
