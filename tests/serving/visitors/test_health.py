"""The page that says how the server does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.serving.visitors.conftest import MOST, Hall

APP = (
    "import pandas as pd, matplotlib.pyplot as plt, ipywidgets",
    "plt.plot([3, 1, 2]); plt.show()\nipywidgets.IntSlider()",
)


def health(hall: Hall) -> dict[str, Any]:
    return json.loads(hall.ask("course/health.json").html)


def test_it_counts_visitors_and_the_room_left(hall: Hall, write_app: Callable[..., str]) -> None:
    address = write_app("counted", *APP)
    hall.together(address, 3)
    told = health(hall)
    assert (told["visitors"], told["most_visitors"], told["room_left"]) == (3, MOST, MOST - 3)
    assert told["warm"] is True
    assert "learner/apps/counted.ipynb" in told["ready_pages"]
    page = hall.ask("course/health")
    assert f"There is room for {MOST - 3} more." in page.html
    assert f"3 of {MOST}" in page.html


def test_people_who_write_in_lab_are_not_visitors(hall: Hall) -> None:
    hall.ask("api/kernels", "POST")
    assert (health(hall)["visitors"], health(hall)["mib_a_visitor"]) == (0, None)


def test_a_visitor_of_a_ready_page_weighs_less_than_one_of_a_plain_page(
    hall: Hall, write_app: Callable[..., str]
) -> None:
    address = write_app("weighed", *APP)
    hall.together(address, 3)
    ready = health(hall)["mib_a_visitor"]
    hall.leave()
    hall.together(f"{address}?plain=yes", 3)
    assert 0 < ready < health(hall)["mib_a_visitor"]
