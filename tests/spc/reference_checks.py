"""Compare a chart of ours with what a reference case says that a tool drew."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.spc.reference_cases import Case, close

LABELS = {
    "outside": ("Below LCL", "Above UCL"),
    "trend": ("7 Point Trend (Decreasing)", "7 Point Trend (Increasing)"),
    "two-in-three": ("2 in 3 Below CL", "2 in 3 Above CL"),
    "shift": ("7 Points Below CL", "7 Points Above CL"),
}
PBI_ICONS = {
    "common_cause": "commonCause",
    "improvement_high": "improvementHigh",
    "improvement_low": "improvementLow",
    "concern_high": "concernHigh",
    "concern_low": "concernLow",
    "neutral_high": "neutralHigh",
    "neutral_low": "neutralLow",
    "pass": "consistentPass",
    "fail": "consistentFail",
    "hit_and_miss": "inconsistent",
    None: None,
}


# --- run charts and control charts, as qicharts2 -------------------------------------------


def check_qic(case: Case, chart: Any) -> None:
    ours = qic_points(case, chart)
    theirs = expected_points(case)
    ours = ours.set_index(["facet1", "facet2", "x"]).reindex(theirs.index)
    for name in ("y", "cl", "lcl", "ucl", "lcl95", "ucl95", "target"):
        if name in theirs:
            close(ours[name], theirs[name], name)
    if "n" in theirs and case.columns.get("n"):
        close(ours["n"].fillna(0), theirs["n"], "n")
    for name in ("part", "sigma_signal", "include", "baseline"):
        if name in theirs:
            assert ours[name].tolist() == theirs[name].tolist(), name
    if "summary" in case.expected:
        check_summary(case, chart, ours)


def expected_points(case: Case) -> pd.DataFrame:
    theirs = pd.DataFrame(
        {name: pd.Series(v, dtype=object) for name, v in case.expected["points"].items()}
    )
    for facet in ("facet1", "facet2"):
        if facet not in theirs:
            theirs[facet] = "1"
    theirs["x"] = theirs["x"].map(str)
    return theirs.set_index(["facet1", "facet2", "x"])


def facets_of(label: Any) -> tuple[str, str]:
    if label is None or label != label:
        return "1", "1"
    pair = tuple(map(str, label)) if isinstance(label, tuple) else (str(label),)
    return pair[0], pair[1] if len(pair) > 1 else "1"


def qic_points(case: Case, chart: Any) -> pd.DataFrame:
    w = chart.workings
    facets = [facets_of(label) for label in w["by"]]
    table = pd.DataFrame(
        {
            "facet1": [a for a, _ in facets],
            "facet2": [b for _, b in facets],
            "x": x_texts(w["time"]),
            "y": w["value"],
            "n": w["denominator"],
            "cl": w["centre"],
            "lcl": w["lower"],
            "ucl": w["upper"],
            "lcl95": w["near_lower"],
            "ucl95": w["near_upper"],
            "part": w["phase"],
            "sigma_signal": w["outside"] != 0,
            "include": ~w["left_out"],
            "baseline": chart.laid.grid.flat(chart.laid.baseline),
        }
    )
    if "target" in w:
        table["target"] = w["target"]
    return table


def x_texts(times: pd.Series) -> list[str]:
    if times.dtype.kind == "M":
        return [f"{t:%Y-%m-%d}" for t in times]
    return [str(t) for t in times]


def check_summary(case: Case, chart: Any, points: pd.DataFrame) -> None:
    method = case.args.get("method", "anhoej")
    runs = chart.runs_by(method)
    facets = [facets_of(label) for label in runs["by"]]
    runs.index = pd.MultiIndex.from_tuples(
        [(*f, p) for f, p in zip(facets, runs["phase"], strict=True)]
    )
    s = case.expected["summary"]
    for i, key in enumerate(zip(s["facet1"], s["facet2"], s["part"], strict=True)):
        row = runs.loc[(str(key[0]), str(key[1]), key[2])]
        assert row["points"] == s["n_obs"][i]
        assert row["useful"] == s["n_useful"][i]
        assert bool(row["signal"]) == s["runs_signal"][i]
        if s["longest_run"][i] is not None:
            assert row["longest_run"] == s["longest_run"][i]
            assert row["longest_run_allowed"] == s["longest_run_max"][i]
            assert row["crossings"] == s["n_crossings"][i]
            assert row["fewest_crossings_allowed"] == s["n_crossings_min"][i]
        mine = points[points["part"] == key[2]].sort_index().loc[(str(key[0]), str(key[1]))]
        assert mine["sigma_signal"].sum() == s["sigma_signal_count"][i]
        close([mine["cl"].mean()], [s["cl_mean"][i]], "mean centre line")
        close([mine["lcl"].mean()], [s["lcl_mean"][i]], "mean lower limit")
        close([mine["ucl"].mean()], [s["ucl_mean"][i]], "mean upper limit")


# --- Making Data Count, as NHSRplotthedots --------------------------------------------------


def check_ptd(case: Case, chart: Any) -> None:
    check_ptd_points(case, chart)
    for icon in case.expected["icons"]:
        variation, assurance = icons_of(chart, icon["facet"])
        assert variation == icon["variation"]
        assert (assurance and assurance.replace("hit_and_miss", "inconsistent")) == icon[
            "assurance"
        ]


def check_ptd_points(case: Case, chart: Any) -> None:
    theirs, w = case.expected["points"], chart.workings
    assert x_texts(w["time"]) == theirs["date"]
    if "facet" in theirs:
        assert w["by"].map(str).tolist() == theirs["facet"]
    for name, column in (("y", "value"), ("mean", "centre"), ("lpl", "lower"), ("upl", "upper")):
        close(w[column], theirs[name], name)
    assert (w["phase"] - 1).tolist() == [
        g - min(theirs["rebase_group"]) for g in theirs["rebase_group"]
    ]
    missing = w["value"].isna()
    assert flag_list(w["outside"] != 0, missing) == theirs["outside_limits"]
    near = ((w["value"] > w["near_upper"]) | (w["value"] < w["near_lower"])) & (w["outside"] == 0)
    assert flag_list(near, missing) == theirs["close_to_limits"]
    assert [None if m else int(s) for s, m in zip(w["side"], missing, strict=True)] == theirs[
        "relative_to_mean"
    ]
    types = [
        "Common Cause" if r is None else LABELS[r][d == "high"]
        for r, d in zip(w["signal"], w["direction"], strict=True)
    ]
    assert types == theirs["special_cause_type"]
    kinds = ["common_cause" if m == "common" else m for m in meanings(w)]
    assert [k if k == "common_cause" else f"special_cause_{k}" for k in kinds] == theirs[
        "point_type"
    ]
    for name in ("target", "trajectory"):
        if name in theirs:
            close(w[name], theirs[name], name)


def meanings(w: pd.DataFrame) -> list[str]:
    """Neutral signals carry their direction."""
    return [
        f"{m}_{d}" if m == "neutral" else m
        for m, d in zip(w["meaning"], w["direction"], strict=True)
    ]


def flag_list(flags: Any, missing: Any) -> list[bool | None]:
    return [None if m else bool(f) for f, m in zip(flags, missing, strict=True)]


def icons_of(chart: Any, facet: str) -> tuple[Any, Any]:
    if chart.single:
        return chart.variation, chart.assurance
    label = next(g for g in chart.groups if str(g) == facet)
    return chart.variation[label], chart.assurance[label]


# --- PowerBI-SPC -----------------------------------------------------------------------------


def check_pbi(case: Case, chart: Any) -> None:
    theirs = case.expected["points"]
    w = chart.workings
    w = w[w["value"].notna()]
    assert x_texts(w["time"]) == theirs["date"]
    names = {"value": "value", "cl": "centre", "lcl": "lower", "ucl": "upper"}
    names |= {"lcl95": "near_lower", "ucl95": "near_upper", "target": "target"}
    names |= {"numerator": "numerator", "denominator": "denominator"}
    for name, column in names.items():
        if name in theirs:
            close(w[column], theirs[name], name)
    better = case.args["improvement_direction"]
    for name, rule in (
        ("astpoint", "outside"),
        ("shift", "shift"),
        ("trend", "trend"),
        ("two_in_three", "two-in-three"),
    ):
        assert [pbi_word(code, better) for code in w[rule]] == theirs[name], name
    icons = case.expected["icons"]
    assert [PBI_ICONS[chart.variation]] == icons["variation"]
    assert PBI_ICONS[chart.assurance] == icons["assurance"]


def pbi_word(code: int, better: str) -> str:
    if code == 0:
        return "none"
    if better == "neutral":
        return "neutral_high" if code == 1 else "neutral_low"
    return "improvement" if (code == 1) == (better == "increase") else "deterioration"


# --- counts ----------------------------------------------------------------------------------


def check_pareto(case: Case, chart: Any) -> None:
    theirs = case.expected["points"]
    assert [str(c) for c in chart.points["category"]] == [str(c) for c in theirs["x"]]
    names = {"count": "count", "cum_count": "cumulative", "p": "share", "cum_p": "cumulative_share"}
    for name, column in names.items():
        close(chart.points[column], theirs[name], name)


def check_cusum(case: Case, chart: Any) -> None:
    e = case.expected
    close([chart.usual, chart.higher, chart.lower], [e["p0"], e["p1"], e["p2"]], "rates")
    for name, way in (("upper_signals", "high"), ("lower_signals", "low")):
        assert [s.end for s in chart.signals if s.direction == way] == e[name]
    sample = chart.points.set_index("case").loc[e["sample_index"]]
    close(sample["up"], e["cusum_up"], "upper sum")
    close(sample["down"], e["cusum_down"], "lower sum")


CHECKS = {
    "qic": check_qic,
    "ptd": check_ptd,
    "pbi": check_pbi,
    "pareto": check_pareto,
    "bchart": check_cusum,
}
