"""Each play of demand and capacity shows what it is there to show."""

from __future__ import annotations

import re

import pytest

from qikit import apps
from qikit.apps.flow.backlog import BacklogPlay
from qikit.apps.flow.bottleneck import STEPS, Bottleneck
from qikit.apps.flow.carve_out import CarveOutPlay
from qikit.apps.flow.percentile import Percentile
from qikit.apps.flow.utilisation import Utilisation
from qikit.apps.flow.ward import WardPlay
from qikit.flow.sizing import RULES

NAMES = [
    name
    for name, (module, _) in apps.PLAYS.items()
    if module.startswith("flow.") and name.startswith("play_")
]


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_is_small_and_says_that_it_is_invented(name):
    play = getattr(apps, name)().play
    assert 1 <= len(play.controls()) <= 4
    assert re.search("nvented|No real team", play.purpose)
    assert 1 <= len(re.findall(r"[.?](?= |$)", play.says())) <= 4


@pytest.mark.parametrize("play", [BacklogPlay(), CarveOutPlay(), Percentile()])
def test_new_numbers_are_numbered(play):
    after = play.after("new", None)
    assert after.number == 2
    assert after.says().startswith("Numbers 2:")
    assert after.says() != play.says()


class TestBacklog:
    def test_a_few_places_more_and_the_list_stays_short(self):
        tight, roomy = BacklogPlay(), BacklogPlay(capacity=44)
        assert "no end in sight" in tight.says()
        assert "4 places a week above average demand" in roomy.says()
        assert tight.result.settled() > 5 * roomy.result.settled()

    def test_too_little_is_said(self):
        assert "Capacity is below average demand" in BacklogPlay(capacity=35).says()
        assert "There is 1 place a week" in BacklogPlay(capacity=41).says()


class TestUtilisation:
    def test_from_85_to_95(self):
        assert "2 h 50 min, 5.7 times the time" in Utilisation().says()
        assert "9 h 30 min, 19 times" in Utilisation(busy=95).says()

    def test_the_end_of_the_scale(self):
        assert "hardly a minute left" in Utilisation(busy=98).says()

    def test_size_and_variation_matter(self):
        def wait(**changes):
            curve = Utilisation(**changes).result
            return curve.wait(curve.here)

        assert wait(team=20) < wait(team=5) / 4 < wait() / 16
        assert wait(chance="half") == pytest.approx(wait() / 4)


class TestCarveOut:
    @pytest.mark.parametrize("kept", range(5, 15))
    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_one_list_is_shorter_in_the_long_run(self, kept, number):
        points = CarveOutPlay(kept=kept, number=number).result.points
        apart = points["urgent_apart"] + points["routine_apart"]
        shared = points["urgent_shared"] + points["routine_shared"]
        assert apart.mean() > shared.mean()

    def test_filling_the_same_day_is_nearly_one_list(self):
        filled = CarveOutPlay(unused="filled").result
        assert filled.at_end("routine", "apart") < CarveOutPlay().result.at_end("routine", "apart")


class TestBottleneck:
    @pytest.mark.parametrize("step", [step for step in STEPS if step != "scan"])
    def test_only_the_scan_matters(self, step):
        assert "no more than before" in Bottleneck(step=step, by=50).says()

    def test_a_faster_scan_moves_the_queue(self):
        assert re.search(r"Faster at scan: 3\.\d more a day", Bottleneck(step="scan").says())
        busy = Bottleneck(step="scan", by=50, patients=30)
        assert "Report sets the pace, 26 a day" in busy.says()

    def test_quiet_days(self):
        assert "Every step keeps up" in Bottleneck(step="nothing", patients=16).says()


class TestPercentile:
    def test_the_rules_are_ordered_as_they_should_be(self):
        places = {rule: Percentile(rule=rule).result.capacity for rule in RULES}
        assert places["mean"] < places["p65"] < places["p80"] < places["p85"] < places["most"]

    def test_a_freak_week_moves_one_rule_and_not_the_other(self):
        moved = re.search(r"80% rule by ([\d.]+) places and the 80th percentile by ([\d.]+?)\.$",
                          Percentile(freak=("yes",)).says())  # fmt: skip
        assert float(moved[1]) > 10 > 2 > float(moved[2])


class TestWard:
    def test_one_run_asks_for_another(self):
        assert WardPlay().says().endswith("Would another run say the same?")

    def test_runs_differ_far_more_than_a_reader_of_one_would_think(self):
        ninth = WardPlay(runs=5).result.wait(90)
        assert ninth.most > 1.5 * ninth.least

    def test_each_lever_helps_on_the_same_years(self):
        def wait(**changes):
            return WardPlay(runs=3, **changes).result.wait(90).values

        now = wait()
        for changes in ({"beds": 38}, {"nights": 2.75}, {"leaving": "noon"}):
            assert (wait(**changes) < now).all()
