"""Read reference cases, and ask `qikit.spc` the question that each of them answers.

A case says what one tool was asked and what it drew. The functions here only translate names;
every capability is part of the public interface.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from qikit.spc import RuleSet, control_chart, cusum_chart, pareto_chart
from qikit.spc.rules import ManyBeyond, Outside, Shift, Trend

OWN = Path(__file__).parent / "reference"


@dataclass(frozen=True, slots=True)
class Case:
    """One reference case and the folder it came from."""

    root: Path
    told: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.told[name]

    @property
    def bug(self) -> bool:
        """Whether the expected numbers are a recorded error of the tool."""
        return "peer-bug" in self.told["tags"]

    @property
    def family(self) -> str:
        """Which tool, told by the columns it needs."""
        if self.chart in ("pareto", "bchart"):
            return self.chart
        return {"x": "qic", "value": "ptd", "key": "pbi"}[next(iter(self.columns))]

    def table(self) -> pd.DataFrame:
        """The filtered data."""
        frame = pd.read_csv(self.root / self.told["data"], skip_blank_lines=False)
        for column, keep in self.told["filter"].items():
            frame = frame[frame[column].astype(str).isin(keep)]
        return frame


def all_cases() -> list[Case]:
    """Cases of every folder in QIKIT_REFERENCE, or those kept in the project."""
    named = os.environ.get("QIKIT_REFERENCE", "")
    roots = [Path(name) for name in named.split(os.pathsep) if name] or [OWN]
    return [
        Case(root, told)
        for root in roots
        for file in sorted((root / "cases").glob("*.json"))
        for told in json.loads(file.read_text(encoding="utf-8"))
    ]


def ask(case: Case, table: pd.DataFrame | None = None, **changed: Any) -> Any:
    """Make the chart of a case, on its own table or another, with some arguments changed."""
    table = case.table() if table is None else table
    makers = {"qic": _qic, "ptd": _ptd, "pbi": _pbi, "pareto": _pareto, "bchart": _cusum}
    return makers[case.family](case, table, changed)


def _qic(case: Case, table: pd.DataFrame, changed: dict[str, Any]) -> Any:
    columns, args = case.columns, case.args
    asked = {
        "value": columns["y"],
        "time": columns["x"],
        "denominator": columns.get("n"),
        "chart": case.chart,
        "by": columns.get("facets"),
        "period": args.get("x_period"),
        "aggregate": None if case.chart in ("xbar", "s", "c") else args.get("agg_fun"),
        "multiply": args.get("multiply", 1),
        "target": args.get("target"),
        "screen": args.get("screened_mr", True),
        "convention": "qicharts2",
        "notes": columns.get("notes"),
    }
    if "cl" in args:
        asked["centre"] = args["cl"] * asked["multiply"]
    if "freeze" in args and "part" not in args:
        asked["baseline"] = args["freeze"]
    if args.get("y_neg") is False and (table[columns["y"]].min() >= 0):
        asked["bounds"] = (0, None)
    asked |= _breaks(args, table, asked)
    return control_chart(table, **(asked | changed))


def _breaks(args: dict[str, Any], table: pd.DataFrame, asked: dict[str, Any]) -> dict[str, Any]:
    """Positions of plotted points as times; a part ends where our next phase starts."""
    part = args.get("part", ())
    if isinstance(part, str):
        return {"phase": part}
    if not part and "exclude" not in args:
        return {}
    times = _times_by_facet(control_chart(table, **asked))
    parts = {g: [t[p] for p in part if p < len(t)] for g, t in times.items()}
    out = {g: [t[p - 1] for p in args.get("exclude", ()) if p <= len(t)] for g, t in times.items()}
    return {"rebase": _one_or_each(parts), "exclude": _one_or_each(out)}


def _times_by_facet(chart: Any) -> dict[Any, list[Any]]:
    return {g: list(part["time"]) for g, part in chart.points.groupby("by", dropna=False)}


def _one_or_each(times: dict[Any, list[Any]]) -> Any:
    first = next(iter(times.values()))
    return first if len(times) == 1 else times


def _ptd(case: Case, table: pd.DataFrame, changed: dict[str, Any]) -> Any:
    columns, args = case.columns, case.args
    asked = {
        "value": columns["value"],
        "time": columns["date"],
        "by": columns.get("facet"),
        "target": args.get("target"),
        "trajectory": columns.get("trajectory"),
        "better": _better(args.get("improvement_direction", "increase")),
        "rebase": args.get("rebase", ()),
        "baseline": args.get("fix_after_n_points"),
        "screen": args.get("screen_outliers", True),
        "convention": "nhs-r",
    }
    return control_chart(table, **(asked | changed))


def _better(direction: str) -> str | None:
    return {"increase": "higher", "decrease": "lower", "neutral": None}[direction]


def _pbi(case: Case, table: pd.DataFrame, changed: dict[str, Any]) -> Any:
    columns, args = case.columns, case.args
    rules = RuleSet(
        name="powerbi",
        label="PowerBI-SPC",
        rules=(
            Outside(),
            Trend(length=args.get("trend_n", 5), ties="skip"),
            ManyBeyond(),
            Shift(length=args.get("shift_n", 7)),
        ),
    )
    subset = args.get("num_points_subset")
    from_end = str(args.get("subset_points_from", "Start")).lower() == "end"
    kinds = {"i_m": "xmr-median", "i_mm": "xmr-medians"}
    asked = {
        "value": columns["num"],
        "time": columns["key"],
        "denominator": columns.get("den"),
        "chart": kinds.get(case.chart, case.chart),
        "phase": columns.get("group"),
        "baseline": -subset if subset and from_end else subset,
        "target": args.get("target"),
        "better": _better(args["improvement_direction"]),
        "multiply": args.get("multiplier", 1),
        "screen": not args.get("outliers_in_limits", False),
        "rules": rules,
        "convention": "powerbi",
    }
    return control_chart(table, **(asked | changed))


def _pareto(case: Case, table: pd.DataFrame, changed: dict[str, Any]) -> Any:
    return pareto_chart(table, case.columns["x"], last=None)


def _cusum(case: Case, table: pd.DataFrame, changed: dict[str, Any]) -> Any:
    args = case.args
    target = args["target"]
    usual = {"baseline": int(target)} if target > 1 else {"target": target}
    return cusum_chart(
        table,
        case.columns["x"],
        odds_ratio=args.get("or", 2),
        limit=args.get("limit", 3.5),
        **usual,
    )


def numbers(given: Any) -> np.ndarray:
    """A list of the cases as floats: null is NaN, "Inf" infinite."""
    words = {"Inf": np.inf, "-Inf": -np.inf, None: np.nan}
    return np.array([words.get(x, x) if not isinstance(x, float) else x for x in given], float)


def close(ours: Any, theirs: Any, what: str) -> None:
    """Assert equality at the tolerance the reference was printed with."""
    np.testing.assert_allclose(
        np.asarray(ours, float),
        numbers(theirs),
        rtol=1e-9,
        atol=1e-12,
        equal_nan=True,
        err_msg=what,
    )
