"""*Same patients, another number*: one set of records under many definitions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from qikit.apps.controls import Control, Radio, Slider
from qikit.apps.play import Play
from qikit.errors import QikitError
from qikit.pathways import load

STARTS = {
    "arrival_dt": "arrival",
    "news2_dt": "the first NEWS2 score",
    "clinician_dt": "the doctor's decision",
}
GROUPS = {
    "high": "NEWS2 of 7 or more",
    "moderate": "NEWS2 of 5 or more",
    "coded": "NEWS2 of 7 or more, and coded as sepsis afterwards",
}
MISSING = {"out": "left out", "late": "counted as late"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A percentage with what it is made of.

    Parameters
    ----------
    within, counted, left_out : int
        People treated in time; people counted; people of the group who were not counted.
    """

    within: int
    counted: int
    left_out: int

    @property
    def percent(self) -> float:
        """Share treated in time, in per cent; 0 if nobody was counted."""
        return 100 * self.within / self.counted if self.counted else 0.0


def within_minutes(
    data: pd.DataFrame,
    *,
    start: str = "news2_dt",
    who: str = "high",
    missing: str = "out",
    minutes: float = 60,
) -> Count:
    """Count who had a first antibiotic dose in time, under one definition.

    Parameters
    ----------
    data : DataFrame
        The sepsis records, one row a person: ``load("sepsis")``.
    start : str
        Column at which the clock starts: ``arrival_dt``, ``news2_dt`` or ``clinician_dt``.
    who : {"high", "moderate", "coded"}
        NEWS2 of 7 or more; of 5 or more; or 7 or more and in the sample coded as sepsis.
    missing : {"out", "late"}
        What becomes of people with no dose time: left out, or counted as late.
    minutes : float
        The allowance, in minutes.

    Raises
    ------
    QikitError
        For a clock, a group or a treatment of missing times that is not on the list.

    Examples
    --------
    >>> times = pd.to_datetime(["2024-01-01 09:00", "2024-01-01 10:00"])
    >>> one = pd.DataFrame({"news2": [8], "news2_dt": times[:1], "abx_given_dt": times[1:]})
    >>> within_minutes(one, minutes=60).percent
    100.0
    """
    for chosen, known in ((start, STARTS), (who, GROUPS), (missing, MISSING)):
        if chosen not in known:
            raise QikitError(f"{chosen!r} is not on the list.", todo=f"Use {', '.join(known)}.")
    group = data[_in_group(data, who)]
    waited = (group["abx_given_dt"] - group[start]).dt.total_seconds() / 60
    counted = len(group) if missing == "late" else int(waited.notna().sum())
    within = int((waited <= minutes).sum())
    return Count(within=within, counted=counted, left_out=len(group) - counted)


def _in_group(data: pd.DataFrame, who: str) -> pd.Series:
    high_enough = data["news2"] >= (5 if who == "moderate" else 7)
    return high_enough & data["in_coded_sample"] if who == "coded" else high_enough


@lru_cache(maxsize=1)
def _records() -> pd.DataFrame:
    return load("sepsis")


@dataclass(frozen=True, kw_only=True)
class Definitions(Play):
    """Change the definition, and only the definition."""

    title = "Same patients, another number"
    purpose = (
        "Synthetic records of one invented hospital. Nothing you do here changes anyone's care."
    )

    start: str = "news2_dt"
    who: str = "high"
    missing: str = "out"
    minutes: float = 60

    def controls(self) -> tuple[Control, ...]:
        return (
            Radio(id="start", label="The clock starts at", value=self.start,
                  options=tuple(STARTS.items())),
            Radio(id="who", label="Who counts", value=self.who, options=tuple(GROUPS.items())),
            Radio(id="missing", label="People with no dose time are", value=self.missing,
                  options=tuple(MISSING.items())),
            Slider(id="minutes", label="Within", value=self.minutes, low=30, high=180, step=15,
                   unit="minutes"),
        )  # fmt: skip

    @property
    def count(self) -> Count:
        """The count under the definition chosen now."""
        return within_minutes(
            _records(), start=self.start, who=self.who, missing=self.missing, minutes=self.minutes
        )

    def says(self) -> str:
        count, usual = self.count, within_minutes(_records())
        told = f"{count.percent:.1f}% ({count.within:,} of {count.counted:,} people)."
        if self == Definitions():
            return f"{told} This is where we start. Change one thing."
        moved = count.percent - usual.percent
        return (
            f"{told} No patient's care changed. The number moved from {usual.percent:.1f}%: "
            f"{moved:+.1f} points."
        )

    def picture(self) -> str:
        count = self.count
        rows = (
            ("Dose in time", count.within),
            ("Counted", count.counted),
            ("In the group, but left out", count.left_out),
        )
        cells = "".join(f'<tr><th scope="row">{name}</th><td>{n:,}</td></tr>' for name, n in rows)
        sentence = (
            f"Out of whom: {GROUPS[self.who]}. In time: first dose within {self.minutes:.0f} "
            f"minutes of {STARTS[self.start]}. No dose time: {MISSING[self.missing]}."
        )
        return f"<p>{sentence}</p><table>{cells}</table>"
