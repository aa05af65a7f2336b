"""Scores against their published tables, band edge by band edge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.pathways.frame.streams import Streams
from qikit.pathways.scores import news2 as n2
from qikit.pathways.scores.curb65 import curb65
from qikit.pathways.scores.decaf import decaf
from qikit.pathways.scores.nihss import ITEMS, split

WELL = {"rr": 16, "spo2": 97, "on_oxygen": False, "sbp": 120, "pulse": 70, "acvpu": "A",
        "temp_c": 37.0}  # fmt: skip


@pytest.mark.parametrize(
    ("sign", "values", "points"),
    [
        ("rr", (8, 9, 11, 12, 20, 21, 24, 25), (3, 1, 1, 0, 0, 2, 2, 3)),
        ("spo2", (91, 92, 93, 94, 95, 96), (3, 2, 2, 1, 1, 0)),
        ("sbp", (90, 91, 100, 101, 110, 111, 219, 220), (3, 2, 2, 1, 1, 0, 0, 3)),
        ("pulse", (40, 41, 50, 51, 90, 91, 110, 111, 130, 131), (3, 1, 1, 0, 0, 1, 1, 2, 2, 3)),
        ("temp_c", (35.0, 35.1, 36.0, 36.1, 38.0, 38.1, 39.0, 39.1), (3, 1, 1, 0, 0, 1, 1, 2)),
        ("acvpu", ("A", "C", "V", "P", "U"), (0, 3, 3, 3, 3)),
        ("on_oxygen", (False, True), (0, 2)),
    ],
)
def test_news2_scores_each_sign_as_the_chart_does(sign, values, points) -> None:  # type: ignore[no-untyped-def]
    for value, expected in zip(values, points, strict=True):
        assert int(n2.news2(**{**WELL, sign: value})) == expected


@pytest.mark.parametrize(
    ("spo2", "oxygen", "points"),
    [(83, 0, 3), (84, 0, 2), (85, 0, 2), (86, 0, 1), (87, 0, 1), (88, 0, 0), (92, 1, 0), (93, 0, 0),
     (99, 0, 0), (93, 1, 1), (94, 1, 1), (95, 1, 2), (96, 1, 2), (97, 1, 3)],
)  # fmt: skip
def test_news2_scale_2(spo2: int, oxygen: int, points: int) -> None:
    assert int(n2.oxygen_points(spo2, bool(oxygen), 2)) == points


@pytest.mark.parametrize(
    ("change", "points"),
    [({}, 0), ({"confusion": True}, 1), ({"urea_mmol": 7.0}, 0), ({"urea_mmol": 7.1}, 1),
     ({"rr": 29}, 0), ({"rr": 30}, 1), ({"sbp": 90}, 0), ({"sbp": 89}, 1), ({"dbp": 61}, 0),
     ({"dbp": 60}, 1), ({"dbp": 60, "sbp": 80}, 1), ({"age": 64}, 0), ({"age": 65}, 1)],
)  # fmt: skip
def test_curb65(change: dict, points: int) -> None:
    well = {"confusion": False, "urea_mmol": 5, "rr": 16, "sbp": 120, "dbp": 70, "age": 50}
    assert int(curb65(**{**well, **change})) == points


@pytest.mark.parametrize(
    ("change", "points"),
    [({}, 0), ({"emrcd": "5a"}, 1), ({"emrcd": "5b"}, 2), ({"eosinophils": 0.05}, 0),
     ({"eosinophils": 0.04}, 1), ({"consolidation": True}, 1), ({"ph": 7.30}, 0),
     ({"ph": 7.29}, 1), ({"atrial_fibrillation": True}, 1)],
)  # fmt: skip
def test_decaf(change: dict, points: int) -> None:
    well = {"emrcd": "1-4", "eosinophils": 0.2, "consolidation": False, "ph": 7.4,
            "atrial_fibrillation": False}  # fmt: skip
    assert int(decaf(**{**well, **change})) == points


@given(st.lists(st.integers(0, 42), min_size=1, max_size=40), st.text(max_size=5))
def test_nihss_items_add_up_and_stay_in_their_range(totals: list[int], name: str) -> None:
    total = np.array(totals)
    items = split(Streams(name), total, total % 2 == 0)
    assert (np.sum(list(items.values()), axis=0) == total).all()
    assert all((items[f"nihss_{item}"] <= top).all() for item, top in ITEMS.items())


def test_left_strokes_weaken_the_right_side_and_take_language() -> None:
    total = np.full(4000, 8)
    left = split(Streams("side"), total, np.full(4000, True))
    right = split(Streams("side"), total, np.full(4000, False))
    assert left["nihss_5b_right_arm"].mean() > 5 * left["nihss_5a_left_arm"].mean()
    assert left["nihss_9_language"].mean() > 3 * right["nihss_9_language"].mean()
    assert right["nihss_11_neglect"].mean() > 3 * left["nihss_11_neglect"].mean()
