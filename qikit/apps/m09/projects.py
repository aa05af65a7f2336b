"""Invented projects to read: what the team writes, what the numbers say."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Literal

import pandas as pd
import yaml
from pydantic import BaseModel, ConfigDict

from qikit.apps.m09.evidence import Evidence, way_covered
from qikit.spc import control_chart

if TYPE_CHECKING:
    from qikit.spc import Chart

_FILE = Path(__file__).with_name("projects.yml")
#: Weeks whose mean counts as *now*.
LATEST = 6


class Project(BaseModel):
    """One project as its team writes it up, with one number a week.

    Parameters
    ----------
    change : int
        Week in which the change began, counted from 1.
    tests : int
        Tests with a written prediction.
    claimed : float
        Progress score that the team gives itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    unit: str
    measure: str
    aim: str
    tells: str
    better: Literal["higher", "lower"]
    goal: float
    change: int
    tests: int
    team: bool
    claimed: float
    values: tuple[float, ...]

    @property
    def start(self) -> float:
        """Mean before the change."""
        return fmean(self.values[: self.change - 1])

    @property
    def now(self) -> float:
        """Mean of the latest six weeks."""
        return fmean(self.values[-LATEST:])

    @cached_property
    def chart(self) -> Chart:
        """The weeks, with limits from those before the change."""
        weeks = range(1, len(self.values) + 1)
        name = f"{self.measure} ({self.unit})"
        return control_chart(
            pd.DataFrame({"week": weeks, name: self.values}), value=name, time="week",
            baseline=self.change - 1, better=self.better, target=self.goal,
            notes={self.change: "the change begins"}, title=f"{self.name}, invented",
        )  # fmt: skip

    @property
    def evidence(self) -> Evidence:
        """What there is to be seen in it."""
        return Evidence(
            team=self.team,
            baseline=self.change - 1,
            tests=self.tests,
            signal=str(self.chart.variation).startswith("improvement"),
            share=way_covered(self.start, self.now, self.goal),
            after=len(self.values) - self.change + 1,
        )


@lru_cache(maxsize=1)
def projects() -> dict[str, Project]:
    """Return the projects by their short names."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: Project(**each) for name, each in raw.items()}
