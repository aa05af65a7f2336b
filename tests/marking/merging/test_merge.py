"""Two people mark in two places; their marks come together, and none is overwritten."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.marking.engine import gradebook
from qikit.marking.fairness.rubric_marks import history, rubric_mark
from qikit.marking.fairness.second_marking import choose_sample, save_second_mark
from qikit.marking.merging.conflicts import open_conflicts, settle
from qikit.marking.merging.merge import export_marks, merge_marks
from qikit.marking.results import read_result
from tests.marking.fairness.evening import CHANGE, ROUND, SLUG, WRITTEN


def marks_in(place, learner):
    found = read_result(place.desk, SLUG, learner).get(WRITTEN)
    return found.marks, found.comment


def test_marks_for_different_learners_come_together(places):
    places.jo.mark("anna", (2, 1), "From Jo.", marker="Jo")
    places.sam.mark("ben", (1, 0), "From Sam.", marker="Sam")
    merge = places.jo_to_sam()
    assert merge.as_text() == "From Jo: 1 taken, 0 here already, 0 to settle."
    places.sam_to_jo()
    for place in (places.jo, places.sam):
        assert marks_in(place, "anna") == (3, "From Jo.")
        assert marks_in(place, "ben") == (1, "From Sam.")
        assert rubric_mark(place.desk, SLUG, "anna", WRITTEN).marker == "Jo"


def test_taking_the_same_file_twice_changes_nothing(places):
    places.jo.mark("anna", (2, 1), marker="Jo")
    places.jo_to_sam()
    before = history(places.sam.desk, SLUG, "anna", WRITTEN)
    again = places.jo_to_sam()
    assert (len(again.taken), len(again.same), again.conflicts) == (0, 1, ())
    assert history(places.sam.desk, SLUG, "anna", WRITTEN) == before


def test_a_correction_by_somebody_who_saw_the_mark_is_taken(places):
    places.jo.mark("anna", (1, 0), marker="Jo")
    places.jo_to_sam()
    places.sam.mark("anna", (2, 1), marker="Sam", reason="There is a time in it.")
    assert len(places.sam_to_jo().taken) == 1
    assert marks_in(places.jo, "anna")[0] == 3


def test_an_old_file_never_undoes_a_later_mark(places):
    places.jo.mark("anna", (1, 0), marker="Jo")
    old = export_marks(places.jo.desk, SLUG, "Jo")
    merge_marks(places.sam.desk, SLUG, old, "Sam")
    places.sam.mark("anna", (2, 1), marker="Sam")
    merge = merge_marks(places.sam.desk, SLUG, old, "Sam")
    assert (merge.taken, merge.conflicts) == ((), ())
    assert marks_in(places.sam, "anna")[0] == 3


def test_two_different_marks_are_a_conflict_and_ours_stands(places):
    ours = places.sam.mark("anna", (1, 0), "From Sam.", marker="Sam")
    theirs = places.jo.mark("anna", (2, 1), "From Jo.", marker="Jo")
    merge = places.jo_to_sam()
    assert merge.taken == ()
    (conflict,) = merge.conflicts
    assert (conflict.ours, conflict.theirs) == (ours, theirs)
    assert conflict.why == "both places have marked it, and differ"
    assert marks_in(places.sam, "anna") == (1, "From Sam.")
    assert open_conflicts(places.sam.desk, SLUG) == places.jo_to_sam().conflicts


@pytest.mark.parametrize(("choice", "marks"), [("ours", 1), ("theirs", 3)])
def test_what_is_settled_stands_in_both_places(places, choice, marks):
    places.sam.mark("anna", (1, 0), "From Sam.", marker="Sam")
    places.jo.mark("anna", (2, 1), "From Jo.", marker="Jo")
    (conflict,) = places.jo_to_sam().conflicts
    settle(places.sam.desk, SLUG, conflict.uid, choice, "Sam")
    assert marks_in(places.sam, "anna")[0] == marks
    assert open_conflicts(places.sam.desk, SLUG) == ()
    assert len(places.sam_to_jo().taken) == 1, "Jo is not asked again"
    assert marks_in(places.jo, "anna")[0] == marks
    assert len(history(places.jo.desk, SLUG, "anna", WRITTEN)) >= 2, "nothing is forgotten"


def test_two_who_gave_the_same_agree_and_what_follows_is_taken(places):
    places.jo.mark("anna", (2, 1), "Well seen.", marker="Jo")
    places.sam.mark("anna", (2, 1), "Well seen.", marker="Sam")
    merge = places.jo_to_sam()
    assert (len(merge.same), merge.conflicts) == (1, ())
    places.sam.mark("anna", (0, 0), "Hm.", marker="Sam")
    assert len(places.sam_to_jo().taken) == 1


def test_a_score_typed_into_formgrader_travels_too(places):
    with gradebook(places.jo.desk) as book:
        grade = book.find_grade(WRITTEN, "tea", SLUG, "anna")
        grade.manual_score, grade.needs_manual_grade = 2.5, False
        book.find_comment(WRITTEN, "tea", SLUG, "anna").manual_comment = "Typed."
        book.db.commit()
    assert len(places.jo_to_sam().taken) == 1
    assert marks_in(places.sam, "anna") == (2.5, "Typed.")


def test_a_mark_of_other_words_is_not_taken(places):
    places.jo.mark("anna", (2, 1), marker="Jo")
    notebook = places.sam.desk.folder("autograded", SLUG, "anna") / "tea.ipynb"
    notebook.chmod(0o644)
    text = notebook.read_text(encoding="utf-8").replace("Bay four first", "Bay two first")
    notebook.write_text(text, encoding="utf-8")
    (conflict,) = places.jo_to_sam().conflicts
    assert (conflict.why, conflict.ours) == ("the answer here is another one", None)


def test_taking_a_mark_of_other_words_makes_it_one_of_these(places):
    places.jo.mark("anna", (2, 1), marker="Jo")
    notebook = places.sam.desk.folder("autograded", SLUG, "anna") / "tea.ipynb"
    notebook.chmod(0o644)
    text = notebook.read_text(encoding="utf-8").replace("Bay four first", "Bay two first")
    notebook.write_text(text, encoding="utf-8")
    (conflict,) = places.jo_to_sam().conflicts
    written = settle(places.sam.desk, SLUG, conflict.uid, "theirs", "Sam")
    assert written.answer != conflict.theirs.answer
    assert written == rubric_mark(places.sam.desk, SLUG, "anna", WRITTEN)


def second_marks(place, levels):
    chosen = {ROUND: levels[0], CHANGE: levels[1]}
    return save_second_mark(place.desk, SLUG, "anna", WRITTEN, chosen, "", "Kim")


def test_a_second_marker_who_thinks_again_is_followed(places):
    for place in (places.jo, places.sam):
        choose_sample(place.desk, SLUG, 4, seed=1)
    second_marks(places.jo, (0, 0))
    places.jo_to_sam()
    last = second_marks(places.jo, (2, 1))
    assert places.jo_to_sam().taken == (last,)
    assert marks_in(places.sam, "anna")[0] == 0, "a second mark is not the learner's"


def test_a_second_mark_given_twice_apart_is_settled_without_touching_the_learners(places):
    for place in (places.jo, places.sam):
        choose_sample(place.desk, SLUG, 4, seed=1)
    theirs, ours = second_marks(places.jo, (0, 0)), second_marks(places.sam, (2, 1))
    (conflict,) = places.jo_to_sam().conflicts
    assert (conflict.ours, conflict.theirs) == (ours, theirs)
    assert settle(places.sam.desk, SLUG, conflict.uid, "ours", "Sam") is None
    assert marks_in(places.sam, "anna")[0] == 0


def test_a_mark_waits_for_a_hand_in_that_is_not_here_yet(places):
    places.jo.mark("anna", (2, 1), marker="Jo")
    with gradebook(places.sam.desk) as book:
        book.remove_submission(SLUG, "anna")
    (conflict,) = places.jo_to_sam().conflicts
    assert conflict.why == "this hand-in is not marked by machine here yet"
    with pytest.raises(QikitError, match="This hand-in was not marked by machine yet"):
        settle(places.sam.desk, SLUG, conflict.uid, "theirs", "Sam")
    assert open_conflicts(places.sam.desk, SLUG) == (conflict,)
    with gradebook(places.sam.desk) as book:
        book.add_submission(SLUG, "anna")
    merge = places.jo_to_sam()
    assert (len(merge.taken), merge.conflicts) == (1, ())


def test_only_an_open_conflict_can_be_settled_by_one_of_two_choices(places):
    places.sam.mark("anna", (1, 0), marker="Sam")
    places.jo.mark("anna", (2, 1), marker="Jo")
    (conflict,) = places.jo_to_sam().conflicts
    with pytest.raises(QikitError, match="'both' is no choice"):
        settle(places.sam.desk, SLUG, conflict.uid, "both", "Sam")
    settle(places.sam.desk, SLUG, conflict.uid, "ours", "Sam")
    with pytest.raises(QikitError, match="This is settled, or was never a conflict"):
        settle(places.sam.desk, SLUG, conflict.uid, "theirs", "Sam")


def test_marks_of_another_exercise_are_refused(places):
    file = export_marks(places.jo.desk, SLUG, "Jo")
    with pytest.raises(QikitError, match="These are marks of '01-tea', not of '02-coffee'"):
        merge_marks(places.sam.desk, "02-coffee", file, "Sam")
