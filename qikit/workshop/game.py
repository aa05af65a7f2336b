"""A game: pure rules over a table. The room keeps time, people and entries; the rules the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from qikit.errors import QikitError
from qikit.workshop.asking import Amount, Ask, Count, Pick, Shares, Tap, Words
from qikit.workshop.board import Board
from qikit.workshop.entry import Entry, Value
from qikit.workshop.seat import Seat
from qikit.workshop.series import Series
from qikit.workshop.table import Table

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_BOTS = 1  # keeps the chance of bots apart from that of the game
_COMMON = {
    "round": "Number of the round, from 1.",
    "team": "Number of the team, from 1.",
    "seat": "Number of the seat, from 1; names are not kept.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round: what it is called, how many minutes, what to do, and what is new in it."""

    title: str
    minutes: float
    instruction: str
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A choice of the facilitator, asked like anything else, with what holds if nobody chooses."""

    ask: Ask
    default: Value


class Game:
    """The rules of one game, without any state: everything follows from the table.

    Attributes
    ----------
    slug, title, summary : str
    modules : tuple of int
        Numbers of the course modules that it feeds.
    minutes : int
        Playing and talking together.
    team_size : (int, int) or None
        Fewest and most in a team; None if everybody plays for themselves.
    rounds : tuple of Round
    settings : tuple of Setting
    columns : mapping of str to str
        What each column of the class data means.
    series : Series or None
        What of it makes a chart over time or over seats.
    without_order : str
        If nothing does: why not, in a sentence.

    Notes
    -----
    A subclass overrides `asks`, `told`, `board` and `rows`, and where needed the others. Rules must
    stand any set of entries that `accept` let in, with any of them taken back, and any seats.
    """

    slug: ClassVar[str] = ""
    title: ClassVar[str] = ""
    summary: ClassVar[str] = ""
    modules: ClassVar[tuple[int, ...]] = ()
    minutes: ClassVar[int] = 0
    team_size: ClassVar[tuple[int, int] | None] = None
    rounds: ClassVar[tuple[Round, ...]] = ()
    settings: ClassVar[tuple[Setting, ...]] = ()
    columns: ClassVar[Mapping[str, str]] = {}
    series: ClassVar[Series | None] = None
    without_order: ClassVar[str] = ""
    bot_pace: ClassVar[float] = 2.0  # seconds from one entry of a bot to its next

    def roles(self, team_size: int) -> tuple[str, ...]:
        """Return the role of each member of a team, those that are needed first."""
        return ("",) * team_size

    def predictions(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        """Return what this seat predicts before the round."""
        return ()

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        """Return what this seat can do now, while the round is played."""
        raise NotImplementedError

    def told(self, table: Table, seat: Seat) -> str:
        """Return what this phone says now: plain sentences, line breaks kept, nobody's name."""
        raise NotImplementedError

    def board(self, table: Table) -> Board:
        """Return what the projector shows now."""
        raise NotImplementedError

    def rows(self, table: Table) -> pd.DataFrame:
        """Return the class data: tidy, one row a record, with exactly the game's columns."""
        raise NotImplementedError

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        """Return what a bot in this seat answers."""
        return any_answer(ask, chance)

    def chosen(self, table: Table, setting: str) -> Value:
        """Return what the facilitator chose for a setting, or its default."""
        default = {each.ask.id: each.default for each in self.settings}[setting]
        return table.settings.get(setting, default)

    def unpredicted(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        """Return the predictions of this round that a seat still owes."""
        wanted = self.predictions(table, seat) if 1 <= table.round <= len(self.rounds) else ()
        return tuple(ask for ask in wanted if not table.latest(seat.number, ask.id))

    def open_asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        """Return everything that this seat may answer now.

        While predicting: its predictions. While playing: predictions that it owes (somebody who
        joined late), then what it can do. Otherwise nothing.
        """
        if not 1 <= table.round <= len(self.rounds):
            return ()
        if table.phase == "predicting":
            return self.predictions(table, seat)
        if table.phase != "playing":
            return ()
        return self.unpredicted(table, seat) or self.asks(table, seat)

    def accept(self, table: Table, seat: Seat, ask: str, raw: str, at: float) -> Entry:
        """Return the entry for an answer.

        Parameters
        ----------
        ask, raw : str
            Id of what was asked; the answer as it was sent.
        at : float
            Seconds since the round was opened.

        Raises
        ------
        QikitError
            If that is not asked of this seat now, or cannot be answered so.
        """
        found = next((each for each in self.open_asks(table, seat) if each.id == ask), None)
        if found is None:
            raise QikitError(
                f"{ask[:40]!r} is not open for you now.", todo="Look at what your page asks now."
            )
        if isinstance(found, Tap) and _pressed(table, seat, found) >= found.limit:
            raise QikitError(f"{found.label!r} is done for this round.", todo="Nothing is lost.")
        return Entry(seat=seat.number, round=table.round, ask=ask, value=found.held(raw), at=at)

    def bot_entries(self, table: Table, seat: Seat, now: float) -> tuple[Entry, ...]:
        """Return what a bot in this seat does now: at most one entry.

        Call it when the table has changed and about once a second; it waits its pace by itself.

        Parameters
        ----------
        now : float
            Seconds since the round was opened.
        """
        mine = table.of(seat=seat.number)
        if mine and mine[-1].at + self.bot_pace > now and table.phase == "playing":
            return ()
        for ask in self.open_asks(table, seat):
            done = _pressed(table, seat, ask)
            if done >= (ask.limit if isinstance(ask, Tap) else 1):
                continue
            chance = table.chance(_BOTS, table.round, seat.number, len(mine))
            raw = self.bot_answer(table, seat, ask, chance)
            return (self.accept(table, seat, ask.id, raw, now),)
        return ()


def any_answer(ask: Ask, chance: np.random.Generator) -> str:
    """Return an answer that an ask takes, by chance."""
    match ask:
        case Pick(options=options):
            return options[int(chance.integers(len(options)))][0]
        case Count(low=low, high=high):
            return str(chance.integers(low, high + 1))
        case Amount(low=low, high=high):
            return str(chance.uniform(low, high))
        case Words():
            return "bot"
        case Shares(options=options, total=total):
            even = [1 / len(options)] * len(options)
            return ",".join(map(str, chance.multinomial(total, even)))
    return "1"


def class_columns(*common: str, **own: str) -> dict[str, str]:
    """Return what each column of class data means; those of every game need no words.

    Examples
    --------
    >>> class_columns("round", red="Red beads on the paddle.")
    {'round': 'Number of the round, from 1.', 'red': 'Red beads on the paddle.'}
    """
    return {name: _COMMON[name] for name in common} | own


def tidy(records: Iterable[Mapping[str, object]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return records as class data with these columns, even if there are none."""
    import pandas as pd  # late: a server that opens no room need not load it

    return pd.DataFrame(list(records), columns=list(columns))


def _pressed(table: Table, seat: Seat, ask: Ask) -> int:
    return len(table.of(seat=seat.number, ask=ask.id))
