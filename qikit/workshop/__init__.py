"""The workshop room: games with pure rules, and what a projector and a phone show of them.

``rules_of("poll")`` gives the rules and `Table` is a room at one moment; ``rules.board(table)`` is
what everybody sees. Nothing here knows of servers, screens or clocks.
"""

from __future__ import annotations

from qikit.workshop.asking import Amount, Ask, Count, Pick, Shares, Tap, Words
from qikit.workshop.board import Bars, Board, Dots, Lines, Picture, SmallMultiples
from qikit.workshop.class_data import load_class_data
from qikit.workshop.entry import Entry, Value
from qikit.workshop.game import Game, Round, Setting
from qikit.workshop.games import GAMES, rules_of
from qikit.workshop.seat import Seat
from qikit.workshop.seating import bots_for, seat_for
from qikit.workshop.table import Phase, Table

__all__ = [
    "GAMES",
    "Amount",
    "Ask",
    "Bars",
    "Board",
    "Count",
    "Dots",
    "Entry",
    "Game",
    "Lines",
    "Phase",
    "Pick",
    "Picture",
    "Round",
    "Seat",
    "Setting",
    "Shares",
    "SmallMultiples",
    "Table",
    "Tap",
    "Value",
    "Words",
    "bots_for",
    "load_class_data",
    "rules_of",
    "seat_for",
]
