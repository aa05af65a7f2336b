"""*Which dial are you watching?*: three homes, one change, and what each measure would tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from qikit.apps.charts import chart_picture
from qikit.apps.controls import Control, Radio, Ticks
from qikit.apps.play import Play
from qikit.spc import Chart, run_chart

WEEKS, CHANGE_AFTER = 24, 12
Kind = Literal["process", "outcome", "balancing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """One measure of the family: its name, its level and its ordinary spread."""

    name: str
    level: float
    spread: float
    good: Literal["higher", "lower"]


DIALS: dict[Kind, Dial] = {
    "process": Dial(name="Rounds done on time (%)", level=55, spread=4, good="higher"),
    "outcome": Dial(name="Falls per 1,000 bed-days", level=7, spread=0.7, good="lower"),
    "balancing": Dial(name="Nights with broken sleep (%)", level=24, spread=3, good="lower"),
}

#: What was planted in each home: the change of each measure from week 13.
TRUTHS: dict[str, dict[Kind, float]] = {
    "A": {"process": 30, "outcome": -2.5, "balancing": 0},
    "B": {"process": 30, "outcome": 0, "balancing": 0},
    "C": {"process": 30, "outcome": -2.5, "balancing": 14},
}
#: One seed for each home; a test holds that the Anhøj rules agree with what was planted.
_SEEDS = {"A": 11, "B": 12, "C": 14}

_READINGS = {
    "A": "The rounds are done, people fall less, and they sleep as before. "
    "Home A has a change to keep.",
    "B": "The rounds are done, and nobody falls less. Home B works harder for nothing so far.",
    "C": "The rounds are done and people fall less, but they are woken up. "
    "Home C has bought safety with sleep.",
}
_TITLES = {"process": "Process", "outcome": "Outcome", "balancing": "Balancing"}


@lru_cache(maxsize=9)
def home_weeks(home: str, kind: Kind) -> pd.DataFrame:
    """Return 24 invented weeks of one measure in one home.

    Returns
    -------
    DataFrame
        Columns ``week`` (1 to 24) and one named after the measure.
    """
    dial = DIALS[kind]
    chance = np.random.default_rng([_SEEDS[home], list(DIALS).index(kind)])
    week = np.arange(1, WEEKS + 1)
    change = np.where(week > CHANGE_AFTER, TRUTHS[home][kind], 0)
    value = dial.level + chance.normal(0, dial.spread, WEEKS) + change
    return pd.DataFrame({"week": week, dial.name: value.round(1)})


def home_chart(home: str, kind: Kind) -> Chart:
    """Return the run chart of one measure, its median fixed by the weeks before the change."""
    dial = DIALS[kind]
    return run_chart(
        home_weeks(home, kind),
        value=dial.name,
        time="week",
        baseline=CHANGE_AFTER,
        better=dial.good,
    )


@dataclass(frozen=True, kw_only=True)
class Family(Play):
    """Tick the measures you would have; read what they would tell you."""

    title = "Which dial are you watching?"
    purpose = (
        "Invented numbers from three care homes. Each starts a falls round in week 13: "
        "a carer walks round at set hours."
    )

    home: str = "A"
    shown: tuple[str, ...] = ("process",)

    def controls(self) -> tuple[Control, ...]:
        dials = tuple((kind, f"{_TITLES[kind]}: {dial.name}") for kind, dial in DIALS.items())
        return (
            Radio(id="home", label="Home", value=self.home,
                  options=tuple((home, f"Home {home}") for home in TRUTHS)),
            Ticks(id="shown", label="What you count", value=self.shown, options=dials),
        )  # fmt: skip

    def says(self) -> str:
        if set(self.shown) == set(DIALS):
            return f"You can see all three. {_READINGS[self.home]}"
        if not self.shown:
            return "You are not counting anything. Nobody can tell you whether it helped."
        seen = " ".join(_one_dial(self.home, kind) for kind in DIALS if kind in self.shown)
        return f"You can see {len(self.shown)} of 3. {seen}"

    def picture(self) -> str:
        return "".join(
            f"<h4>{_TITLES[kind]}: {dial.name}</h4>{chart_picture(home_chart(self.home, kind))}"
            for kind, dial in DIALS.items()
            if kind in self.shown
        )


def _one_dial(home: str, kind: Kind) -> str:
    moved = bool(home_chart(home, kind).signals)
    verb = "has changed" if moved else "shows nothing but chance"
    return f"{DIALS[kind].name}: {verb}."
