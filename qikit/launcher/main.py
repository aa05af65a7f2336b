"""The commands of ``qi``, and who answers them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from qikit.launcher import doctor, locking, testing
from qikit.launcher.children import hand_over
from qikit.launcher.environment import ensure_environment
from qikit.launcher.options import parse_start
from qikit.launcher.places import Checkout, this_checkout
from qikit.launcher.ports import choose_port
from qikit.launcher.trouble import Trouble

HELP = """\
qi: quality improvement for health and care, learned with data

  python3 qi start    open the course (--port N, --no-browser, --workshop)
  python3 qi test     run every test, or the ones you name
  python3 qi doctor   look at this machine and say what to do about it

for Teaching Associates
  python3 qi mark     release, collect, mark and give feedback

for contributors
  python3 qi data build   make the synthetic data sets again
  python3 qi data report  write a page on which clinicians can review them
  python3 qi fmt      put notebooks and code into their usual form (--check: only look)
  python3 qi lock     renew requirements.lock after a change of pyproject.toml

More about one command: python3 qi mark --help"""


def start(checkout: Checkout, argv: Sequence[str]) -> int:
    options = parse_start(argv)
    if options.port is not None:
        choose_port(options.port)  # say so before the set-up, not after it
    return inside(checkout, ["start", *argv])


def inside(checkout: Checkout, argv: Sequence[str]) -> int:
    """Answer a command with the packages of the environment."""
    ensure_environment(checkout)
    return hand_over(checkout, "qikit.cli", argv)


HERE: dict[str, Callable[[Checkout, Sequence[str]], int]] = {
    "start": start,
    "test": testing.run_tests,
    "doctor": doctor.run_doctor,
    "lock": locking.renew_lock,
}
INSIDE = ("fmt", "data", "mark")


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if not argv or argv[0] in ("help", "-h", "--help"):
        print(HELP)
        return 0
    name, rest = argv[0], argv[1:]
    try:
        if name in HERE:
            return HERE[name](this_checkout(), rest)
        if name in INSIDE:
            return inside(this_checkout(), argv)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where it was.", file=sys.stderr)
        return 130
    print(f"'{name}' is not a command of qi.\n\n{HELP}", file=sys.stderr)
    return 2
