"""Live poll: everybody answers, and sees at once what the room thinks."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

import pandas as pd

from qikit.workshop.asking import Ask, Pick, Words
from qikit.workshop.board import Bars, Board, Picture
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.seat import Seat
from qikit.workshop.table import Table

READY = (
    ("How sure are you that you could explain a run chart to a colleague?",
     "Not at all | A little | Fairly | Very"),
    ("When did you last test a change on a small scale?",
     "This week | This month | This year | Longer ago | Never"),
    ("Who asks patients what matters to them before a change, where you work?",
     "Nobody | One person | The team | Patients are in the team"),
    ("What will you do by next Tuesday?",
     "Measure something | Ask a patient | Test a change | Talk to my team | Nothing yet"),
)  # fmt: skip
MOST_ANSWERS = 6


class Poll(Game):
    """Four questions; the facilitator may replace each of them."""

    slug = "poll"
    title = "Live poll"
    summary = "Ask the room a question and see the answers as they come in."
    modules = (1, 2, 3, 4, 5, 6, 7, 8, 9)
    minutes = 20
    rounds = tuple(
        Round(title=f"Question {number}", minutes=2, instruction="Pick one answer on your phone.")
        for number in range(1, len(READY) + 1)
    )
    settings: ClassVar[tuple[Setting, ...]] = tuple(
        setting
        for number, (question, answers) in enumerate(READY, 1)
        for setting in (
            Setting(
                ask=Words(id=f"question-{number}", label=f"Question {number}", at_most=160),
                default=question,
            ),
            Setting(
                ask=Words(
                    id=f"answers-{number}",
                    label=f"Answers to question {number}",
                    help=f"Up to {MOST_ANSWERS}, with | between them.",
                    at_most=240,
                ),
                default=answers,
            ),
        )
    )
    columns = class_columns(
        "round",
        "team",
        "seat",
        question="Text of the question.",
        answer="Text of the answer.",
    )
    without_order = (
        "Answers come all at once, not one after the other. Count them; do not look for a trend."
    )

    def question(self, table: Table, round: int) -> Pick:
        """Return what is asked in a round."""
        answers = [text.strip() for text in str(self.chosen(table, f"answers-{round}")).split("|")]
        options = [text for text in answers if text][:MOST_ANSWERS]
        return Pick(
            id="answer",
            label=str(self.chosen(table, f"question-{round}")),
            options=tuple((str(number), text) for number, text in enumerate(options, 1)),
        )

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        return (self.question(table, table.round),)

    def told(self, table: Table, seat: Seat) -> str:
        if table.phase == "lobby":
            return "Welcome. The first question comes in a moment."
        answer = table.latest(seat.number, "answer")
        if not answer:
            return "The big screen shows how many chose what, never who."
        text = dict(self.question(table, table.round).options).get(str(answer.value), "")
        changed = " You can change it while the question is open."
        return f"You chose: {text}.{changed if table.phase == 'playing' else ''}"

    def _answers(self, table: Table, round: int) -> list[tuple[Seat, str]]:
        options = dict(self.question(table, round).options)
        found = ((seat, table.latest(seat.number, "answer", round)) for seat in table.seats)
        return [
            (seat, options[str(entry.value)])
            for seat, entry in found
            if entry and str(entry.value) in options
        ]

    def board(self, table: Table) -> Board:
        if not table.round:
            return Board(title=self.title, says=(self.summary,))
        question = self.question(table, table.round)
        counts = Counter(text for _, text in self._answers(table, table.round))
        labels = tuple(text for _, text in question.options)
        answered = sum(counts.values())
        says = [f"{answered} of {len(table.seats)} have answered."]
        most = [text for text in labels if answered and counts[text] == max(counts.values())]
        if len(most) == 1:
            says.append(f"Chosen most often: {most[0]} ({counts[most[0]]} of {answered}).")
        bars = Bars(name="answers", labels=labels, values=tuple(counts[text] for text in labels))
        return Board(
            title=question.label,
            says=tuple(says),
            pictures=(Picture(caption="What the room says", shows=bars),),
            table=pd.DataFrame({"answer": labels, "people": bars.values}),
        )

    def rows(self, table: Table) -> pd.DataFrame:
        records = (
            {"round": round, "team": seat.team, "seat": seat.number,
             "question": self.question(table, round).label, "answer": text}
            for round in range(1, len(self.rounds) + 1)
            for seat, text in self._answers(table, round)
        )  # fmt: skip
        return tidy(records, self.columns)
