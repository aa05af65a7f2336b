"""Tables for tests: people in their seats, and answers as the room would take them."""

from __future__ import annotations

from qikit.workshop import Game, Seat, Table, Value, rules_of, seat_for

NICKNAME = "Zebedee"


def seated(slug: str, people: int, *, teams: int = 1, seed: int = 1, **settings: Value) -> Table:
    """A room full of people, in the lobby."""
    seats: tuple[Seat, ...] = ()
    for number in range(people):
        seats += (seat_for(rules_of(slug), seats, f"{NICKNAME}{number}", teams=teams),)
    return Table(game=slug, seed=seed, seats=seats, settings=settings)


def answered(table: Table, seat: int, ask: str, raw: str = "1", at: float = 1.0) -> Table:
    """The table after one answer."""
    rules = rules_of(table.game)
    return table.plus(rules.accept(table, table.seat_by_number[seat], ask, raw, at))


def asked(table: Table, seat: int) -> list[str]:
    """Ids of what a seat may answer now."""
    rules: Game = rules_of(table.game)
    return [ask.id for ask in rules.open_asks(table, table.seat_by_number[seat])]


def told(table: Table, seat: int) -> str:
    """What a phone says now."""
    return rules_of(table.game).told(table, table.seat_by_number[seat])
