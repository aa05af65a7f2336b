"""What the facilitator's page says about a room now."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.workshop.entry import Entry
from qikit.workshop.game import Game
from qikit.workshop.room.room import Room
from qikit.workshop.room.steps import Next, can_reopen, next_step
from qikit.workshop.seat import Seat
from qikit.workshop.table import Phase

LATEST = 12  # entries that can be taken back without searching


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """One seat in the list: who sits there, and what they did in this round."""

    seat: Seat
    answers: int
    owes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry that can be taken back."""

    number: int
    seat: Seat
    entry: Entry

    @property
    def says(self) -> str:
        """What was entered, in a few words."""
        asked = self.entry.ask.replace("-", " ")
        value = "" if self.entry.value == 1 else f" = {self.entry.value}"
        return f"Round {self.entry.round}, seat {self.seat.number}: {asked}{value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadView:
    """Everything on the page that changes."""

    code: str
    version: int
    game: Game
    phase: Phase
    round: int
    seats: tuple[SeatLine, ...]
    latest: tuple[EntryLine, ...]
    next: Next | None
    door_open: bool
    left: float | None
    running: bool
    paused: bool
    can_reopen: bool
    teams: int

    @property
    def people(self) -> int:
        return sum(not line.seat.bot for line in self.seats)

    @property
    def bots(self) -> int:
        return len(self.seats) - self.people

    @property
    def answered(self) -> int:
        return sum(line.answers > 0 for line in self.seats)

    @property
    def owing(self) -> int:
        return sum(line.owes for line in self.seats)

    @property
    def says(self) -> str:
        """What is going on, in one line."""
        if self.phase == "lobby":
            return "People are joining. Open the first round when everybody is in."
        if self.phase == "finished":
            return "The game is finished."
        title = self.game.rounds[self.round - 1].title
        state = {"predicting": "predictions first", "playing": "being played", "closed": "closed"}
        return f"Round {self.round} of {len(self.game.rounds)}, {title}: {state[self.phase]}."


def lead_view(room: Room) -> LeadView:
    """Gather the page of a room."""
    table, clock = room.table, room.state.clock
    timed = table.phase == "playing"
    return LeadView(
        code=room.code,
        version=room.state.version,
        game=room.game,
        phase=table.phase,
        round=table.round,
        seats=tuple(_line(room, seat) for seat in table.seats),
        latest=_latest(room),
        next=next_step(room),
        door_open=room.state.door_open,
        left=round(clock.left(room.now()), 1) if timed else None,
        running=clock.running,
        paused=timed and clock.paused is not None,
        can_reopen=can_reopen(room),
        teams=len(table.teams),
    )


def _line(room: Room, seat: Seat) -> SeatLine:
    table = room.table
    owes = table.phase in ("predicting", "playing") and bool(room.game.unpredicted(table, seat))
    return SeatLine(seat=seat, answers=len(table.of(seat=seat.number)), owes=owes)


def _latest(room: Room) -> tuple[EntryLine, ...]:
    seats = room.table.seat_by_number
    pairs = list(zip(room.state.numbers, room.table.entries, strict=True))[-LATEST:]
    return tuple(
        EntryLine(number=number, seat=seats[entry.seat], entry=entry)
        for number, entry in reversed(pairs)
        if entry.seat in seats
    )
