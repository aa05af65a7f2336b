"""A seat: where somebody sits in a game, whoever that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One place at the table.

    Parameters
    ----------
    number : int
        From 1, the same as long as the room lives.
    nickname : str
        What the person calls themselves; it never leaves the room.
    team : int
        From 1.
    role : str
        One of the game's roles; "" where the game has none.
    bot : bool
        Whether the machine plays until somebody takes the seat.
    """

    number: int
    nickname: str
    team: int = 1
    role: str = ""
    bot: bool = False
