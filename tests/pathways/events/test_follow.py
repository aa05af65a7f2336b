"""Following cases: a tiny log by hand."""

from __future__ import annotations

import pandas as pd

from qikit.pathways.events.dictionary import ACTIVITIES
from qikit.pathways.events.follow import as_log, follow
from qikit.pathways.events.steps import SEPSIS, Step

TABLE = pd.DataFrame(
    {
        "record_id": ["a", "b"],
        "person_id": ["p", "q"],
        "call_dt": pd.to_datetime([None, "2024-01-01 09:00"]),
        "arrival_dt": pd.to_datetime(["2024-01-02 10:00", "2024-01-01 10:00"]),
        "left_dt": pd.to_datetime(["2024-01-02 12:30", "2024-01-01 10:00"]),
        "home": [True, False],
    }
)
STEPS = (
    Step("left", "left_dt", "C", ("home", True)),
    Step("arrival", "arrival_dt", "B"),
    Step("call", "call_dt", "A"),
)


def test_steps_are_put_in_order_of_time_with_their_handovers() -> None:
    log = as_log([follow(TABLE, "x", "record_id", STEPS)])
    assert log["case_id"].tolist() == ["b", "b", "a", "a"]
    assert log["activity"].tolist() == ["call", "arrival", "arrival", "left"]
    assert log["event_seq"].tolist() == [1, 2, 1, 2]
    assert log["from_org"].astype(object).where(log["from_org"].notna(), "").tolist() == [
        "",
        "A",
        "",
        "B",
    ]
    assert log["minutes_since_previous"].fillna(-1).tolist() == [-1, 60, -1, 150]


def test_every_step_is_in_the_dictionary() -> None:
    assert {step.activity for step in SEPSIS} <= set(ACTIVITIES)
