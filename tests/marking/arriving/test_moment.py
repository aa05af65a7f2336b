"""When a hand-in was handed in, where that is not said or the note of it is damaged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from qikit.marking.arriving.moment import UNKNOWN, is_time_known, mend_time
from qikit.marking.arriving.place import read_mendings
from qikit.marking.arriving.store import records
from qikit.marking.arriving.take_in import take_in
from qikit.marking.autograde import autograde, to_mark
from qikit.marking.collect import handed_in_at
from qikit.marking.desk import open_desk
from qikit.marking.fairness.deadlines import LateRule
from qikit.marking.fairness.due import lateness, set_late_rule
from tests.marking.arriving.sending import SLUG, answers_of, one, send, send_as_it_is
from tests.marking.grading.hand_ins import lay
from tests.marking.solutions import give

LONG_AGO = LateRule(due=datetime(2020, 5, 4, 17, tzinfo=UTC), per_cent_a_day=5)
DAMAGED = (b"nonsense", b"", b"\xff\xfe\x00", b"0001-01-01 00:00:00.000000 UTC")


def folder_of(cohort, learner: str) -> Path:
    return open_desk(cohort.teacher).folder("submitted", SLUG, learner)


@pytest.mark.parametrize("when", ["", "yesterday", "9999-01-01T00:00:00Z", "1980-01-01T00:00:00Z"])
def test_a_zip_that_does_not_say_when_counts_from_when_it_came_and_never_as_late(cohort, when):
    desk = open_desk(cohort.teacher)
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    before = datetime.now(UTC)
    came = one(take_in(cohort.teacher, send_as_it_is(cohort, "anna", folder, when)))
    assert came.told == (UNKNOWN.told,)
    assert before <= handed_in_at(folder_of(cohort, "anna")) <= datetime.now(UTC)
    set_late_rule(desk, SLUG, LONG_AGO)
    assert lateness(desk, SLUG, "anna") is None
    assert read_mendings(desk, SLUG, "anna") == (UNKNOWN.told,)


def test_one_that_says_when_is_late_by_the_rule(cohort):
    desk = open_desk(cohort.teacher)
    assert one(take_in(cohort.teacher, send(cohort, "anna"))).told == ()
    set_late_rule(desk, SLUG, LONG_AGO)
    assert is_time_known(desk, SLUG, "anna")
    assert lateness(desk, SLUG, "anna").days_late > 0


def test_a_damaged_note_gets_the_time_that_the_store_remembers(cohort):
    take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "26"}))
    folder = folder_of(cohort, "anna")
    when = handed_in_at(folder)
    (folder / "timestamp.txt").write_bytes(DAMAGED[0])
    (marked,) = autograde(cohort.teacher, cohort.module, ("anna",))
    assert marked.result is not None
    assert marked.told == (
        "the note of when it was handed in was damaged; the time it came with was put back",
    )
    assert handed_in_at(folder) == when
    assert is_time_known(open_desk(cohort.teacher), SLUG, "anna")
    assert to_mark(cohort.teacher, cohort.module) == ()


@pytest.mark.parametrize("note", DAMAGED)
def test_a_damaged_note_of_work_laid_there_by_hand_is_mended_and_told(cohort, note):
    desk = open_desk(cohort.teacher)
    folder = lay(cohort, "ada", {"q01-median": "26"})
    (folder / "timestamp.txt").write_bytes(note)
    assert to_mark(cohort.teacher, cohort.module) == ("ada",)
    mend_time(desk, SLUG, "ada")
    newest = max(path.stat().st_mtime for path in folder.iterdir() if path.suffix != ".txt")
    assert handed_in_at(folder) == datetime.fromtimestamp(newest, UTC)
    assert read_mendings(desk, SLUG, "ada") == (UNKNOWN.told,)
    assert len(records(desk)) == 1
    set_late_rule(desk, SLUG, LONG_AGO)
    assert lateness(desk, SLUG, "ada") is None


def test_a_damaged_note_keeps_no_later_hand_in_out(cohort):
    take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "26"}))
    (folder_of(cohort, "anna") / "timestamp.txt").write_text("nonsense", encoding="utf-8")
    assert one(take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "27"}))).is_new
    assert answers_of(cohort, "anna") == {"q01-median": "27"}
