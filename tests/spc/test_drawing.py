"""Pictures: readable, legible without colour, and honest about what they show."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import matplotlib
import numpy as np
import pandas as pd
import pytest

from qikit import QikitError
from qikit.spc import (
    Assurance,
    Variation,
    control_chart,
    palette,
)
from qikit.spc.icons import icon_html, icon_svg
from qikit.spc.palette import MARKS, PAPER, contrast, luminance
from tests.spc.example_charts import example, months

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def chart():
    return example()


# --- colours and shapes ---------------------------------------------------------------------


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_marks_stand_out_from_paper(mark):
    assert contrast(mark.colour, PAPER) >= 3


@pytest.mark.parametrize("colour", [palette.INK, palette.LIMIT, palette.TARGET, palette.MIDDLE])
def test_words_stand_out_from_paper(colour):
    assert contrast(colour, PAPER) >= 4.5


def test_every_meaning_has_its_own_shape():
    shapes = [mark.shape for mark in MARKS.values()]
    assert len(set(shapes)) == len(shapes)


def test_signals_differ_from_ordinary_points_in_print_without_colour():
    for name in ("improvement", "concern", "neutral", "pattern"):
        assert MARKS[name].size > MARKS["common"].size
        assert luminance(MARKS[name].colour) < 0.25


def test_contrast_is_that_of_the_guidelines():
    # WCAG 2.2: the contrast of #777777 on white is 4.48
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_every_icon_differs_without_colour():
    def grey(svg):
        return re.sub(r"#[0-9a-f]{6}", "#000000", re.sub(r'aria-label="[^"]*"', "", svg))

    drawn = [grey(icon_svg(icon)) for icon in (*Variation, *Assurance)]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("icon", [*Variation, *Assurance])
def test_icons_have_words(icon):
    root = ET.fromstring(icon_svg(icon))
    assert root.get("role") == "img"
    assert root.get("aria-label") == icon.words
    assert icon.words in icon_html(icon)
    assert icon._repr_html_() == icon_html(icon)


# --- the picture ----------------------------------------------------------------------------


def test_text_is_large_enough_for_a_phone(chart):
    figure = chart.plot().figure
    texts = [t for t in figure.findobj(matplotlib.text.Text) if t.get_text().strip()]
    assert min(t.get_fontsize() for t in texts) >= 10
    assert figure.get_size_inches()[0] <= 8


def test_marks_are_drawn_where_the_points_are(chart):
    axes = chart.plot()
    drawn = {line.get_label(): line for line in axes.lines if not line.get_label().startswith("_")}
    concern = drawn["signal of concern"]
    assert concern.get_marker() == MARKS["concern"].shape
    marked = chart.workings[(chart.workings["meaning"] == "concern") & ~chart.workings["left_out"]]
    np.testing.assert_array_equal(concern.get_ydata(), marked["value"])
    assert drawn["left out of the limits"].get_ydata().tolist() == [55]


def test_lines_are_those_of_the_result(chart):
    heights = [set(np.unique(line.get_ydata())) for line in chart.plot().lines[:4]]
    points = chart.points.iloc[0]
    assert heights == [{points["centre"]}, {points["upper"]}, {points["lower"]}, {40}]


def test_notes_are_numbered_and_told(chart):
    axes = chart.plot()
    numbers = [t for t in axes.texts if t.get_text() in ("1", "2")]
    assert [t.get_text() for t in numbers] == ["1", "2"]
    foot = axes.figure.texts[-1].get_text()
    assert "1 May 2020: New <form>" in foot
    assert "2 March 2021: Extra clinic" in foot


def test_notes_may_be_a_column():
    data = months(notes=[None] * 5 + ["New form"] + [""] * 18)
    chart = control_chart(data, "late", "month", notes="notes")
    assert chart.laid.notes == ((5, "New form"),)


def test_a_chart_can_be_drawn_on_given_axes(chart):
    from matplotlib.figure import Figure

    axes = Figure().add_subplot()
    assert chart.plot(axes) is axes


def test_small_multiples_share_axes_when_asked():
    data = pd.concat([months(ward="A"), months(ward="B").assign(late=lambda d: d["late"] * 10)])
    chart = control_chart(data, "late", "month", by="ward")
    own = chart.plot().figure.axes
    shared = chart.plot(share_y=True).figure.axes
    assert own[0].get_ylim() != own[1].get_ylim()
    assert shared[0].get_ylim() == shared[1].get_ylim()
    assert [axes.get_title(loc="left") for axes in own] == ["A", "B"]


def test_more_panels_than_fit_are_mentioned():
    data = pd.concat([months(12, ward=f"{i:02}") for i in range(38)])
    figure = control_chart(data, "late", "month", by="ward").plot().figure
    assert len(figure.axes) == 36
    assert "2 more series are in the table." in figure.get_supxlabel()


def test_many_series_do_not_fit_given_axes():
    data = pd.concat([months(ward="A"), months(ward="B")])
    chart = control_chart(data, "late", "month", by="ward")
    with pytest.raises(QikitError, match="2 series do not fit one pair of axes"):
        chart.plot(chart["A"].plot())


def test_a_very_long_series_keeps_its_extremes():
    values = np.zeros(50_000)
    values[[123, 40_000]] = 9, -9
    data = pd.DataFrame({"n": np.arange(50_000.0), "v": values + np.arange(50_000) % 2})
    axes = control_chart(data, "v", "n").plot()
    assert max(len(line.get_ydata()) for line in axes.lines) <= 6002
    joined = next(line for line in axes.lines if line.get_zorder() == 2)
    assert (np.max(joined.get_ydata()), np.min(joined.get_ydata())) == (10, -9)


def test_names_on_the_time_axis():
    data = pd.DataFrame({"ward": list("ABCDEFGHIJKLM"), "v": range(13)})
    axes = control_chart(data, "v", "ward").plot()
    assert [t.get_text() for t in axes.get_xticklabels()] == list("ABCDEFGHIJKLM")


def test_limits_that_vary_are_drawn_in_steps():
    data = months(seen=np.arange(200, 224))
    axes = control_chart(data, "late", "month", "seen", chart="u").plot()
    assert axes.lines[1].get_drawstyle() == "steps-mid"


def test_drawing_changes_nothing_global(chart):
    before = dict(matplotlib.rcParams)
    chart.to_html()
    assert dict(matplotlib.rcParams) == before
    assert (
        "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()
    )


def test_matplotlib_is_loaded_only_to_draw():
    code = (
        "import sys, pandas as pd\n"
        "from qikit import control_chart\n"
        "chart = control_chart(pd.DataFrame({'v': [1, 2, 3, 9]}), 'v')\n"
        "chart.points, chart.signals, chart.describe(), chart.summary()\n"
        "assert 'matplotlib' not in sys.modules\n"
        "assert 'scipy' not in sys.modules\n"
        "chart.plot()\n"
        "assert 'matplotlib' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_large_numbers_keep_all_their_digits_and_names():
    table = pd.DataFrame({"month": range(12), "seen": [2_000_000 + 1000 * n for n in range(12)]})
    axes = control_chart(table, value="seen", time="month").plot()
    figure = axes.get_figure()
    figure.draw_without_rendering()
    left = min(label.get_window_extent().x0 for label in axes.get_yticklabels())
    right = max(text.get_window_extent().x1 for text in axes.texts)
    assert left >= 0
    assert right <= figure.bbox.width


def test_small_multiples_without_any_mark_keep_their_title():
    rows = [(month, ward, 20) for month in range(12) for ward in ("Ash", "Beech")]
    table = pd.DataFrame(rows, columns=["month", "ward", "falls"])
    axes = control_chart(table, value="falls", time="month", by="ward", title="Falls").plot()
    assert axes.get_figure().get_suptitle().startswith("Falls")
