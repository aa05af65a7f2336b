"""How fast is `qikit.spc`? Ratios against bare numpy and matplotlib and against abspc, in one run.

Run ``python benchmarks/spc.py``. Times are processor time, the least of several repeats, so that
a busy machine disturbs them little; only the ratios are claims.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
import timeit
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from qikit.spc import Chart, control_chart

REPEATS = 7


def seconds(task: Callable[[], object], number: int, repeats: int = REPEATS) -> float:
    """Least processor time of one run of a task."""
    timer = timeit.Timer(task, timer=time.process_time)
    return min(timer.repeat(repeat=repeats, number=number)) / number


def bare_limits_and_rules(y: np.ndarray) -> tuple[np.ndarray, ...]:
    """XmR limits and the four Making Data Count rules for a matrix of series, and nothing else."""
    mean = y.mean(axis=1, keepdims=True)
    mr = np.abs(np.diff(y, axis=1))
    amr = mr.mean(axis=1, keepdims=True)
    kept = np.where(mr < 3.267 * amr, mr, np.nan)
    reach = 2.66 * np.nanmean(kept, axis=1, keepdims=True)
    upper, lower = mean + reach, mean - reach
    side = np.sign(y - mean)
    outside = (y > upper) | (y < lower)
    close = ((y > mean + reach * 2 / 3) | (y < mean - reach * 2 / 3)) & ~outside
    window = np.lib.stride_tricks.sliding_window_view
    shift = np.zeros(y.shape, dtype=bool)
    runs = np.abs(window(side, 7, axis=1).sum(axis=2)) == 7
    trend = np.zeros(y.shape, dtype=bool)
    moves = np.abs(window(np.sign(np.diff(y, axis=1)), 6, axis=1).sum(axis=2)) == 6
    for i in range(7):
        shift[:, i : i + runs.shape[1]] |= runs
        trend[:, i : i + moves.shape[1]] |= moves
    near = np.zeros(y.shape, dtype=bool)
    three = window(side, 3, axis=1)
    enough = (window(close, 3, axis=1).sum(axis=2) >= 2) & (np.abs(three.sum(axis=2)) == 3)
    for i in range(3):
        near[:, i : i + enough.shape[1]] |= enough
    return mean, lower, upper, outside, trend, near & close, shift


def bare_picture(t: np.ndarray, y: np.ndarray, lines: list[float]) -> bytes:
    """The same chart with matplotlib alone: points, centre, two limits, title, tick labels."""
    figure = Figure(figsize=(8, 4.4))
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0.095, 0.2, 0.735, 0.65))
    ax.plot(t, y, marker="o")
    for line in lines:
        ax.axhline(line, linestyle="--")
    ax.set_title("Waiting time", loc="left")
    return png(figure)


def everything(chart: Chart) -> tuple[object, ...]:
    """What a chart works out only when asked."""
    return chart.points, chart.signals, chart.describe()


def png(figure: Figure) -> bytes:
    """A figure as PNG."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return buffer.getvalue()


def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    """One series of 100 points, and 1,000 series of 60."""
    rng = np.random.default_rng(20261123)
    one = pd.DataFrame(
        {"day": pd.date_range("2024-01-01", periods=100), "wait": rng.normal(50, 5, 100)}
    )
    many = pd.DataFrame(
        {
            "ward": np.repeat([f"ward {i:04}" for i in range(1000)], 60),
            "month": np.tile(pd.date_range("2020-01-01", periods=60, freq="MS"), 1000),
            "falls": rng.normal(50, 5, 60_000),
        }
    )
    return one, many


def abspc_limits_and_rules(table: pd.DataFrame, value: str) -> pd.DataFrame:
    """Limits and rules of one series with abspc."""
    from abspc import calculate_control_limits, detect_special_causes

    limits = calculate_control_limits(table, "xmr", value_col=value)
    return detect_special_causes(limits, value_col=value)


def abspc_many(table: pd.DataFrame) -> list[pd.DataFrame]:
    """Limits and rules of every ward with abspc, one after the other."""
    return [abspc_limits_and_rules(part, "falls") for _, part in table.groupby("ward")]


def import_seconds(module: str) -> float:
    """Least wall time of importing a module in a fresh interpreter, start-up included."""
    command = [sys.executable, "-c", f"import {module}"]
    return min(timeit.repeat(lambda: subprocess.run(command, check=True), number=1, repeat=7))


def report(what: str, ours: float, theirs: float, than: str, goal: str) -> None:
    """Print one ratio."""
    print(f"{what:<44} {ours * 1e3:9.2f} ms  {ours / theirs:7.3f} x {than:<22} (goal {goal})")


def measure_limits(one: pd.DataFrame, many: pd.DataFrame) -> None:
    """Limits and rules of one series and of a thousand."""
    y = one["wait"].to_numpy()[None, :]
    bare = seconds(lambda: bare_limits_and_rules(y), 100)
    ours = seconds(lambda: control_chart(one, "wait", "day"), 100)
    report("100 points, limits and rules", ours, bare, "bare numpy", "<= 5")
    theirs = seconds(lambda: abspc_limits_and_rules(one, "wait"), 20)
    report("the same", theirs, ours, "(abspc against us)", "none")
    told = seconds(lambda: everything(control_chart(one, "wait", "day")), 20)
    report("the same, with tables, signals and words", told, bare, "bare numpy", "none")

    matrix = many["falls"].to_numpy().reshape(1000, 60)
    bare = seconds(lambda: bare_limits_and_rules(matrix), 3)
    ours = seconds(lambda: control_chart(many, "falls", "month", by="ward"), 2)
    report("1,000 series x 60 points, with rules", ours, bare, "vectorised numpy", "<= 4")
    theirs = seconds(lambda: abspc_many(many), 1, repeats=2)
    report("the same", theirs, ours, "(abspc against us)", ">= 50")
    told = seconds(lambda: everything(control_chart(many, "falls", "month", by="ward")), 1)
    report("the same, with tables, signals and words", told, bare, "vectorised numpy", "none")


def measure_pictures(one: pd.DataFrame) -> None:
    """A picture of 100 points, and a chart of a million."""
    y = one["wait"].to_numpy()
    bare = seconds(lambda: bare_picture(one["day"].to_numpy(), y, [50.0, 35.0, 65.0]), 3)
    drawn = seconds(lambda: png(control_chart(one, "wait", "day").plot().figure), 3)
    report("100 points to PNG, limits and rules included", drawn, bare, "bare matplotlib", "<= 1.5")

    million = pd.DataFrame({"n": np.arange(1e6), "v": np.random.default_rng(1).normal(size=10**6)})
    whole = seconds(lambda: control_chart(million, "v", "n"), 1)
    shown = seconds(lambda: png(control_chart(million, "v", "n").plot().figure), 1)
    print(f"{'1,000,000 points, limits and rules':<44} {whole * 1e3:9.2f} ms")
    print(f"{'1,000,000 points to PNG':<44} {shown * 1e3:9.2f} ms")


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    one, many = tables()
    measure_limits(one, many)
    measure_pictures(one)
    ours, theirs = import_seconds("qikit"), import_seconds("numpy")
    report("import qikit, interpreter included", ours, theirs, "import numpy", "<= 1.5")


if __name__ == "__main__":
    main()
