"""Rules of mapping together: everybody adds steps, then times, then what each step is worth."""

from __future__ import annotations

from statistics import median
from typing import ClassVar

import numpy as np
import pandas as pd

from qikit.improve.process_map import VALUES, ProcessMap, Step
from qikit.workshop.asking import Amount, Ask, Count, Pick, Words
from qikit.workshop.board import Board, Dots, Picture, SmallMultiples
from qikit.workshop.entry import Entry
from qikit.workshop.game import Game, Round, Setting, class_columns, tidy
from qikit.workshop.games.shared_map.merge import Merged, Said, merged, most_common
from qikit.workshop.seat import Seat
from qikit.workshop.table import Table, once_a_table

MOST_STEPS = 8  # for each person
MOST_ON_MAP = 20
_LONGEST = 20_160  # minutes: two weeks
_PARTS = ("name", "who", "place")
_WORTH = tuple((id, text) for id, text in VALUES.items() if id)
_BOT_STEPS = (("Doctor decides", "doctor"), ("Medicines ordered", "doctor"),
              ("Pharmacy checks", "pharmacist"), ("Porter brings them", "porter"),
              ("Nurse explains", "nurse"), ("Patient leaves", "nurse"))  # fmt: skip


class SharedMap(Game):
    """Steps, times, worth: one map of everybody."""

    slug = "shared-map"
    title = "Map it together"
    summary = "Everybody who does the work adds what they know. What does the whole look like?"
    modules = (4,)
    minutes = 45
    bot_pace = 1.0
    rounds = (
        Round(title="Steps", minutes=8, instruction="Add what really happens, step by step."),
        Round(title="Times", minutes=6, instruction="How long does each step take, and the wait?"),
        Round(title="Worth", minutes=4, instruction="What is each step worth to the patient?"),
    )
    settings: ClassVar[tuple[Setting, ...]] = tuple(
        Setting(ask=Words(id=id, label=label, at_most=120), default=default)
        for id, label, default in (
            ("process", "The process", "Going home with medicines"),
            ("start", "It begins when", "the doctor says: you can go home"),
            ("end", "It ends when", "the patient has left with the medicines"),
        )
    )
    columns = class_columns(
        "round",
        "team",
        "seat",
        step="Name of the step.",
        who="Role that does it (round 1).",
        place="Where it comes, from 0 to 100 (round 1).",
        wait="Minutes of waiting before it (round 2).",
        touch="Minutes of work (round 2).",
        value="What it is worth: value, needed or waste (round 3).",
    )
    without_order = "Steps make a map. Their order is that of the process, not of time."

    def asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        if table.round == 1:
            return self._step_asks(table, seat)
        for step in self.steps(table):
            wanted = self._about(step, table.round)
            if not all(table.latest(seat.number, ask.id) for ask in wanted):
                return wanted
        return ()

    def _step_asks(self, table: Table, seat: Seat) -> tuple[Ask, ...]:
        for number in range(1, MOST_STEPS + 1):
            if not all(table.latest(seat.number, f"{part}-{number}") for part in _PARTS):
                return (
                    Words(id=f"name-{number}", label="What happens?", at_most=60,
                          help="A verb first: “Fetch the medicines”."),
                    Words(id=f"who-{number}", label="Who does it? (a role)", at_most=40),
                    Count(id=f"place-{number}", label="Where does it come? 0 start, 100 end",
                          low=0, high=100),
                )  # fmt: skip
        return ()

    def _about(self, step: Merged, round: int) -> tuple[Ask, ...]:
        if round == 2:
            return tuple(
                Amount(id=f"{what}-{step.id}", label=f"{step.name}: {words}, in minutes",
                       low=0, high=_LONGEST, step=1, unit="minutes")
                for what, words in (("wait", "the wait before it"), ("touch", "the work itself"))
            )  # fmt: skip
        label = f"{step.name}: what is it worth to the patient?"
        return (Pick(id=f"value-{step.id}", label=label, options=_WORTH),)

    @once_a_table
    def said(self, table: Table) -> tuple[Said, ...]:
        """Return every step that somebody has put completely."""
        found = []
        for seat in table.seats:
            for number in range(1, MOST_STEPS + 1):
                parts = [table.latest(seat.number, f"{part}-{number}", 1) for part in _PARTS]
                if all(parts):
                    name, who, place = (part.value for part in parts if part)
                    found.append(Said(seat=seat.number, number=number, name=str(name),
                                      who=str(who), place=float(place)))  # fmt: skip
        return tuple(found)

    @once_a_table
    def steps(self, table: Table) -> tuple[Merged, ...]:
        """Return the steps of the map; those that most people named if there are too many."""
        every = merged(self.said(table))
        kept = sorted(every, key=lambda step: -step.said_by)[:MOST_ON_MAP]
        return tuple(step for step in every if step in kept)

    def _answers(self, table: Table, ask: str, round: int) -> list[str]:
        found = (table.latest(seat.number, ask, round) for seat in table.seats)
        return [str(entry.value) for entry in found if entry]

    def map(self, table: Table) -> ProcessMap:
        """Return everybody's map: middle times, and the worth that most people gave."""
        steps = []
        for step in self.steps(table):
            wait, touch = (self._minutes(table, what, step) for what in ("wait", "touch"))
            worth = self._answers(table, f"value-{step.id}", 3)
            value = most_common(worth) if worth else ""
            steps.append(Step(name=step.name, who=step.who, wait=wait, touch=touch, value=value))  # type: ignore[arg-type]
        process, start, end = (str(self.chosen(table, id)) for id in ("process", "start", "end"))
        return ProcessMap(process=process, start=start, end=end, steps=tuple(steps))

    def _minutes(self, table: Table, what: str, step: Merged) -> float | None:
        found = self._answers(table, f"{what}-{step.id}", 2)
        return median(map(float, found)) if found else None

    def told(self, table: Table, seat: Seat) -> str:
        if not table.round:
            return f"You will map: {self.chosen(table, 'process')}."
        if table.round > 1:
            left = sum(
                not all(table.latest(seat.number, ask.id) for ask in self._about(step, table.round))
                for step in self.steps(table)
            )
            return f"{left} steps are left for you." if left else "Thank you."
        mine = sum(step.seat == seat.number for step in self.said(table))
        ends = f"It begins when {self.chosen(table, 'start')}. It ends when " \
               f"{self.chosen(table, 'end')}."  # fmt: skip
        return f"{ends} You have added {mine} of at most {MOST_STEPS} steps."

    def bot_answer(self, table: Table, seat: Seat, ask: Ask, chance: np.random.Generator) -> str:
        part, _, number = ask.id.partition("-")
        if part in _PARTS:
            step = int(number) % len(_BOT_STEPS)
            place = str(10 + 15 * step)
            return dict(zip(_PARTS, (*_BOT_STEPS[step], place), strict=True))[part]
        if isinstance(ask, Amount):
            return str(int(chance.gamma(2, 20 if part == "wait" else 4)))
        return super().bot_answer(table, seat, ask, chance)

    def board(self, table: Table) -> Board:
        drawn = self.map(table)
        if not drawn.steps:
            return Board(title=drawn.process, says=("No step is on the map yet.",))
        asked = [self._spread(table)] if table.round == 2 else []
        people = len({step.seat for step in self.said(table)})
        heard = f"Steps came from {people} of {len(table.seats)} seats."
        return Board(
            title=f"{drawn.process}: our map",
            says=(heard,),
            pictures=(Picture(caption="Our map", shows=drawn), *asked),
            table=pd.DataFrame(
                {"step": step.name, "who": step.who, "wait": step.wait, "touch": step.touch,
                 "worth": VALUES[step.value], "named_by": merged_step.said_by}
                for step, merged_step in zip(drawn.steps, self.steps(table), strict=True)
            ),
        )  # fmt: skip

    def _spread(self, table: Table) -> Picture:
        panels = {
            step.name: Dots(
                name="minutes",
                groups={
                    words: tuple(map(float, self._answers(table, f"{what}-{step.id}", 2)))
                    for what, words in (("wait", "wait"), ("touch", "work"))
                },
            )
            for step in self.steps(table)
        }
        return Picture(caption="How long, one dot a person", shows=SmallMultiples(panels=panels))

    def rows(self, table: Table) -> pd.DataFrame:
        teams = {seat.number: seat.team for seat in table.seats}
        added = [
            {"round": 1, "team": teams[each.seat], "seat": each.seat, "step": each.name,
             "who": each.who, "place": each.place}
            for each in self.said(table)
        ]  # fmt: skip
        judged = [
            {"round": round, "team": seat.team, "seat": seat.number, "step": step.name}
            | {what: entry.value for what, entry in answers.items()}
            for round, whats in ((2, ("wait", "touch")), (3, ("value",)))
            for step in self.steps(table)
            for seat in table.seats
            if (answers := self._of_step(table, seat, step, round, whats))
        ]
        return tidy([*added, *judged], self.columns)

    def _of_step(
        self, table: Table, seat: Seat, step: Merged, round: int, whats: tuple[str, ...]
    ) -> dict[str, Entry]:
        found = {what: table.latest(seat.number, f"{what}-{step.id}", round) for what in whats}
        return {what: entry for what, entry in found.items() if entry}
