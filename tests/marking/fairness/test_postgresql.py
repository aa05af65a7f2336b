"""Everything that fair marking keeps lives in PostgreSQL as well, by the same one setting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy

from qikit.marking.fairness.agreement import read_agreement, settle_difference
from qikit.marking.fairness.comments import comments_for
from qikit.marking.fairness.deadlines import LateRule
from qikit.marking.fairness.due import give_extension, lateness, set_late_rule
from qikit.marking.fairness.names import pseudonyms
from qikit.marking.fairness.rubric_marks import rubric_mark
from qikit.marking.fairness.second_marking import choose_sample, save_second_mark
from qikit.marking.feedback import make_feedback
from qikit.marking.merging.bundle import Bundle, read_bundle, write_bundle
from qikit.marking.merging.conflicts import settle
from qikit.marking.merging.merge import export_marks, merge_marks
from tests.marking.checkouts import Cohort, one_exchange
from tests.marking.fairness.evening import CHANGE, LEARNERS, ROUND, SLUG, WRITTEN, Marked
from tests.marking.fairness.fixtures import hand_in_and_mark
from tests.postgres import postgres, server_programs


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    """The same five hand-ins, with the gradebook in a PostgreSQL server of the test's own."""
    if server_programs() is None:
        pytest.skip("PostgreSQL is not installed (package postgresql)")
    home = tmp_path_factory.mktemp("there")
    with postgres() as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIKIT_GRADEBOOK", address)
        hand_in_and_mark(home)
        with one_exchange(home / "exchange"):
            yield Marked(Cohort(home))


def test_the_evening_of_two_markers(there):
    choose_sample(there.desk, SLUG, 4, seed=1)
    for learner in LEARNERS[:4]:
        there.mark(learner, (2, 1), "Which bay would you start with?")
        levels = {ROUND: 0 if learner == "ben" else 2, CHANGE: 1}
        save_second_mark(there.desk, SLUG, learner, WRITTEN, levels, "", "Sam")
    assert comments_for(there.desk, SLUG, WRITTEN)[0].uses == 4
    assert [each.learner for each in read_agreement(there.desk, SLUG).discuss] == ["ben"]
    levels = {ROUND: 1, CHANGE: 1}
    mark = settle_difference(there.desk, SLUG, "ben", WRITTEN, levels, "A round in general.", "Jo")
    assert rubric_mark(there.desk, SLUG, "ben", WRITTEN) == mark
    assert read_agreement(there.desk, SLUG).open == 0
    assert pseudonyms(there.desk, SLUG, LEARNERS) == pseudonyms(there.desk, SLUG, LEARNERS)


def test_deadlines_and_versions(there):
    set_late_rule(there.desk, SLUG, LateRule(due=datetime.now(UTC) - timedelta(days=3)))
    give_extension(there.desk, SLUG, "anna", 30, "Ill.", "Jo")
    assert lateness(there.desk, SLUG, "anna").days_late == 0
    assert lateness(there.desk, SLUG, "ben").days_late > 0
    for marks in ((1, 0), (2, 1)):
        there.mark("anna", marks, reason="Read again by Jo.")
        (page,) = make_feedback(there.cohort.teacher, there.module, ("anna",))
    assert "are now <strong>3 of 3</strong>. Read again by Jo." in page.read_text(encoding="utf-8")


def test_marks_from_elsewhere_are_merged_and_settled(there):
    ours = there.mark("cara", (2, 0))
    theirs = replace(ours, uid="k" * 32, marker="Kim", points=0.0, ancestors=())
    file = write_bundle(
        Bundle(exercise=SLUG, course="1", sender="Kim", made="2026-05-04", marks=(theirs,))
    )
    (conflict,) = merge_marks(there.desk, SLUG, file, "Jo").conflicts
    settle(there.desk, SLUG, conflict.uid, "theirs", "Jo")
    assert rubric_mark(there.desk, SLUG, "cara", WRITTEN).points == 0
    assert len(read_bundle(export_marks(there.desk, SLUG, "Jo")).marks) >= 1


def test_the_server_itself_holds_it(there):
    url = there.desk.config.CourseDirectory.db_url
    tables = set(sqlalchemy.inspect(sqlalchemy.create_engine(url)).get_table_names())
    assert {"grade", "qikit_mark", "qikit_pseudonym", "qikit_given", "qikit_conflict"} <= tables
