"""Scores and classes against published tables, exact arithmetic and properties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.improve import Kano, Option, Prioritise, Scorer, Sustainability, kano_class
from qikit.improve.factors import FACTORS, LEVELS, MOST
from qikit.improve.kano import ANSWERS


class TestSustainability:
    def test_the_most_is_100_0_in_three_domains(self):
        sums = {
            domain: round(sum(f.most for f in FACTORS if f.domain == domain), 1)
            for domain in ("process", "staff", "organisation")
        }
        assert sums == {"process": 31.1, "staff": 52.4, "organisation": 16.5}
        assert MOST == 100.0

    def test_every_level_is_worth_no_more_than_the_one_above(self):
        for factor in FACTORS:
            assert list(factor.points) == sorted(factor.points, reverse=True)
            assert factor.points[-1] == 0

    def test_another_level_is_refused(self):
        with pytest.raises(QikitError, match=r"'E' is not a level\. \(Benefits beyond"):
            FACTORS[0].score("E")

    @given(st.lists(st.sampled_from(LEVELS), min_size=10, max_size=10))
    def test_score_and_gains_add_up_to_the_most(self, levels):
        scorer = Scorer(**dict(zip([f.id for f in FACTORS], levels, strict=True)))
        gains = Sustainability(scorers=[scorer]).gains
        assert scorer.total + sum(gain for _, gain in gains) == pytest.approx(MOST)
        assert [gain for _, gain in gains] == sorted((g for _, g in gains), reverse=True)

    def test_the_greatest_gain_is_not_the_lowest_factor(self):
        best = {factor.id: "A" for factor in FACTORS}
        scored = Sustainability(scorers=[best | {"monitoring": "D", "senior": "C"}])
        assert scored.gains[0][0].id == "senior"  # 9.3 beats the 6.5 of monitoring

    @pytest.mark.parametrize(
        ("levels", "words"),
        [
            ("A" * 10, "reason for optimism"),
            ("D" * 10, "Below 35"),
            ("B" * 10, "Between 35 and 55"),
        ],
    )
    def test_the_thresholds_are_read_out(self, levels, words):
        scorer = dict(zip([f.id for f in FACTORS], levels, strict=True))
        assert words in Sustainability(scorers=[scorer]).describe()

    def test_an_unfinished_sheet_gets_no_verdict(self):
        told = Sustainability(scorers=[{"role": "nurse", "senior": "A"}]).describe()
        assert "nurse 15.0 (9 factors not scored)" in told
        assert "optimism" not in told
        assert "Below" not in told

    def test_two_people_far_apart_are_named(self, example):
        apart = [factor.id for factor in example("sustainability-clinic").differences]
        assert apart == ["credibility", "involvement", "behaviours", "senior"]


class TestKano:
    #: Rows: if it were there. Columns: if it were not. Berger et al. 1993.
    TABLE = """
        like          Q A A A O
        expect        R I I I M
        neutral       R I I I M
        can_live_with R I I I M
        dislike       R R R R Q
    """

    @pytest.mark.parametrize("row", TABLE.strip().splitlines())
    def test_the_published_table(self, row):
        there, *classes = row.split()
        found = [kano_class(there.replace("_", " "), missing) for missing in ANSWERS]
        assert found == classes

    def test_another_answer_is_refused(self):
        with pytest.raises(QikitError, match=r"'love' is not an answer\. Use like, expect"):
            kano_class("love", "like")

    @given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=1))
    def test_better_and_worse_stay_between_their_ends(self, pairs):
        kano = Kano(answers=[{"feature": "a", "there": t, "missing": m} for t, m in pairs])
        if kano.better("a") is None:
            assert set(kano.counts["a"]) <= {"R", "Q"}
        else:
            assert 0 <= kano.better("a") <= 1
            assert -1 <= kano.worse("a") <= 0

    def test_berger_s_coefficients_by_hand(self):
        pairs = [("like", "dislike")] * 2 + [("like", "neutral")] + [("expect", "dislike")]
        pairs += [("neutral", "neutral"), ("dislike", "like")]
        kano = Kano(answers=[{"feature": "a", "there": t, "missing": m} for t, m in pairs])
        assert kano.better("a") == pytest.approx(3 / 5)
        assert kano.worse("a") == pytest.approx(-3 / 5)
        assert kano.class_of("a") == "O"


class TestPrioritise:
    @given(
        st.lists(st.integers(0, 100), min_size=2, max_size=4).filter(any),
        st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=1, max_size=6),
    )
    def test_the_score_is_the_sum_of_weight_times_rating(self, weights, ratings):
        ideas = [
            Option(
                name=f"idea {n}",
                **dict(zip(("first", "second", "third", "fourth"), row, strict=True)),
            )
            for n, row in enumerate(ratings)
        ]
        criteria = [{"name": str(n), "weight": weight} for n, weight in enumerate(weights)]
        choice = Prioritise(criteria=criteria, ideas=ideas)
        for name, score in choice.ranked:
            row = ratings[int(name.split()[1])]
            exact = sum(Fraction(w, sum(weights)) * r for w, r in zip(weights, row, strict=False))
            assert score == pytest.approx(float(exact), abs=1e-6)
        assert sum(choice.weights) == pytest.approx(1)

    def test_a_firm_first_place_holds(self, example):
        firm = example("prioritise-falls")
        assert firm.upset_by == ()
        assert "The first place holds" in firm.describe()

    def test_a_shaky_one_names_the_weights_that_upset_it(self, example):
        shaky = example("prioritise-phones")
        assert set(shaky.upset_by) == {"Frees many calls", "Fair to people without internet"}

    def test_one_dominant_idea_cannot_be_upset(self):
        best = {"name": "best", "first": 5, "second": 5}
        other = {"name": "other", "first": 1, "second": 1}
        criteria = [{"name": "a", "weight": 1}, {"name": "b", "weight": 0}]
        assert Prioritise(criteria=criteria, ideas=[best, other]).upset_by == ()

    @pytest.mark.parametrize(
        ("impact", "effort", "box"),
        [(5, 1, "quick win"), (4, 4, "major project"), (3, 3, "fill-in"), (3, 4, "leave")],
    )
    def test_the_quarters(self, impact, effort, box):
        assert Option(impact=impact, effort=effort).box == box

    def test_more_than_four_criteria_are_refused(self):
        with pytest.raises(QikitError, match=r"5 criteria are too many\. \(criteria\) Keep the 4"):
            Prioritise(criteria=[{"name": str(n)} for n in range(5)])
