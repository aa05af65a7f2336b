"""Dot vote: everybody shares out a few dots over the options, twice, with talk between."""

from __future__ import annotations

from typing import ClassVar

import pandas as pd

from qikit.workshop.asking import Ask, Count, Shares, Words
from qikit.workshop.board import Bars, Board, Picture, SmallMultiples
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.seat import Seat
from qikit.workshop.table import Table

MOST_OPTIONS = 12
_READY = (
    "Ring the ward before transfer | One form instead of two | Medicines ready the day before | "
    "A chair for those who can sit | Ask the family at the front door"
)


class DotVote(Game):
    """Two votes on the same options."""

    slug = "dot-vote"
    title = "Dot vote"
    summary = "Which of these ideas shall we test first? Share out your dots."
    modules = (5, 6)
    minutes = 15
    rounds = (
        Round(title="First vote", minutes=3, instruction="Share out your dots. Do not confer."),
        Round(title="Second vote", minutes=3, instruction="Vote again.",
              change="You have heard the reasons."),
    )  # fmt: skip
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            ask=Words(id="question", label="The question", at_most=160),
            default="Which idea shall we test first?",
        ),
        Setting(
            ask=Words(
                id="options",
                label="The options",
                help=f"Up to {MOST_OPTIONS}, with | between them.",
                at_most=800,
            ),
            default=_READY,
        ),
        Setting(ask=Count(id="dots", label="Dots for each person", low=1, high=10), default=3),
    )
    columns = class_columns(
        "round",
        "team",
        "seat",
        option="Text of the option.",
        dots="Dots that the seat gave it.",
    )
    without_order = (
        "Dots are given all at once, twice. Compare the two votes; two points are not a trend."
    )

    def options(self, table: Table) -> tuple[str, ...]:
        """Return what is voted on."""
        parts = [text.strip() for text in str(self.chosen(table, "options")).split("|")]
        return tuple(dict.fromkeys(text for text in parts if text))[:MOST_OPTIONS]

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        options = tuple((str(n), text) for n, text in enumerate(self.options(table), 1))
        dots = int(self.chosen(table, "dots"))
        question = str(self.chosen(table, "question"))
        return (Shares(id="dots", label=question, options=options, total=dots),)

    def told(self, table: Table, seat: Seat) -> str:
        dots = self.chosen(table, "dots")
        given = self._given(table, seat, table.round)
        if not given and table.is_over:
            return "You gave no dots."
        if not given:
            return f"You have {dots} dots. Put them on one idea or on several."
        said = "; ".join(f"{text}: {count}" for text, count in given.items() if count)
        changed = " You can change it while the vote is open."
        return f"You gave: {said}.{changed if table.phase == 'playing' else ''}"

    def _given(self, table: Table, seat: Seat, round: int) -> dict[str, int]:
        entry = table.latest(seat.number, "dots", round)
        options = self.options(table)
        counts = [int(count) for count in str(entry.value).split(",")] if entry else []
        return dict(zip(options, counts, strict=True)) if len(counts) == len(options) else {}

    def board(self, table: Table) -> Board:
        rows, options = self.rows(table), self.options(table)
        voted = rows.loc[rows["round"] == table.round, "seat"].nunique()
        rows = rows[rows["round"] <= table.rounds_over]  # nobody is to vote as others do
        totals = rows.pivot_table(index="option", columns="round", values="dots", aggfunc="sum")
        totals = totals.reindex(options).fillna(0).astype(int)
        title = str(self.chosen(table, "question"))
        says = [f"{voted} of {len(table.seats)} have voted."]
        if totals.empty:
            return Board(title=title, says=tuple(says))
        latest = totals.columns.max()
        now = totals[latest]
        most = [text for text in options if now[text] == now.max()]
        if len(most) == 1 and latest == table.round:
            says.append(f"Most dots: {most[0]} ({now.max()} of {now.sum()}).")
        names = {round: self.rounds[int(round) - 1].title for round in totals}
        givers = rows[(rows["dots"] > 0) & (rows["round"] == latest)]["option"].value_counts()
        people = givers.reindex(options).fillna(0).astype(int)
        return Board(
            title=title,
            says=tuple(says),
            pictures=(_votes(totals.rename(columns=names)),),
            table=totals.rename(columns=names).assign(people=people).reset_index(),
        )

    def rows(self, table: Table) -> pd.DataFrame:
        records = (
            {"round": round, "team": seat.team, "seat": seat.number, "option": text, "dots": dots}
            for round in range(1, len(self.rounds) + 1)
            for seat in table.seats
            for text, dots in self._given(table, seat, round).items()
        )
        return tidy(records, self.columns)


def _votes(totals: pd.DataFrame) -> Picture:
    """The dots of each option, one panel a vote."""
    panels = {
        str(vote): Bars(name="dots", labels=tuple(dots.index), values=tuple(map(float, dots)))
        for vote, dots in totals.items()
    }
    if len(panels) > 1:
        return Picture(
            caption="Dots before and after the talk", shows=SmallMultiples(panels=panels)
        )
    ((vote, bars),) = panels.items()
    return Picture(caption=vote, shows=bars)
