"""Which chart suits these data, and why: the assumption is checked, both charts are shown.

Source of the choice: R. G. Carey and R. C. Lloyd, *Measuring Quality Improvement in Healthcare*
(1995); L. P. Provost and S. K. Murray, *The Health Care Data Guide* (2011), chapter 5.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from qikit.errors import QikitError
from qikit.spc import checks
from qikit.spc.chart import Chart
from qikit.spc.checks import Check
from qikit.spc.control import control_chart
from qikit.spc.face import Face
from qikit.spc.intake import check_columns
from qikit.spc.page import points_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEW = 12
COUNTED = ("cases", "events", None)
BETWEEN = ("time", "opportunities", None)

_ADVICE = {
    "p": "each thing counted is or is not a case, so the numerator is part of the denominator",
    "u": "events are counted over different amounts of opportunity",
    "c": "events are counted with the same opportunity at every point",
    "t": "the time between rare events is measured",
    "g": "what passes between rare events is counted",
    "xbar": "there are several measurements at every point",
    "xmr": "there is one measurement at every point",
    "run": "there are too few points to work out limits",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Advice(Face):
    """A recommended chart with its reasons, beside the next best.

    Attributes
    ----------
    kind, other : str
        The recommended kind of chart and the one to compare it with.
    because : str
        Why, in a sentence.
    checks : tuple of Check
        The assumptions looked at, with the number that decides.
    chart, alternative : Chart
        Both charts of these data.
    """

    kind: str
    other: str
    because: str
    checks: tuple[Check, ...]
    chart: Chart = field(repr=False)
    alternative: Chart = field(repr=False)

    def describe(self) -> str:
        """The advice in sentences."""
        told = " ".join(check.words for check in self.checks)
        return f"{self.chart.kind.title}: {self.because}. {told}".strip()

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the recommended chart above the other; `ax` must be left out."""
        from qikit.spc.pairs import draw_pair

        titles = (f"Advised: {self.chart.kind.title}", f"Instead: {self.alternative.kind.title}")
        return draw_pair((self.chart, self.alternative), titles, ax)

    def table_html(self) -> str:
        """The table of the recommended chart."""
        return points_table(self.chart)


def advise(
    data: pd.DataFrame,
    value: str,
    time: str | None = None,
    denominator: str | None = None,
    *,
    counted: str | None = None,
    between: str | None = None,
    better: str | None = None,
) -> Advice:
    """Advise a kind of chart for one series, check its assumptions and show both charts.

    Parameters
    ----------
    data : pandas.DataFrame
    value, time, denominator : str
        Columns, as for `control_chart`.
    counted : {"cases", "events", None}
        Whether the values count cases (yes or no for each person looked at) or events (which
        can happen more than once); None if they are measurements, or to let us guess.
    between : {"time", "opportunities", None}
        Whether the values are gaps between rare events.
    better : {"higher", "lower", None}

    Returns
    -------
    Advice

    Raises
    ------
    QikitError
        If a column is missing or a choice is unknown.

    Examples
    --------
    >>> table = pd.DataFrame({"week": range(1, 21), "late": [3, 5, 4, 6, 2] * 4, "seen": 40})
    >>> advise(table, "late", "week", "seen").kind
    'p'
    """
    check_columns(data, value, time, denominator)
    _check_choice("counted", counted, COUNTED)
    _check_choice("between", between, BETWEEN)
    plain: dict[str, Any] = {"value": value, "time": time, "better": better}
    first = _first_choice(data, value, time, denominator, counted, between)
    kind, other, found = _after_checks(first, data, plain | {"denominator": denominator})

    def chart_of(name: str) -> Chart:
        needed = denominator if name in ("p", "pp", "u", "up", "xmr", "run") else None
        gather = "mean" if name in ("xmr", "run") and needed is None else None
        return control_chart(data, **plain, denominator=needed, chart=name, aggregate=gather)

    because = _ADVICE[first if kind != "run" else "run"]
    return Advice(
        kind=kind,
        other=other,
        because=because,
        checks=tuple(found),
        chart=chart_of(kind),
        alternative=chart_of(other),
    )


def _check_choice(name: str, given: str | None, known: tuple[str | None, ...]) -> None:
    if given not in known:
        choices = ", ".join(repr(one) for one in known)
        raise QikitError(f"{name} cannot be {given!r}.", todo=f"Choose one of {choices}.")


def _first_choice(
    data: pd.DataFrame,
    value: str,
    time: str | None,
    denominator: str | None,
    counted: str | None,
    between: str | None,
) -> str:
    """The kind that the nature of the data asks for, before anything is checked."""
    if between is not None:
        return "t" if between == "time" else "g"
    if denominator is not None:
        if counted is not None:
            return "p" if counted == "cases" else "u"
        known = data[[value, denominator]].dropna()
        return "u" if (known[value] > known[denominator]).any() else "p"
    if counted == "events":
        return "c"
    if counted == "cases":
        raise QikitError(
            "Cases need a denominator: how many were looked at?", todo="Give denominator=."
        )
    repeated = time is not None and time in data.columns and data[time].duplicated().any()
    return "xbar" if repeated else "xmr"


def _after_checks(
    first: str, data: pd.DataFrame, asked: dict[str, Any]
) -> tuple[str, str, list[Check]]:
    """Recommended kind, alternative, and the checks that decided between them."""
    if first in ("t", "g", "xbar"):
        plain = {k: v for k, v in asked.items() if k != "denominator"}
        return first, "xmr", [checks.enough(control_chart(data, **plain, chart=first), FEW)]
    chart = control_chart(data, **asked, chart=first)
    few = checks.enough(chart, FEW)
    if not few.passed:
        return "run", first, [few]
    if first == "xmr":
        return "xmr", "run", [few, checks.skewed(chart), checks.autocorrelated(chart)]
    spread = checks.dispersed(chart)
    rare = checks.rare(chart)
    if first == "c":
        kinds = ("c", "xmr") if spread.passed else ("xmr", "c")
        return *kinds, [few, spread, rare]
    prime = f"{first}p"
    if not spread.passed:
        return prime, first, [few, spread, rare]
    return first, prime, [few, spread, rare]
