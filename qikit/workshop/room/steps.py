"""What the facilitator can do with a room, and what becomes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from qikit.errors import QikitError
from qikit.workshop.room import events as kinds
from qikit.workshop.room.guard import checked_nickname
from qikit.workshop.room.room import Happening, Room, happening, seated
from qikit.workshop.seat import Seat

Say = Callable[[str], str]  # a field of the form, by its name; "" if it is not there
Step = Callable[[Room, Say], Awaitable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The one step that comes next: its id and the words on its button."""

    id: str
    words: str


def next_step(room: Room) -> Next | None:
    """Return what moves the game on from here; None when it is finished."""
    table, last = room.table, len(room.game.rounds)
    match table.phase:
        case "predicting":
            return Next(id="play", words=f"Start round {table.round}")
        case "playing":
            return Next(id="close", words=f"Close round {table.round}")
        case "finished":
            return None
    if table.round < last:
        return Next(id="open", words=f"Open round {table.round + 1}")
    return Next(id="finish", words="Finish the game")


def still_to_predict(room: Room) -> tuple[Seat, ...]:
    """Return the seats that owe a prediction for the present round."""
    return tuple(seat for seat in room.table.seats if room.game.unpredicted(room.table, seat))


async def open_round(room: Room, say: Say) -> str:
    """Open the next round: predictions first, if the game asks for any."""
    table = room.table
    if table.phase not in ("lobby", "closed") or table.round >= len(room.game.rounds):
        raise QikitError("No round can be opened now.", todo="Look at the page as it is now.")
    if not table.seats:
        raise QikitError("Nobody is here yet.", todo="Wait for people, or add players yourself.")
    number = table.round + 1
    soon = replace(table, round=number, phase="predicting")
    predicts = any(room.game.predictions(soon, seat) for seat in table.seats)
    await room.record(_to(room, "predicting" if predicts else "playing", number))
    return f"Round {number} is open."


async def play(room: Room, say: Say) -> str:
    """Start the round for everybody who has predicted."""
    _expect(room, "predicting")
    await room.record(_to(room, "playing", room.table.round))
    return f"Round {room.table.round} has started."


async def close(room: Room, say: Say) -> str:
    _expect(room, "playing")
    await room.record(_to(room, "closed", room.table.round))
    return f"Round {room.table.round} is closed."


async def finish(room: Room, say: Say) -> str:
    _expect(room, "closed", "lobby")
    await room.record(_to(room, "finished", room.table.round))
    return "The game is finished. Download the class data, then delete the room."


def can_reopen(room: Room) -> bool:
    """Whether the latest round was played and is closed."""
    return room.table.phase in ("closed", "finished") and room.state.clock.ended is not None


async def reopen(room: Room, say: Say) -> str:
    """Go on with the round that was closed too early; nothing is lost."""
    if not can_reopen(room):
        raise QikitError("No round can go on now.", todo="Look at the page as it is now.")
    await room.record(happening(kinds.REOPENED))
    return f"Round {room.table.round} goes on. Every answer is kept."


async def reset(room: Room, say: Say) -> str:
    """Play the present round again; earlier rounds stay."""
    number = room.table.round
    _expect(room, "predicting", "playing", "closed")
    await room.record(happening(kinds.RESET, round=number))
    return f"Round {number} is as if it had not been played. The rounds before it are kept."


async def pause(room: Room, say: Say) -> str:
    _expect(room, "playing")
    await room.record(happening(kinds.PAUSED))
    return "The clock stands still, and nobody can answer."


async def resume(room: Room, say: Say) -> str:
    _expect(room, "playing")
    await room.record(happening(kinds.RESUMED))
    return "The clock runs again."


async def more_time(room: Room, say: Say) -> str:
    await room.record(happening(kinds.MINUTES, minutes=room.state.clock.minutes + 1))
    return "One more minute."


async def undo(room: Room, say: Say) -> str:
    """Take back one entry."""
    number = _number(say("number"))
    if number not in room.state.numbers:
        raise QikitError("This entry has been taken back already.")
    await room.record(happening(kinds.UNDONE, number=number))
    return "The entry is taken back."


async def door(room: Room, say: Say) -> str:
    opened = not room.state.door_open
    await room.record(happening(kinds.DOOR, open=opened))
    return "People can join." if opened else "Nobody else can join."


async def bots(room: Room, say: Say) -> str:
    """Fill what teams lack with bots."""
    if not room.table.seats:
        raise QikitError("Nobody is here yet.", todo="Bots fill teams that have a person in them.")
    count = await room.fill_with_bots()
    return f"{count} empty seats are played by bots." if count else "No team lacks anybody."


async def add(room: Room, say: Say) -> str:
    """Give a seat to somebody without a phone, who plays on this laptop."""
    seat = room.seat_for(checked_nickname(say("nickname")))
    await room.record(seated(seat))
    return f"{seat.nickname} has seat {seat.number}."


async def rename(room: Room, say: Say) -> str:
    """Take an offensive nickname away."""
    seat = _seat(room, say)
    await room.record(seated(replace(seat, nickname=f"Guest {seat.number}")))
    return f"Seat {seat.number} is now called Guest {seat.number}."


async def to_bot(room: Room, say: Say) -> str:
    """Let a bot play for somebody who has gone."""
    seat = _seat(room, say)
    await room.hand_to_bot(seat)
    return f"A bot plays seat {seat.number} until somebody else joins."


async def move(room: Room, say: Say) -> str:
    """Put somebody into another team or role."""
    seat, team = _seat(room, say), _number(say("team"))
    if not 1 <= team <= len(room.table.teams) + 1:
        raise QikitError(f"There is no team {team}.", todo="Choose one that is there.")
    await room.record(seated(replace(seat, team=team, role=say("role") or seat.role)))
    return f"Seat {seat.number} is in team {team}."


STEPS: dict[str, Step] = {
    "open": open_round,
    "play": play,
    "close": close,
    "finish": finish,
    "reopen": reopen,
    "reset": reset,
    "pause": pause,
    "resume": resume,
    "more-time": more_time,
    "undo": undo,
    "door": door,
    "bots": bots,
    "add": add,
    "rename": rename,
    "to-bot": to_bot,
    "move": move,
}


def _to(room: Room, phase: str, number: int) -> Happening:
    rounds = room.game.rounds
    minutes = rounds[number - 1].minutes if 1 <= number <= len(rounds) else 0
    return happening(kinds.PHASE, phase=phase, round=number, minutes=minutes)


def _expect(room: Room, *phases: str) -> None:
    if room.table.phase not in phases:
        raise QikitError("That cannot be done now.", todo="Look at the page as it is now.")


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def seat_said(room: Room, said: str) -> Seat | None:
    """Return the seat with the number that a form says, or None."""
    return room.table.seat_by_number.get(_number(said))


def _seat(room: Room, say: Say) -> Seat:
    seat = seat_said(room, say("seat"))
    if seat is None:
        raise QikitError("There is no such seat.", todo="Look at the page as it is now.")
    return seat
