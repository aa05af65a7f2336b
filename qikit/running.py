"""``qi start``, second half: build the learner's copies, then serve the course until Ctrl-C."""

from __future__ import annotations

import os
import secrets
import sys
import threading
import traceback
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qikit.errors import QikitError
from qikit.launcher.options import StartOptions, parse_start
from qikit.launcher.ports import HOST, choose_port
from qikit.launcher.steps import tell
from qikit.launcher.trouble import Trouble

if TYPE_CHECKING:
    from qikit.server import CourseServer


def start(argv: Sequence[str]) -> int:
    """Prepare the course and serve it.

    Raises
    ------
    Trouble
        When something breaks; its details are in ``.qi/server.log``.
    """
    options = parse_start(argv)
    root = Path(os.environ["QIKIT_HOME"])
    log = root / ".qi" / "server.log"
    with messages_in(log):
        try:
            prepare(root)
            serve(options)
        except (QikitError, Trouble):
            raise
        except (Exception, SystemExit) as error:
            traceback.print_exc()
            raise Trouble(f"The course stopped: the reason is at the end of {log}.") from error
    return 0


def serve(options: StartOptions) -> None:
    """Run the server until somebody closes it."""
    tell("Starting Jupyter …")
    from qikit.server import course_server

    use_warm_kernels()
    token = secrets.token_urlsafe(24)
    server = course_server(choose_port(options.port), token)
    address = f"http://{HOST}:{server.port}/course?token={token}"
    server.io_loop.add_callback(announce, address, browser=options.browser and has_desktop())
    if options.workshop:
        server.io_loop.add_callback(let_phones_in, server)
    server.start()


def use_warm_kernels() -> None:
    """Let the server's kernels be forks of one that has everything loaded, or say why not.

    Who sets JUPYTER_DEFAULT_PROVISIONER_NAME chooses otherwise.
    """
    from qikit.kernels import PROVISIONER, PROVISIONER_VARIABLE, warm_available

    available = warm_available()
    if not available.ok:
        tell(f"Notebooks take a little longer to open here. {available.reason}")
    elif os.environ.setdefault(PROVISIONER_VARIABLE, PROVISIONER) == PROVISIONER:
        threading.Thread(target=_warm_up, daemon=True).start()


def _warm_up() -> None:
    """Load the libraries now, so that the first notebook need not wait for them."""
    from qikit.kernels import WarmUnavailable, keep_warm

    try:
        keep_warm()
    except WarmUnavailable as why:
        tell(f"Notebooks take a little longer to open here. {why}")


@contextmanager
def messages_in(log: Path) -> Iterator[None]:
    """Send what the server and its kernels write for engineers to a file, not to the screen."""
    log.parent.mkdir(parents=True, exist_ok=True)
    screen = os.dup(2)
    with log.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(screen, 2)
        os.close(screen)


def prepare(root: Path) -> None:
    """Build what learners work on from what is in the checkout."""
    tell("Preparing your copies of the lessons and exercises …")
    from qikit.serving.prepare import prepare_learner_copies

    prepare_learner_copies(root)


def announce(address: str, *, browser: bool) -> None:
    """Say where the course is, now that it answers."""
    tell(f"\nThe course is open at\n\n    {address}\n\nTo close it, press Ctrl-C in this window.")
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def let_phones_in(server: CourseServer) -> None:
    """Open the second socket, which serves the pages of workshop rooms and nothing else."""
    from qikit.workshop.room.doors import open_door
    from qikit.workshop.room.visits import DESK

    try:
        door = open_door(server.web_app.settings[DESK])
    except QikitError as error:
        tell(f"\nPhones cannot join: {error}")
    else:
        tell(f"\nPhones on this network join workshop rooms at\n\n    {door.address}")


def has_desktop() -> bool:
    """Whether a browser window can be opened for the person."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
