"""A master as the owner of a page holds it."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qikit.kernels import wire
from qikit.kernels.client import WarmUnavailable, as_kernel, ask_server, check_possible, connect
from qikit.kernels.policy import TRUSTED, Policy
from qikit.kernels.process import ForkedKernel
from qikit.kernels.ready.order import ReadyOrder
from qikit.kernels.ready.watching import Stamps, stamps
from qikit.kernels.request import KernelRequest

_BACKLOG = 1024


class Master:
    """A process that has run a notebook, and forks itself for each visitor.

    Parameters
    ----------
    process : ForkedKernel
        The process, on its leash.
    holding : socket
        The silent connection that keeps it waiting for visitors.
    address : str
        Where visitors' kernels are asked for.
    outputs : list of list of dict
        What each of its cells showed.
    depends_on : dict
        Files, and when they were last changed.
    """

    def __init__(
        self,
        process: ForkedKernel,
        holding: socket.socket,
        address: str,
        outputs: list[list[dict[str, Any]]],
        depends_on: Stamps,
    ) -> None:
        self.outputs, self.depends_on = outputs, depends_on
        self._process, self._holding, self._address = process, holding, address

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def is_there(self) -> bool:
        """Whether its process still runs."""
        return self._process.poll() is None

    @property
    def is_current(self) -> bool:
        """Whether it still runs, and nothing that it depends on was changed."""
        return self.is_there and stamps(self.depends_on) == self.depends_on

    def fork(self, request: KernelRequest, policy: Policy, files: list[int]) -> ForkedKernel:
        """Have one visitor's kernel forked; takes what `client.request_kernel` takes.

        Raises
        ------
        WarmUnavailable
            If the master has gone, or could not make this kernel.
        """
        connection = connect(self._address)
        if connection is None:
            raise WarmUnavailable("The page's own process has gone.")
        try:
            wire.send(connection, request.to_message(), files)
            answer, pidfds = wire.receive(connection)
        except (EOFError, OSError) as error:
            connection.close()
            raise WarmUnavailable(f"The page's own process did not answer: {error}.") from error
        return as_kernel(answer, pidfds, connection)

    def retire(self) -> None:
        """Take no more visitors: it goes home when those it has are gone."""
        self._holding.close()


class UnsuitableNotebook(WarmUnavailable):
    """This notebook cannot be run once for many visitors; the message says why."""


def make_master(order: ReadyOrder, also_depends_on: Iterable[Path] = ()) -> Master:
    """Have a notebook run by the fork server.

    Parameters
    ----------
    order : ReadyOrder
        The notebook.
    also_depends_on : iterable of Path
        Files whose change makes it out of date, besides those that it opens while it runs.

    Raises
    ------
    UnsuitableNotebook
        If the notebook fails, or leaves behind what visitors cannot share.
    WarmUnavailable
        If there is no fork server here, or it did not answer in time.
    """
    check_possible(TRUSTED)
    before = stamps(map(str, also_depends_on))
    address = f"qikit-ready-{secrets.token_hex(16)}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("\0" + address)
        listener.listen(_BACKLOG)
        answer, pidfds, leash = _ask(order, listener.fileno())
    if "unsuitable" in answer:
        leash.close()
        raise UnsuitableNotebook(f"It {answer['unsuitable']}.")
    process = as_kernel(answer, pidfds, leash)
    holding = connect(address)
    if holding is None:
        raise WarmUnavailable("The page's own process ended at once.")
    return Master(process, holding, address, answer["outputs"], answer["depends_on"] | before)


def _ask(order: ReadyOrder, listener: int) -> tuple[dict, list[int], socket.socket]:
    nothing = os.open(os.devnull, os.O_RDWR)
    try:
        return ask_server(order.to_message(), TRUSTED, [nothing, 2, listener])
    finally:
        os.close(nothing)
