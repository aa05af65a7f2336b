"""Numbers against published tables, exact arithmetic and properties."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.improve import (
    PDSA,
    Aim,
    Commitment,
    Cycle,
    Entry,
    ForceField,
    Kano,
    Option,
    Party,
    Person,
    Prioritise,
    ProcessMap,
    Scorer,
    Sustainability,
    Whys,
    fidelity,
    kano_class,
    rolled_yield,
    scale_of_test,
)
from qikit.improve.cycle import size_of
from qikit.improve.factors import FACTORS, LEVELS, MOST
from qikit.improve.kano import ANSWERS
from qikit.improve.process_map import minutes

percents = st.floats(0, 100, allow_nan=False)


class TestProcessMap:
    def test_ten_steps_at_95_give_59_9(self, example):
        assert rolled_yield([95] * 10) == pytest.approx(59.8736939)
        assert example("process_map-yield").rolled == pytest.approx(100 * 0.95**10)

    @given(st.lists(percents, min_size=1, max_size=12))
    def test_rolled_yield_is_never_above_the_worst_step(self, steps):
        assert 0 <= rolled_yield(steps) <= min(steps) + 1e-9

    @pytest.mark.parametrize("share", [-1, 101])
    def test_a_yield_outside_0_to_100_is_refused(self, share):
        with pytest.raises(QikitError, match=f"{share} is not a percentage. Use a number"):
            rolled_yield([share])

    def test_the_example_by_hand(self, example):
        tea = example("process_map-discharge")
        assert tea.touch == 5 + 8 + 10 + 6 + 4 + 9 + 12 + 7
        assert tea.elapsed == tea.touch + 95 + 25 + 50 + 5 + 35 + 40 + 30
        assert tea.value_added == 5 + 8 + 9 + 7
        assert tea.flow_efficiency == pytest.approx(100 * 29 / 341)
        assert tea.hand_offs == 5  # doctor, assistant, pharmacist, technician, porter, nurse
        assert tea.longest_wait.name == "Writes the prescription"

    def test_nothing_is_computed_from_nothing(self):
        bare = ProcessMap(steps=[{"name": "a"}])
        assert bare.flow_efficiency is None
        assert bare.rolled is None
        assert bare.longest_wait is None

    def test_one_person_spelt_twice_is_one_lane(self):
        same = ProcessMap(steps=[{"name": "a", "who": "Nurse"}, {"name": "b", "who": "nurse "}])
        assert same.lanes == ("Nurse",)
        assert same.hand_offs == 0

    @pytest.mark.parametrize(
        ("time", "said"), [(59, "59 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "1 day")]
    )
    def test_minutes_are_said_as_people_say_them(self, time, said):
        assert minutes(time) == said


class TestScale:
    #: belief, cost -> not ready, indifferent, ready: The Improvement Guide, 2nd edition.
    TABLE = """
        low  large | very small | very small | very small
        low  small | very small | very small | small
        high large | very small | small      | large
        high small | small      | large      | implement
    """

    @pytest.mark.parametrize("row", TABLE.strip().splitlines())
    def test_the_published_table(self, row):
        head, *cells = (cell.strip() for cell in row.split("|"))
        belief, cost = head.split()
        ready = ("not ready", "indifferent", "ready")
        assert [scale_of_test(belief, cost, staff) for staff in ready] == cells

    def test_what_is_not_in_the_table_is_refused(self):
        with pytest.raises(QikitError, match="no advice for belief 'maybe', cost 'small'"):
            scale_of_test("maybe", "small", "ready")

    def test_sizes_grow_five_times(self):
        assert [size_of(n) for n in (1, 5, 6, 25, 26, 125, 126)] == [
            "very small", "very small", "small", "small", "large", "large", "implement",
        ]  # fmt: skip


FULL = {
    "prediction": "2 of 3", "reason": "near", "people": 1, "days": 1, "measure": "rings",
    "collected": "Joy", "result": "1 of 3", "compared": "partly", "decision": "adapt",
    "next_step": "again",
}  # fmt: skip


class TestFidelity:
    def test_an_empty_cycle_has_none_and_a_full_one_ten(self):
        assert sum(fidelity(Cycle()).values()) == 0
        assert sum(fidelity(Cycle(**FULL)).values()) == 10

    @given(st.sets(st.sampled_from(sorted(FULL))), st.sampled_from(sorted(FULL)))
    def test_writing_more_down_never_lowers_it(self, written, more):
        some = {part: FULL[part] for part in written}
        before, after = (
            sum(fidelity(Cycle(**parts)).values()) for parts in (some, some | {more: FULL[more]})
        )
        assert before <= after <= 10

    @pytest.mark.parametrize(
        ("parts", "part"),
        [
            ({"planned": "2030-02-02", "done": "2030-02-01"}, "prediction"),
            ({"people": 200}, "scale"),
            ({"people": 20, "belief": "low", "cost": "large", "readiness": "ready"}, "scale"),
            ({"collected": ""}, "data"),
            ({"compared": ""}, "study"),
            ({"next_step": ""}, "act"),
        ],
    )
    def test_what_is_there_in_part_counts_one(self, parts, part):
        assert fidelity(Cycle(**FULL | parts))[part] == 1

    def test_a_series_tells_the_score_of_each_cycle(self):
        series = PDSA(cycles=[FULL, {"change": "a"}])
        assert series.scores == (10, 0)
        assert "cycle 1, 10 of 10, cycle 2, 0 of 10" in series.describe()


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


class TestOthers:
    def test_points_and_per_cent_are_both_told(self):
        told = Aim(baseline=60, target=70, unit="%").change
        assert told == "From 60 % to 70 % is 10 percentage points, or 16.7 % more."
        assert (
            Aim(baseline=0, target=2, unit="calls").change == "From 0 calls to 2 calls is 2 calls."
        )

    @pytest.mark.parametrize(("likelihood", "impact"), itertools.product((1, 3, 5), repeat=2))
    def test_a_risk_s_score_is_likelihood_times_impact(self, likelihood, impact):
        risk = Entry(kind="risk", likelihood=likelihood, impact=impact)
        assert risk.score == likelihood * impact
        levels = {1: "low", 3: "low", 5: "low", 9: "medium", 15: "high", 25: "high"}
        assert risk.level == levels[risk.score]
        assert risk.having(kind="issue").score is None

    @pytest.mark.parametrize(
        ("power", "interest", "box"),
        [(4, 4, "manage closely"), (3, 2, "keep satisfied"), (2, 3, "keep informed"),
         (1, 1, "monitor")],
    )  # fmt: skip
    def test_the_grid_of_power_and_interest(self, power, interest, box):
        assert Party(power=power, interest=interest).box == box

    def test_gaps_of_commitment_are_sorted_and_never_negative(self):
        plan = Commitment(
            people=[
                {"who": "a", "now": "opposed", "needed": "let it happen"},
                {"who": "b", "now": "opposed", "needed": "make it happen"},
                {"who": "c", "now": "make it happen", "needed": "let it happen"},
                {"who": "d", "now": "", "needed": "make it happen"},
            ]
        )
        assert [(person.who, person.gap) for person in plan.gaps] == [("b", 3), ("a", 1)]
        assert Person(now="make it happen", needed="opposed").gap == -3

    def test_forces_add_up_by_side(self, example):
        field = example("force_field-falls")
        assert (field.total("for"), field.total("against")) == (8, 9)
        assert [force.strength for force in field.on_side("against")] == [4, 3, 2]
        assert isinstance(field, ForceField)

    def test_a_circle_of_whys_is_refused(self):
        whys = [{"because": "a", "answers": "b"}, {"because": "b", "answers": "a"}]
        with pytest.raises(QikitError, match="'a' would explain itself"):
            Whys(whys=whys)
        with pytest.raises(QikitError, match=r"'a' is there twice\. Word one of them differently"):
            Whys(whys=[{"because": "a"}, {"because": "a", "answers": "a"}])

    def test_branches_and_depth_of_whys(self, example):
        tree = example("whys-bloods")
        assert (tree.branches, tree.depth) == (3, 3)
        assert Whys(whys=[{"because": "a", "answers": "gone"}]).depth == 1
