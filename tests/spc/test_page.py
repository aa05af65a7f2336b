"""Charts as pieces of a page: accessible, small, safe, and the same every time."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import matplotlib
import numpy as np
import pandas as pd
import pytest
from PIL import Image

from qikit.spc import control_chart, cusum_chart, funnel_plot, pareto_chart
from tests.spc.example_charts import example, months

# --- the page -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chart():
    return example()


class Tags(HTMLParser):
    """Collect tags with their attributes, and check that they nest."""

    VOID = ("img", "br", "path", "use", "circle", "rect")

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag


def tags_of(html):
    reader = Tags()
    reader.feed(html)
    assert reader.open == []
    return reader.seen


def test_the_page_has_picture_words_and_table(chart):
    seen = tags_of(chart.to_html())
    pictures = [attrs for tag, attrs in seen if tag == "svg"]
    assert pictures[0]["role"] == "img"
    assert pictures[0]["aria-label"] == chart.describe()
    assert [tag for tag, _ in seen].count("table") == 1
    assert [tag for tag, _ in seen].count("tr") == 1 + len(chart.points)
    assert {attrs.get("scope") for tag, attrs in seen if tag == "th"} == {"col", "row"}
    assert "details" in [tag for tag, _ in seen]


def test_the_notebook_shows_the_page(chart):
    assert chart._repr_html_() == chart.to_html()


def test_the_page_is_small(chart):
    assert len(chart.to_html()) < 60_000
    assert len(control_chart(months(400), "late", "month").to_html()) < 150_000


def test_long_series_become_a_picture_of_dots():
    data = pd.DataFrame({"v": np.random.default_rng(1).normal(size=3000)})
    html = control_chart(data, "v").to_html()
    image = next(attrs for tag, attrs in tags_of(html) if tag == "img")
    assert image["alt"].startswith("XmR chart of v: 3000 points")
    assert len(html) < 150_000
    assert "of 3,000 points; all are in chart.points" in html


def test_nothing_written_by_a_user_becomes_markup():
    bad = "<script>alert('x')</script>\"&"
    data = months(**{bad: range(24), "ward": bad}).rename(columns={"month": f"m{bad}"})
    chart = control_chart(
        data, bad, f"m{bad}", by="ward", notes={"2020-05-01": bad}, title=bad, better="lower"
    )
    for html in (chart.to_html(), chart.summary().icons_html()):
        assert "<script" not in html
        assert "script" not in [tag for tag, _ in tags_of(html)]


def test_pictures_on_one_page_do_not_share_names(chart):
    other = control_chart(months(30), "late", "month")
    one, two = ([a["id"] for _, a in tags_of(c.to_html()) if "id" in a] for c in (chart, other))
    assert len(set(one)) == len(one)
    assert not set(one) & set(two)


def test_the_same_chart_gives_the_same_page(chart):
    assert chart.to_html() == chart.to_html()


def test_a_page_of_many_series_names_the_group():
    data = pd.concat([months(ward="A"), months(ward="B")])
    html = control_chart(data, "late", "month", by="ward", rebase="2021-01-01").to_html()
    assert '<th scope="col">ward</th>' in html
    assert '<th scope="col">phase</th>' in html


def others():
    frame = pd.DataFrame(
        {"unit": list("ABCDE"), "n": [50, 80, 200, 400, 90], "x": [5, 9, 60, 41, 8]}
    )
    return [
        funnel_plot(frame, "x", "n", "unit"),
        funnel_plot(frame, "x", "n", "unit", kind="ratio", over_dispersion="additive"),
        pareto_chart(frame.loc[frame.index.repeat(frame["x"])], "unit"),
        cusum_chart(pd.DataFrame({"died": [0] * 40 + [1] * 8}), "died", target=0.02),
    ]


@pytest.mark.parametrize("result", others(), ids=["funnel", "ratio", "pareto", "cusum"])
def test_other_results_have_the_same_faces(result):
    seen = tags_of(result._repr_html_())
    assert next(attrs for tag, attrs in seen if tag == "svg")["aria-label"] == result.describe()
    assert "table" in [tag for tag, _ in seen]
    texts = [t for t in result.plot().figure.findobj(matplotlib.text.Text) if t.get_text().strip()]
    assert min(t.get_fontsize() for t in texts) >= 10


def test_a_grey_print_keeps_signals_apart(chart):
    buffer = io.BytesIO()
    chart.plot().figure.savefig(buffer, format="png", dpi=100)
    grey = np.asarray(Image.open(buffer).convert("L"))
    assert (grey < 110).sum() > 500  # dark marks and words remain
    shapes = {line.get_marker() for line in chart.plot().lines} - {"None", None}
    assert len(shapes) >= 3
