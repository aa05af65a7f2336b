"""The icon table: one row a series, with its latest value, target, icons and since when."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qikit.spc.face import scrollable
from qikit.spc.icons import icon_svg
from qikit.spc.judge import Assurance, Variation
from qikit.spc.numbers import number_words
from qikit.spc.words import heading, label_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from qikit.spc.chart import Chart

_HEAD = ("Measure", "Latest", "Value", "Target", "Variation", "Assurance", "Since")


class SummaryTable(pd.DataFrame):
    """A DataFrame that shows its icons in a notebook.

    Columns: measure, latest (time), value, centre, lower, upper, target, variation, assurance,
    since (first point of the signal the latest point belongs to, or None), rule. Sliced, it
    becomes an ordinary DataFrame.
    """

    _metadata = ("_page",)

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return pd.DataFrame

    def icons_html(self) -> str:
        """The table with icons, as HTML."""
        return str(self.__dict__.get("_page", ""))

    def _repr_html_(self) -> str:
        return self.icons_html()


def summary_table(*charts: Chart) -> SummaryTable:
    """Put the series of one or several charts into one icon table.

    Parameters
    ----------
    *charts : Chart
        Results of `control_chart` (or `run_chart`), each of one or many series.

    Returns
    -------
    SummaryTable

    Examples
    --------
    >>> from qikit import control_chart
    >>> table = pd.DataFrame({"week": range(1, 13), "wait": [9, 7, 8, 9, 7, 8, 9, 7, 8, 9, 7, 19]})
    >>> icons = summary_table(control_chart(table, "wait", "week", better="lower", target=10))
    >>> [str(cell) for cell in icons.loc[0, ["variation", "assurance", "since"]]]
    ['concern_high', 'hit_and_miss', '12']
    """
    rows, cells = [], []
    for chart in charts:
        for number in range(len(chart.groups)):
            row = _row(chart, number, many=len(charts) > 1)
            rows.append(row)
            cells.append(_cells(chart, number, row))
    found = SummaryTable(rows)
    for name in ("variation", "assurance", "since", "rule"):
        found[name] = pd.Series([row[name] for row in rows], dtype=object)
    object.__setattr__(found, "_page", _page(cells))
    return found


def _row(chart: Chart, number: int, *, many: bool) -> dict[str, Any]:
    laid, at = chart.laid, chart.latest[number]
    flat = laid.grid.flat
    since, rule = _since(chart, number)
    label = chart.groups[number]
    name = label_words(label) if label is not None else heading(chart)
    if many and label is not None:
        name = f"{chart.request.title or chart.request.value}, {name}"
    return {
        "measure": name,
        "latest": chart.clock.value(laid.time[at]),
        "value": float(flat(laid.value)[at]),
        "centre": float(flat(laid.lines.centre)[at]),
        "lower": float(flat(laid.lines.at(-3.0))[at]),
        "upper": float(flat(laid.lines.at(3.0))[at]),
        "target": np.nan if laid.target is None else float(flat(laid.target)[at]),
        "variation": chart.variation_of(number),
        "assurance": chart.assurance_of(number),
        "since": since,
        "rule": rule,
    }


def _since(chart: Chart, number: int) -> tuple[Any, str | None]:
    """First point of the earliest signal that still holds at the latest point."""
    which, code = chart.flat_flags
    at = chart.latest[number]
    if code[at] == 0:
        return None, None
    first = at
    begin = int(chart.group_starts[number])
    while first > begin and code[first - 1] == code[at] and chart.same_phase(first - 1, at):
        first -= 1
    rule = chart.flags.rules[int(which[at])]
    return chart.clock.value(chart.laid.time[first]), rule.name


def _cells(chart: Chart, number: int, row: dict[str, Any]) -> list[str]:
    digits = number_words(chart, number)
    since = "" if row["since"] is None else _say(chart, row["since"])
    return [
        f'<th scope="row" style="text-align:left">{escape(row["measure"])}</th>',
        f"<td>{escape(_say(chart, row['latest']))}</td>",
        f"<td>{escape(digits.say(row['value']))}</td>",
        f"<td>{'' if np.isnan(row['target']) else escape(digits.say_given(row['target']))}</td>",
        f"<td>{_icon(row['variation'])}</td>",
        f"<td>{_icon(row['assurance'])}</td>",
        f"<td>{escape(since)}</td>",
    ]


def _say(chart: Chart, time: Any) -> str:
    return str(time) if chart.clock.kind == "name" else chart.say_time(time)


def _icon(icon: Variation | Assurance | None) -> str:
    if icon is None:
        return "not applicable"
    words = icon.value.replace("_", " ")
    return f'{icon_svg(icon, 36)}<br><span style="font-size:0.85em">{escape(words)}</span>'


def _page(cells: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    table = (
        '<table class="qikit-summary" style="text-align:center;background:#ffffff;color:#1d2b36">'
        f"<caption>Latest point of each measure</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
    return scrollable(table, "Latest point of each measure")
