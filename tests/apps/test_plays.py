"""Each play starts in a state that teaches, answers every setting, and tells the truth."""

from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest

from qikit import apps
from qikit.apps import contest, definitions, family, growing, limits, rebase, two_points
from qikit.apps.controls import Options, Slider, Ticks, WholeNumber
from qikit.errors import QikitError
from qikit.pathways import load
from qikit.workshop.games.contest.known_charts import known_chart

ALL = [getattr(apps, name) for name in apps.PLAYS if name != "your_own_data"]
every_play = pytest.mark.parametrize("opened", ALL, ids=lambda opened: opened.__name__)


def settings(control):
    """Every kind of thing a visitor could set a control to."""
    if isinstance(control, Slider | WholeNumber):
        return [control.low, (control.low + control.high) / 2, control.high]
    if isinstance(control, Ticks):
        ids = [key for key, _ in control.options]
        return [[], ids[:1], ids]
    if isinstance(control, Options):
        ids = [key for key, _ in control.options]
        return ids if len(ids) < 6 else [ids[0], ids[-1]]
    return [None]


@every_play
def test_nothing_that_can_be_set_breaks_it(opened):
    panel = opened()
    for control in panel.play.controls():
        for value in settings(control):
            offered = {each.id: each for each in panel.play.controls()}
            if control.id not in offered:
                break
            if value not in settings(offered[control.id]):
                continue
            panel.act(control.id, value)
            assert panel.view["problem"] == "", (control.id, value)
            assert panel.view["says"]


@every_play
def test_every_picture_in_it_has_words(opened):
    seen = opened().view["picture"]
    assert all(len(alt) > 20 for alt in re.findall(r'alt="([^"]*)"', seen))
    assert seen.count("<img") == len(re.findall(r"<img[^>]* alt=", seen))


def test_an_unknown_play_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'play_chess'"):
        apps.play_chess  # noqa: B018


class TestTwoPoints:
    def test_the_same_month_makes_red_and_green_headlines(self):
        months = pd.date_range("2016-04-01", "2019-03-01", freq="MS")
        this_month = pd.Timestamp("2018-06-01")
        colours = {two_points.compare(this_month, other).colour for other in months}
        assert colours == {"RED", "GREEN", "AMBER"}

    def test_the_numbers_are_those_of_the_published_table(self):
        table = load("ae-england").set_index("period")["attendances"]
        table.index = pd.to_datetime(table.index)
        result = two_points.compare(pd.Timestamp("2019-03-01"), pd.Timestamp("2019-02-01"))
        assert result.change == pytest.approx(100 * (table["2019-03-01"] / table["2019-02-01"] - 1))
        per_day = (table["2019-03-01"] / 31) / (table["2019-02-01"] / 28) - 1
        assert result.change_per_day == pytest.approx(100 * per_day)

    def test_showing_all_months_and_back(self):
        play = two_points.TwoPoints().after("show", None)
        assert play.all_shown
        assert "36 months" in two_points.TwoPoints().controls()[-1].label
        assert not play.after("show", None).all_shown


class TestFamily:
    @pytest.mark.parametrize(("home", "kind"), list(itertools.product(family.TRUTHS, family.DIALS)))
    def test_the_chart_finds_just_what_was_planted(self, home, kind):
        planted = family.TRUTHS[home][kind] != 0
        assert bool(family.home_chart(home, kind).signals) == planted

    def test_with_one_dial_the_homes_say_the_same(self):
        told = {family.Family(home=home, shown=("process",)).says() for home in family.TRUTHS}
        assert len(told) == 1

    def test_with_all_dials_each_home_says_something_else(self):
        dials = tuple(family.DIALS)
        told = {family.Family(home=home, shown=dials).says() for home in family.TRUTHS}
        assert len(told) == 3


class TestDefinitions:
    RECORDS = load("sepsis")

    def test_counting_by_hand_gives_the_same(self):
        within = counted = 0
        for row in self.RECORDS[self.RECORDS["news2"] >= 7].itertuples():
            if pd.notna(row.abx_given_dt):
                counted += 1
                within += (row.abx_given_dt - row.news2_dt) <= pd.Timedelta(minutes=60)
        result = definitions.within_minutes(self.RECORDS)
        assert (result.within, result.counted) == (within, counted)

    def test_missing_times_counted_as_late_lower_the_number(self):
        out = definitions.within_minutes(self.RECORDS, missing="out")
        late = definitions.within_minutes(self.RECORDS, missing="late")
        assert late.within == out.within
        assert late.counted == out.counted + out.left_out
        assert late.percent < out.percent

    def test_the_coded_sample_flatters(self):
        coded = definitions.within_minutes(self.RECORDS, who="coded").percent
        assert coded > definitions.within_minutes(self.RECORDS).percent + 5

    def test_an_earlier_clock_never_raises_the_number(self):
        shares = [
            definitions.within_minutes(self.RECORDS, start=start).percent
            for start in ("arrival_dt", "news2_dt", "clinician_dt")
        ]
        assert shares == sorted(shares)

    def test_it_says_that_no_care_changed(self):
        assert "No patient's care changed" in definitions.Definitions(start="arrival_dt").says()
        assert "This is where we start" in definitions.Definitions().says()

    @pytest.mark.parametrize("wrong", [{"start": "dawn"}, {"who": "all"}, {"missing": "lost"}])
    def test_a_definition_that_is_not_on_the_list_is_refused(self, wrong):
        with pytest.raises(QikitError, match=r"is not on the list\. Use "):
            definitions.within_minutes(self.RECORDS, **wrong)

    def test_nobody_counted_is_nought_per_cent_not_a_crash(self):
        assert definitions.within_minutes(self.RECORDS.head(0)).percent == 0.0


class TestGrowing:
    def test_below_ten_months_no_rule_speaks(self):
        assert growing.Growing(seen=9).says().startswith("9 months. Too few to judge")
        assert "signal" in growing.Growing(seen=10).says()

    def test_next_month_goes_on_to_the_last_and_stops(self):
        play = growing.Growing(seen=35).after("next", None)
        assert play.seen == 36
        assert play.controls()[-1].disabled
        assert play.after("next", None).seen == 36

    def test_attendances_stay_quiet_and_four_hours_does_not(self):
        assert not growing.Growing(data="england-all", seen=36).chart.signals
        assert growing.Growing(data="england-4h", seen=36).chart.signals


class TestLimits:
    def test_a_slider_keeps_the_same_ups_and_downs(self):
        calm = limits.noisy_weeks(number=3, jumpiness=2, change=0)[limits.RESULT] - 60
        wild = limits.noisy_weeks(number=3, jumpiness=8, change=0)[limits.RESULT] - 60
        assert wild.to_numpy() == pytest.approx(4 * calm.to_numpy(), abs=0.3)

    def test_the_target_never_moves_the_lines(self):
        low, high = (limits.Limits(target=target).chart.points for target in (45, 75))
        assert low[["centre", "lower", "upper"]].equals(high[["centre", "lower", "upper"]])

    def test_the_same_change_shows_in_quiet_weeks_more_than_in_jumpy_ones(self):
        quiet, jumpy = (
            sum(
                bool(limits.Limits(jumpiness=jumpiness, change=5, number=number).chart.signals)
                for number in range(1, 21)
            )
            for jumpiness in (2, 10)
        )
        assert quiet == 20
        assert jumpy < 20

    def test_new_numbers_are_new(self):
        assert limits.Limits().after("new", None).number == limits.Limits().number + 1


class TestRebase:
    def test_redrawing_often_makes_a_worsening_ward_look_calm(self):
        marked = {
            way: int(rebase.lines_drawn("worse", way).points["signal"].notna().sum())
            for way in rebase.LINES
        }
        assert marked["often"] == 0
        assert marked["frozen"] > 20

    def test_every_way_of_drawing_leaves_the_points_alone(self):
        for name in rebase.STORIES:
            values = [tuple(rebase.lines_drawn(name, way).points["value"]) for way in rebase.LINES]
            assert len(set(values)) == 1

    def test_a_quiet_ward_is_quiet_whatever_is_drawn(self):
        assert not any(rebase.lines_drawn("quiet", way).signals for way in rebase.LINES)


class TestContest:
    def test_deciding_adds_to_the_score_and_shows_the_truth(self):
        game = contest.Contest().after("verdict", "signal").after("sure", "certain")
        told = game.after("decide", None)
        assert told.mine.played == told.rules.played == 1
        assert known_chart(1).told() in told.says()
        assert told.certain == (int(known_chart(1).is_signal), 1)

    def test_a_decision_counts_once_and_none_counts_for_nothing(self):
        assert contest.Contest().after("decide", None) == contest.Contest()
        decided = contest.Contest().after("verdict", "noise").after("decide", None)
        assert decided.after("decide", None) == decided

    def test_before_deciding_the_truth_is_nowhere_on_the_page(self):
        for number in range(1, 8):
            game = contest.Contest(number=number)
            shown = game.says() + game.picture()
            assert known_chart(number).told() not in shown
            assert "lines" not in game.says()

    def test_the_rules_are_sometimes_wrong_and_that_is_told(self):
        told = set()
        for number in range(1, 120):
            game = contest.Contest(number=number, verdict="noise").after("decide", None)
            told.add(game.says().rsplit(". ", 1)[-1].split(":")[0])
        assert any("false alarm" in words for words in told)
        assert any("missed it" in words for words in told)
        assert any("agree with the truth" in words for words in told)

    def test_every_ten_charts_there_is_a_lesson(self):
        game = contest.Contest()
        for _ in range(10):
            game = game.after("verdict", "noise").after("decide", None).after("next", None)
        assert "10 charts played" in game.picture()
        assert game.number == 11
        assert game.mine.misses + game.mine.left_alone == 10

    def test_a_room_can_start_at_the_same_number_and_a_new_score_forgets(self):
        game = contest.Contest().after("number", 40)
        assert game.known == known_chart(40)
        played = game.after("verdict", "noise").after("decide", None)
        assert played.after("again", None) == contest.Contest(number=41)
