"""Boards as pages: every picture says itself in words, and nothing typed becomes markup."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from matplotlib.text import Text

from qikit.improve.process_map import ProcessMap, Step
from qikit.spc.palette import PAPER, contrast
from qikit.workshop import (
    GAMES,
    Bars,
    Board,
    Dots,
    Lines,
    Picture,
    SmallMultiples,
    Table,
    rules_of,
)
from qikit.workshop.drawing import board_html
from qikit.workshop.drawing.charts import _COLOURS, _SHAPES, draw
from qikit.workshop.rehearsal import bots, rehearse

BARS = Bars(name="red beads", labels=("worker 1", "worker 2"), values=(9, 12), expected=10)
LINES = Lines(name="days", along="week", series={"rule 1": ((1, 4), (2, 6)), "none": ()}, target=5)
DOTS = Dots(name="minutes", groups={"before": (3, 3, 40), "after": ()}, truth=20)
EVERY = {"bars": BARS, "lines": LINES, "dots": DOTS}


def shown(shows: object) -> str:
    return board_html(Board(title="t", says=(), pictures=(Picture(caption="c", shows=shows),)))


@pytest.mark.parametrize("shows", EVERY.values(), ids=EVERY)
def test_a_picture_says_itself_in_words(shows):
    page = shown(shows)
    assert f'aria-label="{shows.alt}"' in page
    assert page.count("<svg") == 1


@pytest.mark.parametrize(
    "nothing",
    [
        Bars(name="votes", labels=(), values=()),
        Lines(name="days", along="week", series={}),
        Dots(name="minutes", groups={}),
        SmallMultiples(panels={}),
        SmallMultiples(panels={"Team 1": Dots(name="minutes", groups={"before": ()})}),
    ],
)
def test_a_picture_of_nothing_yet_can_be_shown(nothing):
    assert nothing.alt in shown(nothing)


def test_alternative_texts_tell_the_numbers():
    assert BARS.alt == "Bar chart of red beads. worker 1 9, worker 2 12. A line marks 10."
    assert LINES.alt == (
        "Line chart of days along week. rule 1: 2 points, from 4 to 6, lowest 4, highest 6; "
        "none: no point yet. A line marks 5."
    )
    assert DOTS.alt == (
        "Dot chart of minutes. before: 3 answers from 3 to 40; after: no answer yet. "
        "A line marks 20."
    )
    assert Bars(name="votes", labels=(), values=()).alt == "Bar chart of votes. No bar yet."


def test_bars_are_as_long_as_their_values():
    ax = draw(BARS)
    assert [bar.get_width() for bar in ax.patches] == [9, 12]
    assert [text.get_text() for text in ax.get_yticklabels()] == ["worker 1", "worker 2"]


def test_small_multiples_share_one_scale():
    short = Lines(name="days", along="week", series={"a": ((1, 1), (2, 2))})
    tall = Lines(name="days", along="week", series={"a": ((1, 10), (2, 90))})
    many = SmallMultiples(panels={f"Team {n}": tall if n else short for n in range(5)})
    figure = draw(many).figure
    seen = [ax for ax in figure.axes if ax.get_visible()]
    assert [ax.get_title(loc="left") for ax in seen] == list(many.panels)
    assert len({ax.get_ylim() for ax in seen}) == 1
    assert many.alt.startswith("5 small charts. Team 0: Line chart of days")
    assert 'aria-label="5 small charts.' in shown(many)


@pytest.mark.parametrize("order", [(5, 90), (90, 5)])
def test_no_bar_runs_out_of_its_panel(order):
    bars = {f"Day {at}": Bars(name="n", labels=("a",), values=(at,)) for at in order}
    panels = draw(SmallMultiples(panels=bars)).figure.axes
    assert all(ax.get_xlim()[1] > 90 for ax in panels if ax.get_visible())


def test_a_process_map_brings_its_own_picture_and_words():
    page = shown(ProcessMap(process="Tea", steps=(Step(name="Pour", who="cook", touch=2),)))
    assert "<img" in page
    assert "1 step" in page


def test_what_people_typed_never_becomes_markup():
    evil = "<script>alert(1)</script>"
    bars = Bars(name=evil, labels=(evil,), values=(1,))
    board = Board(
        title=evil,
        says=(evil,),
        pictures=(Picture(caption=evil, shows=bars),),
        table=pd.DataFrame({evil: [evil]}),
    )
    assert "<script" not in board_html(board)


def test_the_table_is_there_without_empty_cells_and_is_cut_when_it_is_long():
    frame = pd.DataFrame({"inspector_a": [1.0, None, *range(300)]})
    page = board_html(Board(title="t", says=(), table=frame))
    assert '<th scope="col">inspector a</th>' in page
    assert "102 more rows are in the class data." in page
    assert "nan" not in page


@pytest.mark.parametrize("slug", GAMES)
def test_the_board_of_a_whole_game_can_be_shown(slug):
    rules = rules_of(slug)
    low = rules.team_size[0] if rules.team_size else 3
    seats = bots(rules, 2 * low, teams=2)
    page = board_html(rules.board(rehearse(rules, Table(game=slug, seed=4, seats=seats))))
    pictures = re.findall(r'<svg[^>]*role="img"[^>]*aria-label="[^"]{20,}"|<img[^>]*alt="', page)
    assert pictures
    assert "Table of the numbers" in page


@pytest.mark.parametrize("panels", [1, 6, 14, 36])
def test_the_smallest_letters_can_be_read_across_a_hall(panels):
    """On a screen two metres wide, letters of 1.1 % of its width stand more than 2 cm tall."""
    many = SmallMultiples(panels={f"Team {number}": LINES for number in range(panels)})
    figure = draw(many).figure
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    assert min(text.get_fontsize() for text in texts) >= 0.011 * 72 * figure.get_figwidth()


def test_marks_differ_in_shape_and_stand_out_from_the_paper():
    assert len(set(_SHAPES)) == len(_SHAPES) == len(_COLOURS)
    assert min(contrast(colour, PAPER) for colour in _COLOURS) >= 3
