"""Every result tells, draws, tables and shows itself, to people who see it and who do not."""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape

import pytest
from matplotlib.figure import Figure

from qikit import flow
from qikit.flow import Step, Work, random_demand
from qikit.flow.drawing import furniture
from qikit.spc.palette import contrast

WEEKS = random_demand(40, 52, seed=3)[0]
NEW = Work(what="new", number=12, minutes=40)
RESULTS = {
    "backlog": flow.backlog(WEEKS, 41),
    "histories": flow.histories(40, 40),
    "four measures": flow.FourMeasures(
        step="Clinic", period="last week", demand=(NEW,), capacity=500, activity=(NEW,)
    ),
    "sizing": flow.size_capacity(WEEKS, "p65"),
    "carve-out": flow.carve_out(WEEKS / 4, WEEKS / 3, slots=25, kept=11),
    "steps": flow.run_steps(
        WEEKS, [Step(name="Scan", capacity=39), Step(name="Letter", capacity=50)]
    ),
    "one room": flow.WaitCurve(here=0.85, servers=1, service_time=30),
    "five rooms": flow.WaitCurve(here=0.85, servers=5, service_time=30),
    "queue": flow.mmc(8, 3, 3),
    "long list": flow.WaitingList(demand=30, capacity=27, size=1200, target=52),
    "short list": flow.WaitingList(demand=30, capacity=31, size=300, target=52),
    "one run": flow.simulate(flow.ward(beds=8, admissions_per_day=2, nights=3), days=60, runs=1),
    "runs": flow.simulate(flow.ward(beds=8, admissions_per_day=2, nights=3), days=60, runs=3),
}  # fmt: skip
every_result = pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)


@every_result
def test_it_is_told_in_plain_sentences(result):
    told = result.describe()
    assert told.endswith(".")
    assert not re.search(r"nan|inf\b|  |\d\.\d{4}", told)


@every_result
def test_it_is_shown_with_its_words_and_its_table(result):
    page = result.to_html()
    words = escape(result.describe(), quote=True)
    assert f'role="img" aria-label="{words}"' in page
    assert '<th scope="col">' in page
    assert '<th scope="row">' in page
    assert "nan" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.S)


@every_result
def test_it_draws_on_the_axes_it_is_given(result):
    figure = Figure()
    axes = figure.add_subplot()
    assert result.plot(axes) is axes
    assert axes.get_title(loc="left") == ""
    assert result.plot().get_title(loc="left")


@every_result
def test_its_scale_begins_at_nothing(result):
    axes = result.plot()
    ends = axes.get_xlim() if result.plot().get_ylim()[0] < 0 else axes.get_ylim()
    assert ends[0] == 0


@pytest.mark.parametrize("name", ["CALM", "HEAVY", "FAINT"])
def test_marks_stand_out_from_paper(name):
    assert contrast(getattr(furniture, name), "#ffffff") >= 3


@pytest.mark.parametrize("name", flow.__all__)
def test_every_public_name_is_what_it_says(name):
    thing = getattr(flow, name)
    assert not isinstance(thing, type(sys)), f"{name} is a module"


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'staffing'"):
        flow.staffing  # noqa: B018


def test_formulas_need_neither_simpy_nor_matplotlib():
    code = (
        "import sys, qikit.flow as f; f.mmc(8, 3, 3).describe(); f.simulate; f.size_capacity([1]);"
        "print([m for m in ('simpy', 'matplotlib', 'scipy', 'ipywidgets') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
