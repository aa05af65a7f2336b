"""Counting by period: what counts, what does not, and periods in which nobody came."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit.errors import QikitError
from qikit.pathways import load, tally

ROWS = pd.DataFrame(
    {
        "arrival_dt": pd.to_datetime(
            ["2024-01-01", "2024-01-07T23:59", "2024-01-15", "2024-01-16"], format="ISO8601"
        ),
        "met": pd.array([True, False, None, True], dtype="boolean"),
        "site": ["a", "b", "a", "a"],
    }
)


def test_missing_rows_do_not_count_and_empty_weeks_are_kept() -> None:
    weeks = tally(ROWS, "met")
    assert weeks["week"].dt.strftime("%m-%d").tolist() == ["01-01", "01-08", "01-15"]
    assert weeks["met"].tolist() == [1, 0, 1]
    assert weeks["seen"].tolist() == [2, 0, 1]


def test_groups_share_the_same_periods() -> None:
    weeks = tally(ROWS, "met", by="site")
    assert weeks.groupby("site").size().to_dict() == {"a": 3, "b": 3}


def test_the_whole_is_the_sum_of_the_months() -> None:
    sepsis = load("sepsis")
    months = tally(sepsis, "within_1h", every="month")
    assert len(months) == 36
    assert months["seen"].sum() == sepsis["within_1h"].notna().sum()
    assert months["within_1h"].sum() == sepsis["within_1h"].sum()


def test_the_rows_are_not_changed() -> None:
    before = ROWS.copy(deep=True)
    tally(ROWS, "met", every="quarter")
    pd.testing.assert_frame_equal(ROWS, before)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"event": "mett"}, "'mett' is not a column. Did you mean 'met'?"),
        ({"event": "met", "every": "weak"}, "'weak' is not a period. Did you mean 'week'?"),
        ({"event": "met", "by": "sight"}, "'sight' is not a column. Did you mean 'site'?"),
        ({"event": "site"}, "'site' holds 'a', which is neither yes nor no."),
    ],
)
def test_wrong_names_are_answered(more: dict, words: str) -> None:
    with pytest.raises(QikitError) as error:
        tally(ROWS, **more)
    assert words in str(error.value)
