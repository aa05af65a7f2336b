"""Marking that somebody stops ends after the hand-ins at hand, and goes on from there."""

from __future__ import annotations

from qikit.marking.autograde import autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.desk import open_desk
from qikit.marking.grading.crew import cores
from tests.marking.grading.hand_ins import SLUG, lay

NAMES = tuple(f"learner-{number}" for number in range(2 * cores() + 4))


def test_it_stops_after_the_hand_ins_at_hand_and_goes_on_from_there(cohort):
    for name in NAMES:
        lay(cohort, name, {"q01-median": "26"})
    done: list[str] = []
    for one in autograde(cohort.teacher, cohort.module, NAMES, lambda: bool(done)):
        assert one.result is not None, one.reason
        done.append(one.learner)
    left = to_mark(cohort.teacher, cohort.module)
    assert sorted([*done, *left]) == sorted(NAMES)
    assert left, "it did not stop"
    desk = open_desk(cohort.teacher)
    assert not list((desk.records / "unfinished").glob("*/*")), "one was left half done"
    assert not list((desk.records / "bench" / SLUG).glob("*"))
    rest = [one.learner for one in autograde(cohort.teacher, cohort.module, left)]
    assert sorted(rest) == sorted(left)
    assert to_mark(cohort.teacher, cohort.module) == ()


def test_what_was_not_collected_stays_in_the_exchange(cohort):
    for name in ("anna", "ben"):
        cohort.fetch(name)
        cohort.hand_in(name)
    asked: list[str] = []

    def must_stop() -> bool:
        asked.append("once more")
        return len(asked) > 1

    found = collect(cohort.teacher, cohort.module, must_stop)
    assert [one.is_new for one in found] == [True, False]
    assert [one.is_new for one in collect(cohort.teacher, cohort.module)] == [False, True]
