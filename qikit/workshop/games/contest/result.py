"""What the class sees of a contest: the chart by eye or with limits, and how often it was right."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from qikit.workshop.board import Lines, Picture
from qikit.workshop.games.contest.known_charts import KnownChart

if TYPE_CHECKING:
    from qikit.spc import Chart


@lru_cache(maxsize=64)
def limits_of(known: KnownChart) -> Chart:
    """Return a known chart with the lines and rules of Making Data Count."""
    from qikit.spc import control_chart

    name = known.measure.full_name
    weeks = pd.DataFrame({"week": range(1, len(known.values) + 1), name: known.values})
    return control_chart(weeks, value=name, time="week", better=known.measure.better)


def rules_say(known: KnownChart) -> str:
    """Return the verdict of the rules: "signal" or "noise"."""
    return "signal" if limits_of(known).signals else "noise"


def chart_picture(known: KnownChart, *, limits: bool) -> Picture:
    """Return the chart, with its limits or without."""
    caption = f"{known.measure.full_name}: {known.measure.better} is better (invented)"
    if limits:
        return Picture(caption=caption, shows=limits_of(known))
    points = tuple((week, value) for week, value in enumerate(known.values, 1))
    line = Lines(name=known.measure.full_name, along="week", series={"weekly value": points})
    return Picture(caption=caption, shows=line)


def rates(rows: pd.DataFrame) -> pd.DataFrame:
    """Return hit and false-alarm rates of the class and of the rules, in per cent.

    A rate of the rules counts each chart once.
    """
    charts = rows.drop_duplicates("chart")
    found = []
    for truth, words in (("signal", "real changes seen"), ("noise", "false alarms")):
        for who, table, said in (("class", rows, "said"), ("rules", charts, "rules_said")):
            of_truth = table[table["truth"] == truth]
            if len(of_truth):
                called = (of_truth[said] == "signal").mean()
                found.append({"what": f"{words}: {who}", "per_cent": round(100 * called, 1)})
    return pd.DataFrame(found, columns=["what", "per_cent"])
