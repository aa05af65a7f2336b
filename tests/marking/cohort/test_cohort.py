"""A whole class is taken in and marked in one go.

By default there is one learner for almost every kind of damage, mischief and slip, and a few sound
ones.
``QIKIT_COHORT=100`` makes it a class of a hundred; ``QIKIT_COHORT_SEED`` draws another class.
"""

from __future__ import annotations

import html
import os
import re
import time
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from qikit.learn.course_map import load_course
from qikit.learn.kinds import Question, Text
from qikit.marking.arriving.place import read_mendings
from qikit.marking.arriving.store import damaged, records
from qikit.marking.arriving.take_in import Arrived, take_in
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.desk import open_desk
from qikit.marking.feedback import page_html
from qikit.marking.mending.master import load_master
from tests.marking.checkouts import REPOSITORY, Cohort, one_exchange
from tests.marking.cohort.cohort import Pupil, deliver, generate
from tests.marking.cohort.register import EVERY, QUICK
from tests.marking.cohort.work import SLUG

SIZE = int(os.environ.get("QIKIT_COHORT") or len(QUICK) + 3)
SEED = int(os.environ.get("QIKIT_COHORT_SEED") or 26)
SHORT = "\nc.RunOwnCode.timeout = 3\nc.RunOwnCode.longest = 6\n"


class Class:
    """What became of everybody, for the tests to look at."""

    def __init__(self, home: Path) -> None:
        self.root = Cohort(home, REPOSITORY / "course").teacher
        with (self.root / "jupyter_config.py").open("a", encoding="utf-8") as config:
            config.write(SHORT)
        self.desk = open_desk(self.root)
        self.module = load_course(self.root).module(SLUG)
        self.master = load_master(self.desk, self.module)
        self.pupils = generate(SEED, SIZE, self.master)
        deliver(self.pupils, self.desk.exchange / "inbound", home / "tray")
        start = time.perf_counter()
        self.arrived: tuple[Arrived, ...] = take_in(self.root, home / "tray")
        self.collected = collect(self.root, self.module)
        taken = time.perf_counter()
        self.marked = self.mark(to_mark(self.root, self.module))
        done = time.perf_counter()
        print(f"{SIZE} hand-ins: {taken - start:.1f} s to take in, {done - taken:.1f} s to mark")

    def mark(self, learners: tuple[str, ...]) -> dict[str, Marked]:
        return {one.learner: one for one in autograde(self.root, self.module, learners)}

    def told(self, pupil: Pupil) -> tuple[str, ...]:
        found = records(self.desk, SLUG, pupil.name)
        return tuple(sorted(each.kind for each in found[-1].told))

    @cached_property
    def pages(self) -> dict[str, str]:
        """Everybody's feedback page."""
        day = date(2026, 11, 23)
        return {p.name: page_html(self.desk, SLUG, p.name, day) for p in self.to_be_marked}

    @property
    def to_be_marked(self) -> Iterator[Pupil]:
        return (pupil for pupil in self.pupils if not pupil.kind.aside)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    home = tmp_path_factory.mktemp("class")
    with one_exchange(home / "exchange"):
        yield Class(home)


def marks_of(marked: Marked) -> dict[str, float]:
    assert marked.result is not None, marked.reason
    return {mark.question_id: mark.marks for mark in marked.result.marks if mark.marks}


def test_there_are_at_least_twenty_kinds(group):
    assert len({kind.name for kind in EVERY}) == len(EVERY) >= 20
    assert {pupil.kind.name for pupil in group.pupils} >= {kind.name for kind in QUICK}


def test_everybody_who_can_be_marked_is_marked_and_nobody_else(group):
    assert set(group.marked) == {pupil.name for pupil in group.to_be_marked}
    reasons = {name: one.reason for name, one in group.marked.items() if one.result is None}
    assert reasons == {}


def test_everybody_has_the_mark_that_was_worked_out_without_the_course(group):
    for pupil in group.to_be_marked:
        earned = marks_of(group.marked[pupil.name])
        worked_out = {key: marks for key, marks in pupil.work.marks.items() if marks}
        assert earned == pytest.approx(worked_out, abs=0.011), pupil.kind.name


def test_what_a_person_has_to_read_waits_for_a_person(group):
    for pupil in group.to_be_marked:
        waiting = [m.question_id for m in group.marked[pupil.name].result.marks if m.needs_person]
        written = [key for key, drawn in pupil.work.sheet.items() if drawn.is_read]
        assert sorted(waiting) == sorted(written), pupil.kind.name


def test_every_damage_has_its_listed_repair_and_no_other(group):
    found = {pupil.kind.name: group.told(pupil) for pupil in group.to_be_marked}
    assert found == {
        pupil.kind.name: tuple(sorted(pupil.kind.told)) for pupil in group.to_be_marked
    }


def test_what_was_mended_is_told_in_sentences(group):
    for pupil in group.to_be_marked:
        told = read_mendings(group.desk, SLUG, pupil.name)
        assert len(told) == len(pupil.kind.told), pupil.kind.name
        assert all(re.fullmatch(r"[A-Z“].*[.”)]", line) for line in told), told


def test_everything_else_is_set_aside_with_its_listed_reason(group):
    ours = {one.learner for one in group.arrived if one.learner}
    reasons = [one.set_aside for one in group.arrived if one.set_aside]
    reasons += [one.trouble for one in group.collected if one.trouble and one.learner not in ours]
    listed = [pupil.kind.aside for pupil in group.pupils if pupil.kind.aside]
    assert len(reasons) == len(listed)
    for words in listed:
        assert [reason for reason in reasons if reason.startswith(words)], words


def test_every_original_is_as_it_came(group):
    assert damaged(group.desk) == ()
    kept = records(group.desk, SLUG)
    assert {one.learner for one in kept} >= {pupil.name for pupil in group.to_be_marked}


def test_nobodys_mark_depends_on_a_neighbour(group):
    some = [pupil.name for pupil in group.to_be_marked][-2:]
    before = {name: marks_of(group.marked[name]) for name in some}
    for name in reversed(some):
        alone = group.mark((name,))
        assert {name: marks_of(alone[name])} == {name: before[name]}


def hidden_from(question: Question, earned: float) -> list[str]:
    """Texts about a question that somebody who has not got it right must not read."""
    if isinstance(question, Text):
        return [question.example]
    if earned >= question.points:
        return []
    reasons = [option.reason for option in getattr(question, "options", ()) if option.right]
    return [question.notice] + (reasons if question.kind == "choice" else [])


def plain(text: str) -> str:
    """Letters and digits only, so that layout and quotation marks do not matter."""
    return re.sub(r"[\W_]+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text))).casefold().strip()


def test_no_hidden_text_appears_in_any_feedback_page(group):
    for pupil in group.to_be_marked:
        page, earned = plain(group.pages[pupil.name]), pupil.work.marks
        for question in group.master.questions:
            for secret in hidden_from(question, earned.get(question.id, 0.0)):
                assert not secret or plain(secret) not in page, (pupil.kind.name, question.id)


def test_no_script_and_no_key_appears_in_any_feedback_page(group):
    for pupil in group.to_be_marked:
        page = group.pages[pupil.name]
        for sign in ("<script", "Traceback", "answers_at_once", "def q", "grade("):
            assert sign not in page, (pupil.kind.name, sign)
