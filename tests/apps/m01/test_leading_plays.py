"""What the plays of Module 1 teach is true of their numbers and of their conversations."""

from __future__ import annotations

from itertools import product

import pytest

from qikit.apps.m01 import how_often, try_harder, two_minutes
from qikit.apps.m01.how_often import HowOften
from qikit.apps.m01.huddle import Huddle
from qikit.apps.m01.plan_or_learn import PlanOrLearn, launches_that_work
from qikit.apps.m01.try_harder import NextTime, TryHarder, late_visits, next_time
from qikit.apps.m01.two_minutes import TwoMinutes
from qikit.errors import QikitError


class TestHowOften:
    @pytest.mark.parametrize("look", ["audit", "quarter"])
    def test_a_few_looks_see_nothing(self, look):
        points = how_often.seen(look)[how_often.MEASURE]
        assert abs(points.iloc[0] - points.iloc[-1]) <= 2
        assert "about the same" in HowOften(look=look).says()

    def test_two_audits_miss_the_whole_change(self):
        weeks = how_often.seen("audit")["week"]
        assert not weeks.between(how_often.BETTER_FROM, how_often.GONE_FROM - 1).any()

    def test_weekly_looks_see_the_rise_where_it_was_planted(self):
        runs = [s.start for s in HowOften(look="week")._chart().signals if s.rule == "long-run"]
        assert runs == [how_often.BETTER_FROM, how_often.GONE_FROM]
        assert "weeks 15 to 36 and weeks 37 to 48" in HowOften(look="week").says()

    def test_a_year_of_months_is_too_short_for_the_rules(self):
        assert "No signal" in HowOften(look="month").says()


class TestPlanOrLearn:
    def test_without_tests_the_chances_multiply(self):
        for parts, sure in product((1, 5, 20), (0.5, 0.9, 0.99)):
            assert launches_that_work(parts=parts, sure=sure, tests=0) == pytest.approx(sure**parts)

    def test_more_tests_never_do_harm(self):
        shares = [launches_that_work(parts=8, sure=0.9, tests=n) for n in range(7)]
        assert shares == sorted(shares)

    def test_one_part_and_one_test_are_said_in_the_singular(self):
        assert "1 part, 90% sure" in PlanOrLearn(parts=1, tests=1).says()
        assert "1 small test of" in PlanOrLearn(parts=1, tests=1).says()


class TestTryHarder:
    @pytest.mark.parametrize("action", ["nothing", "remind", "blame"])
    def test_words_change_nothing(self, action):
        quiet, spoken = TryHarder(done=("nothing",) * 12), TryHarder(done=(action,) * 12)
        assert quiet.totals == spoken.totals

    def test_a_better_rota_helps_from_that_week_on_for_good(self):
        before = TryHarder(done=("nothing",) * 20)
        after = TryHarder(done=("nothing",) * 10 + ("mend",) + ("blame",) * 9)
        assert after.totals[:10] == before.totals[:10]
        assert all(a < b for a, b in zip(after.totals[10:], before.totals[10:], strict=True))

    def test_worst_and_best_drift_to_the_middle_with_no_manager_at_all(self):
        years = [next_time(TryHarder(year=y, done=("nothing",) * 26).weeks) for y in range(1, 21)]
        weeks = sum(each.weeks for each in years)
        assert sum(each.worst_improved for each in years) / weeks > 0.7
        assert sum(each.best_slipped for each in years) / weeks > 0.7

    def test_lateness_is_what_was_planted(self):
        drawn = [late_visits(9, week, mended=False) for week in range(400)]
        share = sum(map(sum, drawn)) / (400 * try_harder.VISITS * len(try_harder.TEAMS))
        assert share == pytest.approx(try_harder.LATE, abs=0.005)

    def test_one_week_has_no_week_after(self):
        assert next_time(((3, 4),)) == NextTime(weeks=0, worst_improved=0, best_slipped=0)

    def test_weeks_go_on_until_half_a_year_and_begin_again_with_other_luck(self):
        play = TryHarder()
        for _ in range(40):
            play = play.after("next", None)
        assert len(play.done) == 26
        assert play.controls()[1].disabled
        assert play.after("again", None).totals != TryHarder().totals


class TestHuddle:
    def test_listening_hears_everything_and_telling_nothing(self):
        heard = {}
        for said in product(*([c.id for c in turn.choices] for turn in Huddle().script.turns)):
            heard[said] = len(Huddle(said=said).learned)
        assert max(heard.values()) == Huddle().script.most
        assert heard["careful", "decided", "defend"] == 0
        assert [said for said, n in heard.items() if n == Huddle().script.most] == [
            ("thanks", "ask", "learn")
        ]

    def test_saying_it_brings_the_next_moment_and_a_step_back_takes_it_away(self):
        first = Huddle().after("choice", "thanks")
        second = first.after("say", None)
        assert "scoop" in second.picture()
        assert "Wednesday" in second.picture()
        assert second.after("back", None) == Huddle()
        assert second.after("again", None) == Huddle()

    def test_what_was_said_last_stands_before_what_you_can_say(self):
        assert "tea too thin" in Huddle().controls()[0].label
        second = Huddle(said=("thanks",)).controls()[0].label
        assert "I use a spoon. – Wednesday: You want a new handover sheet" in second
        assert second.endswith("What do you say?")
        ended = Huddle(said=("thanks", "ask", "learn"))
        assert ended.last_heard[-1].who == "Joy"
        assert "choice" not in {control.id for control in ended.controls()}

    def test_nothing_chosen_says_nothing(self):
        assert Huddle().after("say", None) == Huddle()
        assert Huddle().controls()[1].disabled

    def test_at_the_end_it_says_whether_more_was_to_be_heard(self):
        assert "tell you the next one" in Huddle(said=("thanks", "ask", "learn")).says()
        assert "still true" in Huddle(said=("careful", "ask", "learn")).says()

    def test_what_is_not_on_offer_is_refused(self):
        with pytest.raises(QikitError, match="'shout' is not on offer"):
            Huddle().after("choice", "shout")


class TestTwoMinutes:
    def test_a_story_of_a_person_with_one_request_leaves_nothing_to_ask(self):
        best = TwoMinutes(person="person", moment="moment", hope="possible", ask="small")
        assert "I will come" in best.says()
        assert best.word_count == len(" ".join(each.words for each in best.chosen).split())

    def test_every_other_version_makes_a_listener_ask_something_of_its_own(self):
        asks = [each.asks for versions in two_minutes.parts().values() for each in versions]
        asked = [each for each in asks if each]
        assert len(asked) == len(asks) - 4 == len(set(asked))

    def test_it_fits_into_two_minutes(self):
        best = TwoMinutes(person="person", moment="moment", hope="possible", ask="small")
        assert best.word_count <= 2 * two_minutes.WORDS_A_MINUTE
