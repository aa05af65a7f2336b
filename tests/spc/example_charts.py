"""A chart with something of everything, for tests of pictures and pages."""

from __future__ import annotations

import pandas as pd

from qikit.spc import Chart, control_chart


def months(count: int = 24, **more: object) -> pd.DataFrame:
    """Monthly values whose last one is extreme."""
    values = [52, 48, 55, 50, 47, 53, 51, 49, 54, 50, 46, 52] * (count // 12 + 1)
    return pd.DataFrame(
        {
            "month": pd.date_range("2020-01-01", periods=count, freq="MS"),
            "late": [*values[: count - 1], 99],
            **more,
        }
    )


def example() -> Chart:
    """Signals, a target, notes, and a point left out."""
    return control_chart(
        months(),
        "late",
        "month",
        target=40,
        better="lower",
        notes={"2020-05-01": "New <form>", "2021-02-10": "Extra clinic"},
        exclude="2020-03-01",
    )
