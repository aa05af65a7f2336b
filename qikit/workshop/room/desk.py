"""What the pages of one server share: its rooms, its templates, its door and its patience."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import Environment

from qikit.workshop.room.limits import Limiter
from qikit.workshop.room.rooms import Rooms

if TYPE_CHECKING:
    from qikit.workshop.room.doors import Door


@dataclass(slots=True, kw_only=True)
class Desk:
    """The workshop desk of one server.

    Attributes
    ----------
    door : Door or None
        The second socket, once phones of the local network may come in.
    requests : Limiter
        By address; a whole hall may sit behind one.
    guesses : Limiter
        Wrong codes, by address.
    joins : Limiter
        New seats, by address.
    presses : Limiter
        Answers, by seat.
    """

    rooms: Rooms
    templates: Environment
    door: Door | None = None
    requests: Limiter = field(default_factory=lambda: Limiter(burst=1500, rate=300))
    guesses: Limiter = field(default_factory=lambda: Limiter(burst=20, rate=0.1))
    joins: Limiter = field(default_factory=lambda: Limiter(burst=200, rate=1))
    presses: Limiter = field(default_factory=lambda: Limiter(burst=40, rate=8))
