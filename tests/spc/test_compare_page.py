"""The page *How our numbers compare* tells the truth: its figures are computed here."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from qikit.spc import CONVENTIONS, RULE_SETS, control_chart
from tests.spc.reference_cases import OWN

PAGE = Path(__file__).parents[2] / "course" / "teach" / "how-our-numbers-compare.md"
SERIES = pd.read_csv(OWN / "data" / "mdc_rules.csv")


@pytest.fixture(scope="module")
def page():
    return " ".join(PAGE.read_text(encoding="utf-8").split())


def limits(series, **asked):
    data = SERIES[SERIES["series"] == series]
    row = control_chart(data, "value", "month", **asked).points.iloc[0]
    return row["lower"], row["upper"]


def test_the_two_constants(page):
    two, three = limits("common")[1], limits("common", convention="qicharts2")[1]
    assert f"the upper limit is {two:.4f} with 2.66 and {three:.4f} with 3/1.128" in page
    data = SERIES[SERIES["series"] == "common"]
    mean = data["value"].mean()
    assert f"{100 * ((two - mean) / (three - mean) - 1):.3f} % apart" in page


@pytest.mark.parametrize(
    ("series", "one", "other", "words"),
    [
        ("point_above", {}, {"screen": False}, "{} with screening and {} without"),
        ("missing_value", {}, {"convention": "powerbi"}, "{} against {}"),
    ],
)
def test_limits_on_the_page(page, series, one, other, words):
    shown = ["{:.2f} to {:.2f}".format(*limits(series, **asked)) for asked in (one, other)]
    assert words.format(*shown) in page


def test_every_convention_and_most_rule_sets_are_explained(page):
    for name in CONVENTIONS:
        assert f'convention="{name}"' in page
    for name in ("mdc6", "nhs-regional", "provost-murray", "ihi", "nelson"):
        assert name in RULE_SETS
        assert f'"{name}"' in page


def test_the_table_of_choices_is_that_of_the_code():
    rows = [
        line.split("|")[1:-1]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line[:1] == "|"
    ]
    table = {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}
    names = [cell.strip("`") for cell in table["choice"]]
    for name, reach, screened, gap, repeats, fewest in zip(
        names,
        table["XmR limits reach"],
        table["very large moving ranges dropped once (screening)"],
        table["a missing value"],
        table["several rows with the same date"],
        table["shortest baseline that may fix limits"],
        strict=True,
    ):
        choices = CONVENTIONS[name]
        assert ("2.66 ×" in reach) == (choices.range_to_sigma == 2.66 / 3)
        assert ("yes" in screened) == choices.screen
        assert ("joined" in gap) == (choices.gaps == "join")
        assert ("refused" in repeats) == (choices.repeats == "refuse")
        assert ("12" in fewest) == (choices.fewest_baseline == 12)
