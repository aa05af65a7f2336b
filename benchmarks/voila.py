"""A class opens a Voilà app at the same moment: plain Voilà and the course's own server in one run.

    python benchmarks/voila.py [--visitors 30] [--times 10] [--no-browser]

Both show the same notebook, *Signal or noise?*. Plain Voilà is started as anybody would start it
and is asked once; the course's server is asked again and again. A page is complete when it ends and
names its widget. The slider is that of two plays of lessons, in headless Chromium.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import shutil
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
from dataclasses import dataclass
from pathlib import Path

from qikit.kernels.memory import proportional_set_size
from qikit.launcher.places import Checkout
from qikit.launcher.variables import child_variables

HERE = Path(__file__).resolve().parents[1]
APP = "signal-or-noise.ipynb"
PLAYS = {"a table": "course/app/play-two-definitions", "a chart": "course/app/play-utilisation"}
WIDGET = "application/vnd.jupyter.widget-view+json"
PATIENCE = 240
MIB = 1024 * 1024
MOVES = 15
_ADDRESS = re.compile(r"(http://\S+/)course\?token=(\S+)")
WATCH = """async (moves) => {
  const slider = document.querySelector('.qi-panel input[type=range]');
  const shown = () => document.querySelector('.qi-panel .qi-shown').innerHTML;
  const taken = [];
  for (let move = 0; move < moves; move += 1) {
    const before = shown();
    const began = performance.now();
    slider.value = Number(slider.value) === Number(slider.max) ? slider.min : slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (shown() === before && performance.now() - began < 5000)
      await new Promise((next) => setTimeout(next, 1));
    taken.push(performance.now() - began);
    await new Promise((next) => setTimeout(next, 150));
  }
  return taken;
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """What came of one crowd: seconds, and how many pages were complete."""

    everybody: float
    slowest: float
    median: float
    complete: int


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--visitors", type=int, default=30)
    options.add_argument("--times", type=int, default=10)
    options.add_argument("--no-browser", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = _copy_of_the_course(Path(folder) / "course")
        with _course(root) as (base, token):
            plain, plain_weight = _plain(root, chosen.visitors)
            ours, first, weight = _ours(base, token, chosen.visitors, chosen.times)
            _tell(chosen.visitors, plain, plain_weight, ours, first, weight)
            if not chosen.no_browser:
                _tell_slider(base, token)


def _tell(
    visitors: int,
    plain: Burst,
    plain_weight: float,
    ours: list[Burst],
    first: float,
    weight: float,
) -> None:
    print(f"\n{visitors} visitors at the same moment; plain once, ours {len(ours)} times\n")
    _row("", "all pages, s", "slowest, s", "median, s", "complete", "MiB a visitor")
    _row("plain Voilà", *_seconds(plain), f"{plain.complete}/{visitors}", f"{plain_weight:.0f}")
    worst = max(ours, key=lambda burst: burst.slowest)
    complete = sum(burst.complete for burst in ours)
    middle = statistics.median(burst.everybody for burst in ours)
    total = visitors * len(ours)
    _row("ours, the slowest time", *_seconds(worst), f"{complete}/{total}", f"{weight:.0f}")
    print(f"\nThe very first view, which makes the page ready: {first:.2f} s")
    print(f"Sooner: {plain.everybody / middle:.1f} times in the middle,", end=" ")
    print(f"{plain.everybody / worst.everybody:.1f} times at worst")


def _tell_slider(base: str, token: str) -> None:
    for what, taken in _sliders(base, token).items():
        print(f"A slider changes {what} in {statistics.median(taken):.0f} ms ", end="")
        print(f"(slowest of {len(taken)}: {max(taken):.0f} ms)")


def _plain(root: Path, visitors: int) -> tuple[Burst, float]:
    folder = root / "learner" / "apps"
    port = _free_port()
    command = [sys.executable, "-m", "voila", APP, "--no-browser", f"--port={port}"]
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=nothing, stderr=nothing) as server:
        address = f"http://127.0.0.1:{port}/"
        _when_up(lambda: _visit(address))
        burst = _burst(address, "", visitors)
        pids = [pid for pid in _children(server.pid) if proportional_set_size(pid)]
        weight = statistics.mean((proportional_set_size(pid) or 0) / MIB for pid in pids)
        server.terminate()
    return burst, weight


def _ours(base: str, token: str, visitors: int, times: int) -> tuple[list[Burst], float, float]:
    address = f"{base}voila/render/learner/apps/{APP}"
    began = time.perf_counter()
    _visit(address, token)
    first, bursts = time.perf_counter() - began, []
    for _ in range(times):
        bursts.append(_burst(address, token, visitors))
        weight = json.loads(_ask(f"{base}course/health.json", token))["mib_a_visitor"]
        for kernel in json.loads(_ask(f"{base}api/kernels", token)):
            _ask(f"{base}api/kernels/{kernel['id']}", token, "DELETE")
    return bursts, first, weight


def _burst(address: str, token: str, visitors: int) -> Burst:
    def visit(_: int) -> tuple[float, bool]:
        began = time.perf_counter()
        is_complete = _visit(address, token)
        return time.perf_counter() - began, is_complete

    began = time.perf_counter()
    with ThreadPoolExecutor(visitors) as crowd:
        visits = list(crowd.map(visit, range(visitors)))
    taken = [seconds for seconds, _ in visits]
    return Burst(
        everybody=time.perf_counter() - began,
        slowest=max(taken),
        median=statistics.median(taken),
        complete=sum(is_complete for _, is_complete in visits),
    )


def _visit(address: str, token: str = "") -> bool:
    page = _ask(address, token)
    return WIDGET in page and page.rstrip().endswith("</html>")


def _ask(address: str, token: str = "", method: str = "GET") -> str:
    headers = {"Authorization": f"token {token}"} if token else {}
    request = urllib.request.Request(address, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.read().decode()


def _sliders(base: str, token: str) -> dict[str, list[float]]:
    from playwright.sync_api import sync_playwright

    from qikit.launcher.browsers import find_browser

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        chromium = playwright.chromium.launch(executable_path=str(find_browser()), args=flags)
        window = chromium.new_page()
        window.goto(f"{base}course?token={token}")
        taken = {}
        for what, address in PLAYS.items():
            window.goto(base + address)
            window.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
            taken[what] = window.evaluate(WATCH, MOVES)
        chromium.close()
    return taken


@contextlib.contextmanager
def _course(root: Path) -> Iterator[tuple[str, str]]:
    """The course's own server, as ``qi start`` starts it: its address and its token."""
    checkout = Checkout(root=root, environment=Path(sys.prefix), own_environment=False)
    log = root / "started.log"
    command = [sys.executable, "-m", "qikit.cli", "start", "--no-browser"]
    with log.open("w") as told:
        server = subprocess.Popen(
            [*command, "--port", str(_free_port())],
            cwd=root,
            env=child_variables(checkout),
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    try:
        _when_up(lambda: _ADDRESS.search(log.read_text())[0])
        base, token = _ADDRESS.search(log.read_text()).groups()
        yield base, token
    finally:
        server.terminate()
        server.wait(60)


def _copy_of_the_course(root: Path) -> Path:
    root.mkdir()
    for name in ("course", "datasets", "qikit"):
        shutil.copytree(HERE / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("jupyter_config.py", "pyproject.toml", "qi"):
        shutil.copy2(HERE / name, root / name)
    return root


def _when_up(work: Callable[[], object]) -> object:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except (urllib.error.URLError, ConnectionError, TypeError):
            if time.monotonic() > until:
                raise
        time.sleep(0.1)


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, IndexError):
            if entry.name.isdigit():
                status = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(status[1]) == parent:
                    found.append(int(entry.name))
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _seconds(burst: Burst) -> tuple[str, str, str]:
    return f"{burst.everybody:.1f}", f"{burst.slowest:.1f}", f"{burst.median:.1f}"


def _row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
