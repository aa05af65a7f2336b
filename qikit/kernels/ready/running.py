"""Run a notebook's cells in this process, which has no kernel and must not get threads."""

from __future__ import annotations

import contextlib
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from qikit.kernels.fork import introduce_libraries
from qikit.kernels.ready.outputs import CatchingShell, Output, OutputList, Stream
from qikit.kernels.ready.unsuitable import Unsuitable


def run_cells(cells: tuple[str, ...]) -> tuple[dict[str, Any], list[list[Output]]]:
    """Run cells one after the other, as Voilà would.

    Returns
    -------
    dict, list of list of dict
        The variables of the notebook, and the outputs of each cell.

    Raises
    ------
    Unsuitable
        If a cell fails or does what needs a kernel.
    """
    shell = _shell()
    outputs = []
    for number, source in enumerate(cells, start=1):
        outputs.append(shell.caught.begin_cell())
        _run(shell, source, number)
    return shell.user_ns, outputs


def make_room_for_a_kernel() -> None:
    """In a fork: forget the shell, for a kernel brings its own."""
    from matplotlib_inline import backend_inline

    InteractiveShell.clear_instance()
    support: Any = backend_inline.configure_inline_support
    support.current_backend = "unset"  # its shell is gone


def connect_widgets(kernel: Any) -> None:
    """In a fork: tell the channels that the notebook opened which kernel they lead to."""
    for channel in kernel.comm_manager.comms.values():
        channel.kernel = kernel


def _shell() -> CatchingShell:
    shell = CatchingShell.instance(config=Config(HistoryManager={"enabled": False}))
    shell.caught = OutputList()
    shell.autoawait = False  # to wait needs an event loop, which cannot be forked
    introduce_libraries(shell)
    return shell


def _run(shell: CatchingShell, source: str, number: int) -> None:
    out, err = Stream("stdout", shell.caught), Stream("stderr", shell.caught)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):  # type: ignore[type-var]
        result = shell.run_cell(source, store_history=False)
    trouble = result.error_before_exec or result.error_in_exec
    if isinstance(trouble, Unsuitable):
        raise trouble
    if trouble is not None:
        raise Unsuitable(f"stops at cell {number} with {type(trouble).__name__}")
