"""Numbers against published tables, exact arithmetic and properties."""

from __future__ import annotations

import itertools

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
    Party,
    Person,
    ProcessMap,
    Whys,
    fidelity,
    rolled_yield,
    scale_of_test,
)
from qikit.improve.cycle import size_of
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


class TestOthers:
    def test_points_and_per_cent_are_both_told(self):
        told = Aim(baseline=60, target=70, unit="%").change
        assert told == "From 60 % to 70 % is 10 percentage points, or 16.7 % more."
        assert (
            Aim(baseline=0, target=2, unit="calls").change == "From 0 calls to 2 calls is 2 calls."
        )

    @pytest.mark.parametrize(("likelihood", "impact"), list(itertools.product((1, 3, 5), repeat=2)))
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
