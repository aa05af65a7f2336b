"""Mending a notebook: every kind of damage to its cells, and whatever else may happen to them."""

from __future__ import annotations

import random
from copy import deepcopy

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qikit.marking.mending.mend import mend
from tests.marking.mending.notebooks import (
    PLACEHOLDER,
    STUB,
    TITLES,
    copy_of,
    learners,
    master,
    named,
    place_of,
    typed,
)

SOLVED = "waits = load()\npeople = waits.sum()\nround(people)"


def mended(notebook):
    """Mend, and hold what is always promised."""
    done = mend(notebook, master(), TITLES)
    nbformat.validate(done.notebook)
    graded = [each for each in done.notebook.cells if "nbgrader" in each.metadata]
    wanted = [each for each in master().cells if "nbgrader" in each.metadata]
    assert [each.metadata for each in graded] == [each.metadata for each in wanted]
    for mine, course in zip(graded, wanted, strict=True):
        assert mine.cell_type == course.cell_type
        assert course.metadata.nbgrader["solution"] or mine.source == course.source
    return done


def kinds(done) -> list[str]:
    return [each.kind for each in done.told]


def test_a_sound_notebook_stays_as_it_is_and_nothing_is_told():
    notebook = learners()
    named(notebook, "code-q3").source = SOLVED
    done = mended(notebook)
    assert done.notebook.cells == notebook.cells
    assert done.told == ()


def test_a_check_that_was_deleted_is_put_back():
    notebook = learners()
    del notebook.cells[place_of(notebook, "q2")]
    done = mended(notebook)
    assert done.notebook.cells == master().cells
    assert [each.told for each in done.told] == [
        "“Second”: the part that is marked was missing and was put back."
    ]


def test_a_check_that_was_copied_counts_once():
    notebook = learners()
    notebook.cells.insert(5, copy_of(named(notebook, "q1")))
    done = mended(notebook)
    assert (done.notebook.cells, kinds(done)) == (master().cells, ["copied"])


def test_a_check_that_was_split_is_put_together():
    notebook = learners()
    place = place_of(notebook, "q1")
    notebook.cells.insert(place + 1, copy_of(notebook.cells[place], '"q1")'))
    notebook.cells[place].source = "grade("
    done = mended(notebook)
    assert (done.notebook.cells, kinds(done)) == (master().cells, ["split"])


def test_a_piece_without_any_name_is_known_by_where_it_is():
    notebook = learners()
    place = place_of(notebook, "q1")
    notebook.cells.insert(place + 1, typed('"q1")'))
    notebook.cells[place].source = "grade("
    done = mended(notebook)
    assert (done.notebook.cells, kinds(done)) == (master().cells, ["split"])


def test_a_check_that_was_typed_anew_is_recognised():
    notebook = learners()
    notebook.cells[place_of(notebook, "q2")] = typed('grade("q2")')
    done = mended(notebook)
    assert "“Second”: the part that is marked had been typed anew and was recognised." in [
        each.told for each in done.told
    ]


def test_a_check_that_became_text_is_code_again():
    notebook = learners()
    place = place_of(notebook, "q1")
    text = typed('grade("q1")', "markdown")
    text.metadata = deepcopy(notebook.cells[place].metadata)
    notebook.cells[place] = text
    done = mended(notebook)
    assert (done.notebook.cells, kinds(done)) == (master().cells, ["retyped"])


def test_a_check_that_was_changed_is_the_courses_again_and_what_was_typed_is_kept():
    notebook = learners()
    named(notebook, "q1").source = "print('my own thoughts')"
    done = mended(notebook)
    assert kinds(done) == ["changed"]
    own = done.notebook.cells[place_of(done.notebook, "q1") + 1]
    assert (own.source, own.metadata) == ("print('my own thoughts')", {})


def test_another_order_is_put_right():
    notebook = learners()
    notebook.cells.reverse()
    done = mended(notebook)
    assert (done.notebook.cells, kinds(done)) == (master().cells, ["reordered"])


def test_missing_parts_of_the_course_come_back():
    notebook = learners()
    notebook.cells = [each for each in notebook.cells if each.id not in ("imports", "about-q2")]
    done = mended(notebook)
    assert (done.notebook.cells, kinds(done)) == (master().cells, ["restored"])
    assert done.told[0].told.endswith("were put back (2).")


def test_an_imports_cell_that_was_broken_is_whole_again_and_the_learners_kept_below():
    notebook = learners()
    named(notebook, "imports").source = "import numpy"
    done = mended(notebook)
    assert kinds(done) == ["kept-below"]
    assert [each.source for each in done.notebook.cells[1:3]] == [
        "from qikit.learn import ask, grade", "import numpy"
    ]  # fmt: skip


def test_own_cells_stay_where_they_were():
    notebook = learners()
    notebook.cells.insert(0, typed("My name is Anna.", "markdown"))
    notebook.cells.insert(5, typed("2 + 2"))
    done = mended(notebook)
    assert done.told == ()
    assert [each.source for each in done.notebook.cells] == [each.source for each in notebook.cells]


def test_of_copied_code_the_last_that_was_changed_counts():
    notebook = learners()
    place = place_of(notebook, "code-q3")
    notebook.cells[place].source = SOLVED
    notebook.cells.insert(place + 1, copy_of(notebook.cells[place], SOLVED + " + 1"))
    notebook.cells.insert(place + 2, copy_of(notebook.cells[place], STUB))
    notebook.cells[place + 2]["id"] = "another"
    done = mended(notebook)
    assert named(done.notebook, "code-q3").source == SOLVED + " + 1"
    assert [each.told for each in done.told] == [
        "“Third”: the answer was there more than once; the last that was changed counts."
    ]


def test_split_code_is_put_together():
    notebook = learners()
    place = place_of(notebook, "code-q3")
    notebook.cells[place].source = "waits = load()\npeople = waits.sum()"
    notebook.cells.insert(place + 1, copy_of(notebook.cells[place], "round(people)"))
    done = mended(notebook)
    assert named(done.notebook, "code-q3").source == SOLVED
    assert kinds(done) == ["split"]


def test_code_whose_cell_was_replaced_is_found_where_it_should_be():
    notebook = learners()
    notebook.cells[place_of(notebook, "code-q3")] = typed(SOLVED)
    done = mended(notebook)
    assert named(done.notebook, "code-q3").source == SOLVED
    assert (len(done.notebook.cells), kinds(done)) == (len(master().cells), ["retyped"])


def test_words_typed_into_the_answer_cell_are_kept():
    notebook = learners()
    named(notebook, "q3-words").source = "We began with one bay."
    assert named(mended(notebook).notebook, "q3-words").source == "We began with one bay."


def test_an_answer_cell_left_empty_is_as_it_was_released():
    notebook = learners()
    named(notebook, "q3-words").source = "  "
    assert named(mended(notebook).notebook, "q3-words").source == PLACEHOLDER


def test_all_names_lost_is_told_once():
    notebook = learners()
    named(notebook, "code-q3").source = SOLVED
    for each in notebook.cells:
        each.metadata, each["id"] = {}, ""
    done = mended(notebook)
    assert kinds(done) == ["names-lost"]
    assert named(done.notebook, "code-q3").source == SOLVED


def test_cells_of_one_name_get_names_of_their_own():
    notebook = learners()
    for text in ("one", "two"):
        notebook.cells.append(typed(text, "markdown"))
        notebook.cells[-1]["id"] = "mine"
    done = mended(notebook)
    assert kinds(done) == ["same-names"]
    assert [each.source for each in done.notebook.cells[-2:]] == ["one", "two"]


def test_a_graded_cell_of_another_exercise_is_an_ordinary_cell():
    notebook = learners()
    foreign = copy_of(named(notebook, "q1"), 'grade("q9-elsewhere")')
    foreign.metadata["nbgrader"]["grade_id"] = "q9-elsewhere"
    notebook.cells.append(foreign)
    done = mended(notebook)
    assert (done.notebook.cells[-1].source, done.notebook.cells[-1].metadata) == (
        'grade("q9-elsewhere")', {}
    )  # fmt: skip


def test_outputs_are_left_to_be_made_again():
    notebook = learners()
    named(notebook, "q1").outputs = [nbformat.v4.new_output("stream", text="1.0")]
    assert named(mended(notebook).notebook, "q1").outputs == []


@pytest.mark.parametrize("name", ["q1", "q3"])
def test_without_a_title_a_cell_is_called_by_its_name(name):
    notebook = learners()
    del notebook.cells[place_of(notebook, name)]
    (told,) = mend(notebook, master()).told
    assert told.told.startswith(f"“{name}”")


def damage(notebook, chance: random.Random) -> set[str]:
    """Do one thing to a notebook that people do; return what the learner wrote with it."""
    place = chance.randrange(len(notebook.cells))
    what = chance.choice(["delete", "copy", "move", "strip", "type", "own", "blank id"])
    if what == "delete" and notebook.cells[place].source.startswith("own"):
        what = "own"
    if what == "delete" and len(notebook.cells) > 1:
        del notebook.cells[place]
    elif what == "copy" and not notebook.cells[place].source.startswith("own"):
        notebook.cells.insert(place, copy_of(notebook.cells[place]))
    elif what == "move":
        notebook.cells.insert(chance.randrange(len(notebook.cells)), notebook.cells.pop(place))
    elif what == "strip":
        notebook.cells[place].metadata = {}
    elif what == "type" and not notebook.cells[place].source.startswith("own"):
        notebook.cells[place] = typed(notebook.cells[place].source)
    elif what == "blank id":
        notebook.cells[place]["id"] = ""
    elif what == "own":
        words = f"own {chance.random()}"
        notebook.cells.insert(place, typed(words, "raw"))
        return {words}
    return set()


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), times=st.integers(1, 25))
def test_whatever_happens_the_master_is_whole_and_own_words_are_kept(seed, times):
    chance, notebook = random.Random(seed), learners()
    words: set[str] = set()
    for _ in range(times):
        words |= damage(notebook, chance)
    done = mended(notebook)
    course = [each for each in done.notebook.cells if not each.source.startswith("own")]
    texts = [each.source for each in course]
    assert [text for text in texts if text in {each.source for each in master().cells}] == texts
    kept = {each.source for each in done.notebook.cells if each.source.startswith("own")}
    assert kept == words
    again = mend(done.notebook, master(), TITLES)
    assert (again.notebook.cells, again.told) == (done.notebook.cells, ())
