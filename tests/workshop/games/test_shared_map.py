"""Mapping together: steps merge by name, middles count, and the map does its own sums."""

from __future__ import annotations

from qikit.workshop import Table, rules_of
from qikit.workshop.games.shared_map.merge import Said, merged
from qikit.workshop.games.shared_map.rules import MOST_ON_MAP, MOST_STEPS
from qikit.workshop.rehearsal import moved
from tests.workshop.tables import answered, asked, seated, told

MAP = rules_of("shared-map")


def with_steps(people: int = 3) -> Table:
    """Everybody adds the same two steps, and writes and places them differently."""
    table = moved(seated("shared-map", people), 1, "playing")
    for seat in range(1, people + 1):
        for number, (name, who, place) in enumerate(
            (("Fetch drugs", "porter", 70 + seat), ("write  chart.", "doctor", 10 + seat)), 1
        ):
            told_so = name if seat > 1 else name.upper()
            for part, raw in (("name", told_so), ("who", who), ("place", str(place))):
                table = answered(table, seat, f"{part}-{number}", raw)
    return table


def test_the_same_step_written_differently_is_one_step():
    steps = MAP.steps(with_steps())
    assert [(step.name, step.who, step.place, step.said_by) for step in steps] == [
        ("write chart.", "doctor", 12, 3),
        ("Fetch drugs", "porter", 72, 3),
    ]


def test_a_half_filled_step_is_not_on_the_map():
    table = answered(moved(seated("shared-map", 1), 1, "playing"), 1, "name-1", "Write")
    assert MAP.map(table).steps == ()
    assert asked(table, 1) == ["name-1", "who-1", "place-1"]


def test_nobody_can_fill_the_map_alone():
    table = moved(seated("shared-map", 1), 1, "playing")
    for number in range(1, MOST_STEPS + 1):
        for part, raw in (("name", f"Step {number}"), ("who", "nurse"), ("place", "50")):
            table = answered(table, 1, f"{part}-{number}", raw)
    assert asked(table, 1) == []
    assert f"You have added {MOST_STEPS} of at most {MOST_STEPS} steps" in told(table, 1)


def test_of_too_many_steps_those_stay_that_most_people_named():
    said = [Said(seat=n, number=1, name=f"odd {n}", who="x", place=n) for n in range(1, 30)]
    said += [Said(seat=n, number=2, name="shared", who="x", place=50) for n in range(1, 30)]
    assert len(merged(said)) == 30

    class Full(type(MAP)):
        def said(self, table):
            return tuple(said)

    kept = Full().steps(Table(game="shared-map", seed=1))
    assert len(kept) == MOST_ON_MAP
    assert "shared" in {step.name for step in kept}


def test_times_are_the_middle_and_the_map_does_its_own_sums():
    table = moved(with_steps(), 2, "playing")
    write, fetch = (step.id for step in MAP.steps(table))
    for seat, (wait, touch) in enumerate(((10, 4), (30, 5), (500, 6)), 1):
        for ask, raw in ((f"wait-{write}", wait), (f"touch-{write}", touch),
                         (f"wait-{fetch}", 60), (f"touch-{fetch}", 5)):  # fmt: skip
            table = answered(table, seat, ask, str(raw))
    drawn = MAP.map(table)
    assert [(step.wait, step.touch) for step in drawn.steps] == [(30, 5), (60, 5)]
    assert (drawn.touch, drawn.elapsed, drawn.hand_offs) == (10, 100, 1)
    assert MAP.board(table).pictures[0].shows == drawn
    assert MAP.board(table).says == ("Steps came from 3 of 3 seats.",)
    assert told(table, 1) == "Thank you."
    table = moved(table, 3, "playing")
    for seat, worth in enumerate(("value", "waste", "value"), 1):
        table = answered(table, seat, f"value-{write}", worth)
    assert [step.value for step in MAP.map(table).steps] == ["value", ""]
    assert MAP.map(table).flow_efficiency == 5
    assert set(MAP.rows(table)["round"]) == {1, 2, 3}
