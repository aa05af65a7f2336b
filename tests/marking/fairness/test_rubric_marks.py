"""A mark by rubric stands in nbgrader's gradebook, and is never lost."""

from __future__ import annotations

import shutil

import pytest

from qikit.errors import QikitError
from qikit.marking.autograde import autograde
from qikit.marking.engine import gradebook
from qikit.marking.fairness.reading import written_answers
from qikit.marking.fairness.rubric_marks import (
    history,
    restore_marks,
    rubric_mark,
    save_rubric_mark,
    standing_marks,
    withdraw,
)
from qikit.marking.fairness.store import open_store
from qikit.marking.merging.bundle import read_bundle
from qikit.marking.merging.merge import export_marks
from qikit.marking.release import release
from qikit.marking.results import read_result
from tests.marking.fairness.evening import CHANGE, LEARNERS, ROUND, SLUG, WRITTEN


def in_gradebook(marked, learner):
    return read_result(marked.desk, SLUG, learner).get(WRITTEN)


def test_levels_become_the_score_and_comment_that_formgrader_shows(marked):
    assert in_gradebook(marked, "anna").needs_person
    marked.mark("anna", (2, 1), "A round I can see before me.")
    found = in_gradebook(marked, "anna")
    assert (found.marks, found.comment, found.needs_person) == (
        3, "A round I can see before me.", False,
    )  # fmt: skip


def test_the_levels_are_kept_with_their_words_and_who_gave_them(marked):
    given = marked.mark("anna", (1, 0), "Which day?")
    kept = rubric_mark(marked.desk, SLUG, "anna", WRITTEN)
    assert kept == given
    assert [(each.criterion, each.level, each.words) for each in kept.levels] == [
        (ROUND, 1, "a round in general"), (CHANGE, 0, "no change"),
    ]  # fmt: skip
    assert (kept.marker, kept.points, kept.possible) == ("Jo Marker", 1, 3)


def test_a_later_mark_stands_and_the_earlier_one_stays_on_record(marked):
    one = marked.mark("anna", (0, 0))
    two = marked.mark("anna", (2, 1), marker="Sam Other", reason="I had missed the second line.")
    assert history(marked.desk, SLUG, "anna", WRITTEN) == (one, two)
    assert two.ancestors == (one.uid,)
    assert standing_marks(marked.desk, SLUG) == {("anna", WRITTEN): two}
    assert in_gradebook(marked, "anna").marks == 3


def test_a_score_typed_into_formgrader_afterwards_counts_and_has_no_levels(marked):
    marked.mark("anna", (2, 1))
    with gradebook(marked.desk) as book:
        book.find_grade(WRITTEN, "tea", SLUG, "anna").manual_score = 1.5
        book.db.commit()
    assert rubric_mark(marked.desk, SLUG, "anna", WRITTEN) is None
    (answer,) = [each for each in written_answers(marked.desk, SLUG) if each.learner == "anna"]
    assert (answer.score, answer.mark, answer.state) == (1.5, None, "read")


def test_a_mark_survives_when_the_same_hand_in_is_marked_by_machine_again(marked):
    given = marked.mark("anna", (2, 1), "Well seen.")
    list(autograde(marked.cohort.teacher, marked.module, ("anna",)))
    assert rubric_mark(marked.desk, SLUG, "anna", WRITTEN) == given
    assert not in_gradebook(marked, "anna").needs_person


def correct(marked, old, new):
    """Correct a word in the exercise, release it again and mark anna's hand-in again."""
    source = marked.module.exercise_folder / "questions.yml"
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new), encoding="utf-8")
    release(marked.cohort.teacher, marked.module)
    list(autograde(marked.cohort.teacher, marked.module, ("anna",)))


def test_a_mark_survives_when_the_exercise_is_corrected(marked):
    given = marked.mark("anna", (2, 1), "Well seen.")
    correct(marked, "How many minutes does a *usual* round take?", "How long is a usual round?")
    assert rubric_mark(marked.desk, SLUG, "anna", WRITTEN) == given
    assert not in_gradebook(marked, "anna").needs_person
    correct(marked, "a round in general", "one round, without its times")
    assert rubric_mark(marked.desk, SLUG, "anna", WRITTEN) == given
    assert in_gradebook(marked, "anna").needs_person, "the rubric is another one: look again"
    (answer,) = [each for each in written_answers(marked.desk, SLUG) if each.learner == "anna"]
    assert (answer.state, answer.mark) == ("read, changed since", given)


def test_a_mark_comes_back_when_nbgrader_has_lost_the_hand_in(marked):
    marked.mark("anna", (2, 1), "Well seen.")
    with gradebook(marked.desk) as book:
        book.remove_submission(SLUG, "anna")
    shutil.rmtree(marked.desk.folder("autograded", SLUG, "anna"))
    list(autograde(marked.cohort.teacher, marked.module, ("anna",)))
    assert in_gradebook(marked, "anna").needs_person
    (answer,) = [each for each in written_answers(marked.desk, SLUG) if each.learner == "anna"]
    assert (answer.state, answer.score) == ("read", 3)
    found = in_gradebook(marked, "anna")
    assert (found.marks, found.comment, found.needs_person) == (3, "Well seen.", False)
    assert restore_marks(marked.desk, SLUG, "anna") == (), "there is nothing left to bring back"


def test_a_mark_that_was_taken_back_stays_away_and_on_record(marked):
    given = marked.mark("anna", (2, 1), "Well seen.")
    with open_store(marked.desk) as book:
        withdraw(book, given)
        book.db.commit()
    found = in_gradebook(marked, "anna")
    assert (found.marks, found.comment, found.needs_person) == (0, "", True)
    assert restore_marks(marked.desk, SLUG, "anna") == ()
    assert standing_marks(marked.desk, SLUG) == {}
    assert [mark.role for mark in history(marked.desk, SLUG, "anna", WRITTEN)] == [
        "first", "withdrawn",
    ]  # fmt: skip
    assert read_bundle(export_marks(marked.desk, SLUG, "Jo")).marks == ()
    again = marked.mark("anna", (1, 0))
    assert standing_marks(marked.desk, SLUG) == {("anna", WRITTEN): again}


def test_another_answer_does_not_get_the_old_mark_back(marked):
    marked.mark("anna", (2, 1))
    folder = marked.desk.folder("autograded", SLUG, "anna") / "tea.ipynb"
    folder.chmod(0o644)
    text = folder.read_text(encoding="utf-8").replace("Bay four first", "Nothing will change")
    folder.write_text(text, encoding="utf-8")
    with gradebook(marked.desk) as book:
        book.find_grade(WRITTEN, "tea", SLUG, "anna").manual_score = None
        book.db.commit()
    assert restore_marks(marked.desk, SLUG, "anna") == ()
    assert in_gradebook(marked, "anna").marks == 0


def test_answers_are_listed_as_they_were_written_and_blank_ones_are_not(marked):
    found = {each.learner: each for each in written_answers(marked.desk, SLUG)}
    assert tuple(found) == LEARNERS[:4], "eve wrote nothing"
    assert found["anna"].words == "Tuesday, 4 o'clock: <b>cold</b> on bay 4. Bay four first."
    assert found["ben"].words == "The rounds are late, mostly. I would\nask the kitchen why."
    assert {each.state for each in found.values()} == {"to read"}
    assert found["anna"].question.rubric[0].criterion == ROUND


def test_only_written_questions_are_marked_by_a_rubric(marked):
    with pytest.raises(QikitError, match="'q01-median' is not marked by a rubric"):
        save_rubric_mark(marked.desk, SLUG, "anna", "q01-median", {}, "", "Jo")


def test_a_hand_in_that_was_never_marked_by_machine_is_refused(marked):
    with pytest.raises(QikitError, match="This hand-in was not marked by machine yet"):
        save_rubric_mark(marked.desk, SLUG, "zoe", WRITTEN, {ROUND: 1, CHANGE: 1}, "", "Jo")


def test_a_mark_that_cannot_be_is_refused_and_changes_nothing(marked):
    with pytest.raises(QikitError, match="'A change that can be tried' has no level yet"):
        save_rubric_mark(marked.desk, SLUG, "anna", WRITTEN, {ROUND: 1}, "", "Jo")
    with pytest.raises(QikitError, match="Nobody is named as the marker"):
        marked.mark("anna", (1, 1), marker=" ")
    assert in_gradebook(marked, "anna").needs_person
    assert history(marked.desk, SLUG, "anna", WRITTEN) == ()
