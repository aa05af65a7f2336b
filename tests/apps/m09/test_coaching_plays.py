"""What the plays of Module 9 teach is true of their talk, their numbers and their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.apps.m09.agreement import agreement
from qikit.apps.m09.coaching import Coaching, most_to_learn, talk
from qikit.apps.m09.evidence import SCALE, Evidence, way_covered
from qikit.apps.m09.progress import SHOWN, Progress
from qikit.apps.m09.projects import projects
from qikit.apps.m09.second_marker import SecondMarker, script, second_marks
from qikit.errors import QikitError

WAYS = tuple(talk().ways())


def walk(*choices):
    play = Coaching()
    for choice in choices:
        play = play.after("choice", choice).after("say", None)
    return play


class TestCoaching:
    def test_every_way_ends_and_every_moment_can_be_met(self):
        assert all(Coaching(said=way).over for way in WAYS)
        met = {id(moment) for way in WAYS for moment in talk().path(way)}
        assert met == {id(moment) for moment in talk().moments.values()}

    def test_only_open_questions_bring_anything_to_light(self):
        for moment in talk().moments.values():
            assert all(bool(each.learn) == each.open for each in moment.choices)
            assert sum(each.open for each in moment.choices) == 1

    def test_one_way_learns_most_and_asks_nothing_but_open_questions(self):
        best = [way for way in WAYS if len(Coaching(said=way).learned) == most_to_learn()]
        assert best == [("person", "seen", "three", "expect")]
        assert Coaching(said=best[0]).open_asked == len(best[0])
        assert "a test of their own" in Coaching(said=best[0]).says()

    def test_what_you_say_decides_what_you_meet(self):
        assert "see the form" in walk("form").picture()
        assert "statue" in walk("person").picture()
        assert "Mrs Cole" in walk("advice").picture()

    def test_it_can_be_put_right_late(self):
        assert "more to hear" in walk("form", "chart", "nothing").says()
        assert walk("form", "chart", "worth", "seen").learned

    def test_a_step_back_takes_back_the_branch(self):
        assert walk("form", "chart").after("back", None) == walk("form")
        assert walk("form").after("again", None) == Coaching()

    def test_words_are_counted_on_both_sides(self):
        play = walk("form")
        assert play.words == (6, 1)
        assert "Words: 6 yours, 1 in reply" in play.says()

    def test_open_questions_make_the_team_talk_more_than_the_coach(self):
        mine, theirs = walk("person", "seen", "three", "expect").words
        assert theirs > 2 * mine
        mine, theirs = walk("form", "chase", "nothing").words
        assert mine > 2 * theirs


class TestEvidence:
    FULL = Evidence(team=True, baseline=20, tests=3, signal=True, share=1.0, after=20)

    @pytest.mark.parametrize(
        ("change", "cap", "why"),
        [
            ({}, 5.0, ""),
            ({"team": False}, 0.5, "no team"),
            ({"baseline": 9}, 1.5, "fewer than 10"),
            ({"tests": 0}, 2.0, "prediction"),
            ({"signal": False}, 2.5, "no signal"),
            ({"share": 0.19}, 2.5, "a fifth"),
            ({"share": 0.2}, 3.5, "half"),
            ({"share": 0.5}, 4.5, "goal"),
            ({"after": 11}, 4.0, "fewer than 12"),
        ],
    )
    def test_each_thing_that_is_missing_caps_the_score(self, change, cap, why):
        fields = {name: getattr(self.FULL, name) for name in Evidence.__slots__} | change
        found = Evidence(**fields).cap
        assert found[0] == cap
        assert why in found[1]

    @given(
        st.builds(
            Evidence, team=st.booleans(), baseline=st.integers(0, 40), tests=st.integers(0, 9),
            signal=st.just(False), share=st.floats(-1, 2), after=st.integers(0, 60),
        )
    )  # fmt: skip
    def test_without_a_signal_no_score_of_three(self, evidence):
        assert evidence.cap[0] < 3.0
        assert evidence.cap[0] in SCALE

    @pytest.mark.parametrize(("start", "goal"), [(40, 80), (30, 10)])
    def test_the_way_runs_from_nothing_to_all(self, start, goal):
        assert way_covered(start, start, goal) == 0
        assert way_covered(start, goal, goal) == 1
        assert way_covered(start, (start + goal) / 2, goal) == 0.5


class TestProgress:
    def test_one_claims_too_much_one_too_little_and_one_has_slipped_back(self):
        caps = {name: projects()[name].evidence.cap[0] for name in SHOWN}
        claims = {name: projects()[name].claimed for name in SHOWN}
        assert claims["lift"] > caps["lift"] == 2.5
        assert claims["rails"] < caps["rails"] == 4.0
        assert claims["supper"] > caps["supper"] == 2.5

    def test_the_best_week_ever_is_no_signal(self):
        lift = projects()["lift"]
        assert lift.values[-1] == min(lift.values)
        assert not lift.chart.signals

    def test_supper_did_improve_and_then_lost_it(self):
        supper = projects()["supper"]
        assert {signal.direction for signal in supper.chart.signals} == {"high"}
        assert supper.chart.variation == "common_cause"

    @pytest.mark.parametrize("name", SHOWN)
    def test_signals_begin_with_the_change_and_not_before(self, name):
        project = projects()[name]
        assert all(signal.start >= project.change for signal in project.chart.signals)

    @pytest.mark.parametrize("name", SHOWN)
    def test_a_score_is_given_refused_or_too_modest(self, name):
        cap = projects()[name].evidence.cap[0]
        for score in SCALE:
            play = Progress(project=name).after("score", f"{score:.1f}").after("give", None)
            told = play.says()
            assert ("is refused" in told) == (score > cap)
            assert ("too modest" in told) == (score < cap)
            assert ("what the evidence carries" in told) == (score == cap)

    def test_evidence_that_is_not_there_and_evidence_overlooked_are_named(self):
        told = Progress().after("seen", ["signal", "team"]).after("give", None).says()
        assert "Look again for: a signal in the wanted direction" in told
        assert "Also there: 10 points or more before the change" in told
        assert "a team and a charter" not in told

    def test_changing_your_mind_asks_again(self):
        given_score = Progress().after("give", None)
        assert "claims 4.0" in given_score.after("score", "2.5").says()
        assert given_score.after("project", "rails") == Progress(project="rails")


marks = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=40)


class TestAgreement:
    def test_it_gives_the_value_of_a_two_by_two_table_worked_by_hand(self):
        # 20 both yes, 5 and 10 apart, 15 both no: 0.70 observed, 0.50 by chance, so 0.20 of 0.50.
        first = ["yes"] * 25 + ["no"] * 25
        second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
        found = agreement(first, second)
        assert (found.share, found.by_chance) == (0.7, 0.5)
        assert found.kappa == pytest.approx(0.4)

    @given(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30), st.integers(1, 30))
    def test_it_agrees_with_the_formula_for_two_by_two_tables(self, a, b, c, d):
        first = [1] * (a + b) + [0] * (c + d)
        second = [1] * a + [0] * b + [1] * c + [0] * d
        expected = 2 * (a * d - b * c) / ((a + b) * (b + d) + (a + c) * (c + d))
        assert agreement(first, second).kappa == pytest.approx(expected)

    @given(marks)
    def test_who_marks_first_makes_no_difference(self, pairs):
        first, second = zip(*pairs, strict=True)
        one, other = agreement(first, second), agreement(second, first)
        assert (one.same, one.by_chance) == (other.same, other.by_chance)

    @given(marks)
    def test_full_agreement_is_one_or_says_nothing(self, pairs):
        first = [mark for mark, _ in pairs]
        kappa = agreement(first, first).kappa
        assert kappa is None if len(set(first)) == 1 else kappa == pytest.approx(1)

    @pytest.mark.parametrize(("first", "second"), [([], []), ([1, 2], [1])])
    def test_marks_that_do_not_pair_are_refused(self, first, second):
        with pytest.raises(QikitError, match=r"gave \d and \d marks.*Both must mark the same"):
            agreement(first, second)


def marked(values):
    play = SecondMarker()
    for at, answer in enumerate(script().answers):
        play = play.after("answer", answer.id)
        for line, criterion in enumerate(script().criteria):
            play = play.after(criterion.id, str(values[4 * at + line]))
    return play


class TestSecondMarker:
    def test_every_line_has_a_mark_a_reason_and_a_level(self):
        for answer in script().answers:
            assert len(answer.marks) == len(answer.why) == len(script().criteria)
            pairs = zip(answer.marks, script().criteria, strict=True)
            assert all(0 <= mark < len(each.levels) for mark, each in pairs)
        assert len(second_marks()) == len(SecondMarker().marks)

    def test_the_second_marker_stays_hidden_until_all_marks_are_given(self):
        early = SecondMarker().after("prediction", "1").after("compare", None)
        assert not early.compared
        assert "7 of 8" in early.says()
        assert early.picture() == ""

    def test_the_same_marks_give_one_and_reasons_are_shown(self):
        play = marked(second_marks()).after("compare", None)
        assert "same mark in 8 of 8" in play.says()
        assert "Kappa is 1.00" in play.says()
        assert "Thursday can prove it wrong" in play.picture()

    def test_marks_cannot_be_changed_after_looking(self):
        play = marked(second_marks()).after("compare", None)
        with pytest.raises(QikitError, match="no control called 'prediction'"):
            play.after("prediction", "0")
        assert play.after("again", None) == SecondMarker()

    def test_one_mark_for_everything_is_no_better_than_chance(self):
        assert marked([1] * 8).result.kappa == 0

    def test_marking_polish_instead_of_content_is_worse_than_chance(self):
        assert marked([2, 2, 2, 2, 0, 0, 0, 0]).result.kappa < 0

    def test_a_mark_that_is_not_in_the_rubric_is_refused(self):
        with pytest.raises(QikitError, match="'7' is not on offer"):
            SecondMarker().after("size", "7")
