from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from qikit.launcher.ports import FIRST, HOST, TRIES, choose_port, is_free, not_allowed
from qikit.launcher.trouble import Trouble


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind((HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_taken_port_is_not_free(taken: int) -> None:
    assert not is_free(taken)


def test_a_port_is_free_again_after_its_server_closed() -> None:
    with socket.socket() as server:
        server.bind((HOST, 0))
        port = server.getsockname()[1]
    assert is_free(port)
    assert choose_port(port) == port


def test_the_first_free_port_is_chosen() -> None:
    chosen = choose_port(None)
    assert FIRST <= chosen < FIRST + TRIES
    with socket.create_server((HOST, chosen)):  # binds as servers do
        assert choose_port(None) > chosen


def test_asking_for_a_taken_port(taken: int) -> None:
    with pytest.raises(Trouble, match=f"^Port {taken} is taken by another program: leave out"):
        choose_port(taken)


def test_a_port_of_the_system() -> None:
    assert str(not_allowed(80)) == (
        "This computer does not let you use port 80: choose one from 1024 to 65535, for example "
        "'python3 qi start --port 8888'."
    )
