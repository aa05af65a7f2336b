"""Two families of rules side by side on the same numbers, with a sentence on why they differ."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from qikit.spc.chart import Chart
from qikit.spc.control import make
from qikit.spc.face import Face
from qikit.spc.page import points_table
from qikit.spc.rulesets import RuleSet, rules_named
from qikit.spc.words import heading

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison(Face):
    """The same series read by two rule sets.

    Attributes
    ----------
    first, second : Chart
        A control chart by the first rules, a run chart by the second (or two control charts).
    """

    first: Chart = field(repr=False)
    second: Chart = field(repr=False)

    @property
    def charts(self) -> tuple[Chart, Chart]:
        """Both charts."""
        return self.first, self.second

    def why(self) -> str:
        """Why the two agree or differ on these numbers."""
        return why_they_differ(self.first, self.second)

    def describe(self) -> str:
        """What each set of rules says, and why they differ here."""
        told = [f"{c.rules.label}: {_said(c)}" for c in self.charts]
        return f"{heading(self.first)}, read twice. {' '.join(told)} {self.why()}"

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw both charts, one above the other; `ax` must be left out."""
        from qikit.spc.pairs import draw_pair

        return draw_pair(self.charts, [c.rules.label for c in self.charts], ax, self.why())

    def table_html(self) -> str:
        """Both tables."""
        return "".join(f"<p>{c.rules.label}</p>{points_table(c)}" for c in self.charts)


def _said(chart: Chart) -> str:
    count = len(chart.signals)
    if not count:
        return "no signals."
    told = "; ".join(signal.reason for signal in chart.signals)
    return f"{count} signal{'s' if count > 1 else ''}: {told}."


def compare_rules(
    chart: Chart, first: str | RuleSet = "mdc", second: str | RuleSet = "anhoej"
) -> Comparison:
    """Read one series by two rule sets.

    Parameters
    ----------
    chart : Chart
        A chart of one series.
    first, second : str or RuleSet
        Rules about runs only ("anhoej", "perla") are shown on a run chart, with the median.

    Returns
    -------
    Comparison

    Raises
    ------
    QikitError
        If the chart holds several series, or a rule set is unknown.

    Examples
    --------
    >>> import pandas as pd
    >>> from qikit import control_chart
    >>> table = pd.DataFrame({"week": range(1, 13), "wait": [9, 7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 19]})
    >>> compare_rules(control_chart(table, "wait", "week")).why().split(":")[0]
    'The two differ here'
    """
    chart.check_single()
    return Comparison(
        first=with_rules(chart, rules_named(first)), second=with_rules(chart, rules_named(second))
    )


def with_rules(chart: Chart, rules: RuleSet) -> Chart:
    """The same series by other rules; on a run chart if none of them needs limits."""
    request = replace(chart.request, rules=rules)
    if not any(rule.needs_limits for rule in rules.rules):
        request = replace(request, chart="run", centre=None, bounds=(None, None))
    elif not chart.kind.limits:
        request = replace(request, chart="xmr")
    remade = make(request)
    return remade if chart.groups == remade.groups else remade[chart.groups[0]]


_ONLY = {
    "outside": "only {a} look at single points beyond the limits",
    "two-in-three": "only {a} look for points that gather near a limit",
    "four-in-five": "only {a} look for points that gather away from the middle",
    "trend": "only {a} look for points that keep rising or falling",
    "shift": "{a} call a run of a fixed length a signal, {b} let it depend on the number of points",
    "long-run": "{a} let the length of a telling run depend on the number of points, {b} do not",
    "few-crossings": "only {a} count how often the line crosses the centre",
    "few-runs": "only {a} count runs",
    "many-runs": "only {a} count runs",
}


def why_they_differ(first: Chart, second: Chart) -> str:
    """One or two sentences on why two readings of the same numbers agree or differ."""
    fired = [{signal.rule for signal in chart.signals} for chart in (first, second)]
    if not fired[0] and not fired[1]:
        return "The two agree here: neither finds a signal."
    marked = [_marked(chart) for chart in (first, second)]
    if np.array_equal(marked[0], marked[1]) and bool(fired[0]) == bool(fired[1]):
        return "The two agree here: both mark the same points."
    one, two = fired[0] - fired[1], fired[1] - fired[0]
    if "shift" in one and "long-run" in two:
        two -= {"long-run"}
    reasons = _reasons(first, second, one) + _reasons(second, first, two)
    if first.kind.middle != second.kind.middle:
        reasons.append(
            f"one measures from the {first.kind.middle}, the other from the {second.kind.middle}"
        )
    if not reasons:
        reasons.append("the same pattern has another length in each")
    return f"The two differ here: {'; '.join(dict.fromkeys(reasons))}."


def _reasons(mine: Chart, other: Chart, rules: set[str]) -> list[str]:
    names = {"a": f"the {mine.rules.label}", "b": f"the {other.rules.label}"}
    return [_ONLY[rule].format(**names) for rule in sorted(rules) if rule in _ONLY]


def _marked(chart: Chart) -> np.ndarray:
    return chart.flat_flags[1] != 0
