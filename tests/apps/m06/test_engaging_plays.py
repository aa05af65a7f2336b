"""What the plays of Module 6 teach is true of their numbers and of their conversations."""

from __future__ import annotations

from itertools import product
from math import exp

import pytest

from qikit.apps.m06.hard_talk import HardTalk
from qikit.apps.m06.interview import Interview
from qikit.apps.m06.spread import Spread, users_by_week


def every_way(play):
    return product(*([choice.id for choice in turn.choices] for turn in play.script.turns))


class TestSpread:
    def test_small_steps_agree_with_the_published_curve(self):
        told, shown, weeks, steps = 0.01, 0.3, 26, 400
        fine = users_by_week(told=told / steps, shown=shown / steps, weeks=weeks * steps)[-1]
        fade = exp(-(told + shown) * weeks)
        assert fine == pytest.approx(100 * (1 - fade) / (1 + shown / told * fade), abs=0.2)

    def test_nobody_begins_without_telling_and_none_is_counted_twice(self):
        assert set(users_by_week(told=0, shown=0.5)) == {0.0}
        assert max(users_by_week(told=0.9, shown=5)) <= 100

    def test_once_a_few_have_begun_more_showing_beats_more_telling(self):
        play = Spread(told=1, shown=3)
        assert play._users(shown=2)[-1] > play._users(told=2)[-1]
        assert "Twice the showing" in play.says()

    def test_showing_alone_is_told_as_it_is(self):
        assert Spread(told=0, shown=5).says().startswith("After 26 weeks 0 of 100")


class TestInterview:
    def test_only_open_questions_and_silence_learn_everything(self):
        best = [way for way in every_way(Interview())
                if len(Interview(said=way).learned) == Interview().script.most]  # fmt: skip
        assert best == [("letter", "day", "silence", "change")]

    def test_the_storyteller_speaks_most_of_the_words_when_you_listen(self):
        listening = Interview(said=("letter", "day", "silence", "change"))
        asking = Interview(said=("explain", "tablets", "pain", "survey"))
        assert listening.share >= 0.75
        assert asking.share < 0.3
        assert f"{listening.share:.0%}" in listening.says()

    def test_before_the_first_question_there_is_no_share(self):
        assert Interview().says() == "She has sat down. You begin."


class TestHardTalk:
    def test_only_understanding_learns_what_she_knows(self):
        best = [way for way in every_way(HardTalk())
                if len(HardTalk(said=way).learned) == HardTalk().script.most]  # fmt: skip
        assert best == [("ask", "sorry", "both", "count")]
        assert "Tuesday" in HardTalk(said=best[0]).says()

    def test_winning_learns_nothing(self):
        won = HardTalk(said=("policy", "defend", "pledge", "trust"))
        assert not won.learned
        assert "Go back a step" in won.says()
        assert "Nothing yet" in won.picture()

    def test_it_counts_the_steps(self):
        assert "Step 2 of 4" in HardTalk(said=("ask",)).says()
