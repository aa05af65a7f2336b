"""Who sits where: teams stay even, somebody late takes a bot's place, bots fill what is missing."""

from __future__ import annotations

from dataclasses import replace

from qikit.workshop.game import Game
from qikit.workshop.seat import Seat


def seat_for(
    game: Game, seats: tuple[Seat, ...], nickname: str, *, teams: int = 1, team: int | None = None
) -> Seat:
    """Return the seat for somebody who joins: a bot's, taken over, or a new one.

    Parameters
    ----------
    game : Game
    seats : tuple of Seat
        Those already there.
    nickname : str
    teams : int
        How many teams the facilitator wants; more are opened when all are full.
    team : int, optional
        The team that the person chose.

    Examples
    --------
    >>> from qikit.workshop import rules_of
    >>> seat_for(rules_of("poll"), (), "Robin").number
    1
    """
    bot = next((seat for seat in seats if seat.bot and team in (None, seat.team)), None)
    if bot:
        return replace(bot, nickname=nickname, bot=False)
    number = max((seat.number for seat in seats), default=0) + 1
    where = team if team is not None else _smallest(game, seats, teams)
    return Seat(number=number, nickname=nickname, team=where, role=_role(game, seats, where))


def bots_for(game: Game, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """Return the bots that every team with somebody in it needs before it can play.

    Examples
    --------
    >>> from qikit.workshop import rules_of
    >>> beads = rules_of("red-beads")
    >>> len(bots_for(beads, (seat_for(beads, (), "Robin"),)))
    5
    """
    low = game.team_size[0] if game.team_size else 1
    added: list[Seat] = []
    for team in sorted({seat.team for seat in seats}):
        while sum(seat.team == team for seat in (*seats, *added)) < low:
            so_far = (*seats, *added)
            number = max(seat.number for seat in so_far) + 1
            role = _role(game, so_far, team)
            added.append(Seat(number=number, nickname="bot", team=team, role=role, bot=True))
    return tuple(added)


def _smallest(game: Game, seats: tuple[Seat, ...], teams: int) -> int:
    if not game.team_size:
        return 1
    teams = max(teams, *(seat.team for seat in seats), 1)
    sizes = {team: sum(seat.team == team for seat in seats) for team in range(1, teams + 1)}
    smallest = min(sizes, key=lambda team: sizes[team])
    return smallest if sizes[smallest] < game.team_size[1] else teams + 1


def _role(game: Game, seats: tuple[Seat, ...], team: int) -> str:
    """The first role of the game that nobody in the team has."""
    taken = [seat.role for seat in seats if seat.team == team]
    most = game.team_size[1] if game.team_size else 1
    for role in game.roles(max(most, len(taken) + 1)):
        if role not in taken:
            return role
        taken.remove(role)
    return ""
