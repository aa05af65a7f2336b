"""The supply of charts is endless, the same everywhere, and its truth is really in the numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.workshop.games.contest.known_charts import WEEKS, known_chart
from qikit.workshop.games.contest.score import Score

MANY = [known_chart(number) for number in range(1, 801)]


def test_about_half_of_the_charts_are_noise():
    share = np.mean([not chart.is_signal for chart in MANY])
    assert 0.44 < share < 0.56  # 800 draws of one half: three standard errors are 0.053


@given(st.integers(1, 10**6))
def test_a_number_always_gives_the_same_chart_with_possible_values(number):
    chart = known_chart(number)
    known_chart.cache_clear()
    assert known_chart(number) == chart
    assert len(chart.values) == WEEKS
    assert min(chart.values) >= 0
    assert chart.measure.unit != "%" or max(chart.values) <= 100


def _in_spreads(chart, weeks):
    return (np.asarray(chart.values)[weeks] - chart.measure.level) / chart.measure.spread


def test_noise_stays_at_its_level_and_steps_leave_it_by_what_was_planted():
    noise = [_in_spreads(chart, slice(None)).mean() for chart in MANY if not chart.is_signal]
    assert abs(np.mean(noise)) < 0.05
    for chart in (chart for chart in MANY if chart.truth == "step"):
        planted = chart.size / chart.measure.spread
        assert 1.5 <= abs(planted) <= 3
        seen = _in_spreads(chart, slice(chart.start - 1, None)).mean()
        assert seen == pytest.approx(planted, abs=1.6)  # a mean of nine to sixteen weeks


def test_a_spike_is_one_week_and_the_truth_names_it():
    for chart in (chart for chart in MANY if chart.truth == "spike"):
        far = np.abs(_in_spreads(chart, slice(None)))
        assert int(np.argmax(far)) == chart.start - 1 or far[chart.start - 1] > 1
        assert f"week {chart.start} alone" in chart.told()


def test_each_truth_is_told_with_its_size_and_week():
    told = {chart.truth: chart.told() for chart in MANY}
    assert "chance" in told["noise"]
    assert told["step"].startswith("A real change: from week")
    assert told["drift"].startswith("A real drift: from week")


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_every_decision_is_counted_once(decisions):
    score = Score()
    for is_signal, said_signal in decisions:
        score = score.after(is_signal=is_signal, said_signal=said_signal)
    assert score.played == len(decisions)
    assert score.right == sum(truth == said for truth, said in decisions)
    assert score.hits + score.misses == sum(truth for truth, _ in decisions)
