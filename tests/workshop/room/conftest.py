"""One running server for the tests that do not end it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.hall.server import RoomServer, room_server
from tests.workshop.room.people import Facilitator, Phone


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomServer]:
    with room_server(tmp_path_factory.mktemp("rooms")) as running:
        yield running


@pytest.fixture(scope="package")
def facilitator(server: RoomServer) -> Facilitator:
    return Facilitator(server)


@pytest.fixture
def phone(server: RoomServer) -> Phone:
    return Phone(server)
