"""*Your own data*: open a file, have it checked in plain words, and see it as a chart."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import pandas as pd

from qikit.apps.charts import chart_picture, verdict
from qikit.apps.controls import Button, Control, File, Radio, Select, TypedNumber, Upload
from qikit.apps.play import Play
from qikit.data_address import figure_address
from qikit.errors import QikitError
from qikit.intake import Finding, OwnData, Suggestion, prepare_series, read_table, suggest
from qikit.intake.headings import says_exposure
from qikit.spc import Chart, control_chart, run_chart

_PRACTICE = Path(__file__).with_name("practice.csv")
_NUMERIC = ("count", "percentage", "number")
_FEWEST_FOR_LIMITS = 12
_NONE = ("", "nothing")
_LARGEST = 1e9
_KINDS = {
    "auto": "what suits the data",
    "run": "run chart (median, no limits)",
    "xmr": "XmR chart (average and limits)",
}
_BETTER = {"higher": "Higher is better", "lower": "Lower is better", "neither": "Neither"}
_SAFE = (
    "The file is read on this course's own server and forgotten when you close the page. "
    "A file that seems to hold patients' names, NHS numbers or addresses is refused."
)


@dataclass(frozen=True, kw_only=True, eq=False)
class OwnDataPlay(Play):
    """One person's file, and how they want to see it."""

    title = "Your own data"
    purpose = _SAFE

    name: str = ""
    own: OwnData | None = None
    value: str = ""
    time: str = ""
    denominator: str = ""
    by: str = ""
    kind: str = "auto"
    better: str = "neither"
    target: float | None = None

    def controls(self) -> tuple[Control, ...]:
        opening = (
            File(id="file", label="Open a CSV or Excel file"),
            Button(id="practice", label="Use the practice file", quiet=True),
        )
        if self.own is None or not _columns(self.own, _NUMERIC):
            return opening
        return (*opening, *self._choices(self.own))

    def _choices(self, own: OwnData) -> tuple[Control, ...]:
        numbers, dates = _columns(own, _NUMERIC), _columns(own, ("date", "count"))
        groups = _columns(own, ("category",))
        return (
            Select(id="value", label="What is counted or measured", value=self.value,
                   options=numbers),
            Select(id="time", label="When", value=self.time, options=dates),
            Select(id="denominator", label="Out of", value=self.denominator,
                   options=(_NONE, *numbers)),
            Select(id="by", label="One chart for each", value=self.by, options=(_NONE, *groups)),
            Select(id="kind", label="Draw", value=self.kind, options=tuple(_KINDS.items())),
            TypedNumber(id="target", label="Target (leave empty for none)", value=self.target,
                        low=-_LARGEST, high=_LARGEST),
            Radio(id="better", label="For this measure", value=self.better,
                  options=tuple(_BETTER.items())),
        )  # fmt: skip

    def after(self, control: str, value: Any) -> OwnDataPlay:
        if control == "practice":
            return _opened("the practice file", _PRACTICE.read_bytes())
        if control == "file":
            if not isinstance(value, Upload):
                raise QikitError("No file arrived.", todo="Choose the file once more.")
            return _opened(value.name, value.content)
        return cast(OwnDataPlay, super().after(control, value))

    def chart(self) -> Chart:
        """Return the chart of the columns chosen.

        Raises
        ------
        QikitError
            If the file or the choice of columns does not make a chart yet.
        """
        if self.own is None:
            raise QikitError("There is no file yet.", todo="Open one, or use the practice file.")
        if not self.value or not self.time:
            raise QikitError(_why_not(self.own))
        is_exposure = says_exposure(self.denominator)
        series = prepare_series(
            self.own, self.value, self.time, self.denominator or None, by=self.by or None,
            part_of=not is_exposure,
        )  # fmt: skip
        kind = self.kind
        if kind == "auto":
            kind = _fitting(self.denominator, is_exposure, _fewest_points(series, self))
        draw = run_chart if kind == "run" else partial(control_chart, chart=kind)
        return draw(
            series, value=self.value, time=self.time, denominator=self.denominator or None,
            by=self.by or None, target=self.target,
            better=None if self.better == "neither" else self.better,
            **self._scale(is_exposure=is_exposure),
        )  # fmt: skip

    def _scale(self, *, is_exposure: bool) -> dict[str, Any]:
        if not self.denominator:
            return {}
        if is_exposure:
            return {"multiply": 1000, "title": f"{self.value} per 1,000 {self.denominator}"}
        return {"multiply": 100, "title": f"{self.value} out of {self.denominator} (%)"}

    def says(self) -> str:
        if self.own is None:
            return "No file is open."
        try:
            return verdict(self.chart())
        except QikitError as error:
            return f"Not a chart yet. {error}"

    def picture(self) -> str:
        if self.own is None:
            return ""
        return f"<h3>{html.escape(self.name)}</h3>{self._seen()}{_understood(self.own)}"

    def _seen(self) -> str:
        try:
            chart = self.chart()
        except QikitError:
            return ""
        return chart_picture(chart) + _download(chart)


def _opened(name: str, content: bytes) -> OwnDataPlay:
    own = read_table(content, name=name)
    first: Suggestion = suggest(own)[0]
    return OwnDataPlay(
        name=name,
        own=own,
        value=first.value or "",
        time=first.time or "",
        denominator=first.denominator or "",
        by=first.by or "",
    )


def _columns(own: OwnData, kinds: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((column.name, column.name) for column in own.columns if column.kind in kinds)


def _why_not(own: OwnData) -> str:
    return suggest(own)[0].describe()


def _fewest_points(series: pd.DataFrame, play: OwnDataPlay) -> int:
    measured = series[series[play.value].notna()]
    return int(measured.groupby(play.by).size().min()) if play.by else len(measured)


def _fitting(denominator: str, is_exposure: bool, points: int) -> str:
    if points < _FEWEST_FOR_LIMITS:
        return "run"
    if not denominator:
        return "xmr"
    return "u" if is_exposure else "p"


def _understood(own: OwnData) -> str:
    first = [*own.having("stop"), *own.having("ask")]
    notes = own.having("note")
    seen = own.describe().splitlines()[: len(own.columns) + 1]
    return (
        (f"<h4>Look at these first</h4>{_list(first)}" if first else "")
        + "<details><summary>How your file was read</summary>"
        + "".join(f"<p>{html.escape(line)}</p>" for line in seen)
        + (_list(notes) if notes else "")
        + "</details>"
    )


def _list(findings: Iterable[Finding]) -> str:
    return f"<ul>{''.join(f'<li>{html.escape(str(finding))}</li>' for finding in findings)}</ul>"


def _download(chart: Chart) -> str:
    if not chart.single:
        return ""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 5), layout="constrained")
    chart.plot(figure.add_subplot())
    picture = figure_address(figure, "png", dpi=150)
    return f'<p><a download="chart.png" href="{picture}">Save this chart as a picture</a></p>'
