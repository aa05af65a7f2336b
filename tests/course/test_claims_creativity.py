"""What the lessons on creativity say about their examples is what the examples show."""

from __future__ import annotations

import nbformat
import pytest

from qikit.apps.m05.brainwriting import ideas_on_all_sheets
from qikit.apps.m05.six_hats import SixHats
from qikit.apps.tools.desk import example_of
from qikit.improve.prioritise import Prioritise
from tests.course.conftest import COURSE

MODULE = COURSE.module("05-creativity")


def everything_said() -> str:
    cells = [
        cell.source
        for path in sorted(MODULE.folder.glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
    ]
    return "\n".join([*cells, (MODULE.folder / "questions.yml").read_text("utf-8")])


def weighed(frees: float, fair: float) -> Prioritise:
    table = example_of(Prioritise, "phones")
    first, second = table.criteria
    return table.having(criteria=(first.having(weight=frees), second.having(weight=fair)))


def test_a_full_table_has_as_many_ideas_as_the_lesson_says():
    assert f"have {ideas_on_all_sheets(6)}" in everything_said()


def test_the_chemist_leads_by_as_much_as_the_guess_says():
    table = example_of(Prioritise, "phones")
    assert [name for name, _ in table.ranked[:2]] == [
        "Order at the chemist next door", "Ring back from a list"
    ]  # fmt: skip
    for _, score in table.ranked[:2]:
        assert f"**{score:.1f}**" in everything_said()


def test_ten_points_make_it_level_and_ten_more_turn_it():
    assert [criterion.weight for criterion in example_of(Prioritise, "phones").criteria] == [60, 40]
    (_, level), (_, other) = weighed(50, 50).ranked[:2]
    assert level == other
    assert weighed(40, 60).ranked[0][0] == "Ring back from a list"


@pytest.mark.parametrize(
    ("order", "mended"), [(("black",), 0), (("green", "black"), 0), (("black", "green"), 3)]
)
def test_the_hats_do_what_the_lesson_asks_to_try(order, mended):
    play = SixHats(worn=order)
    assert (len(play.worries), len(play.mended)) == (3, mended)


def test_the_misconceptions_about_creativity_are_all_met():
    slips = {
        option.slip
        for question in [*MODULE.practice, *MODULE.assessment]
        for option in getattr(question, "options", ())
    }
    assert slips >= {f"L0{number}" for number in range(1, 7)}
