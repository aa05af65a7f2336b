"""The three calls of a notebook: guess, ask, grade."""

from __future__ import annotations

import shutil

import pytest

from qikit.errors import QikitError
from qikit.learn import ask, grade, guess
from qikit.learn.answers import AnswerFile
from qikit.learn.form import _listed
from qikit.learn.kinds import Choice, Many, Order
from qikit.learn.notebook import NotRightYet, as_html
from tests.learn.conftest import WARD


@pytest.fixture
def here(learner_folder, monkeypatch):
    monkeypatch.chdir(learner_folder)
    return learner_folder


def test_an_answer_is_saved_when_given_and_there_when_asked_again(here):
    form = ask("q1-two-points")
    form.answer = "working"
    assert form.saved.startswith("Saved ")
    assert AnswerFile(here).read()["q1-two-points"].answer == "working"
    again = ask("q1-two-points")
    assert again.answer == "working"
    assert again.saved.startswith("Saved ")


def test_the_page_hears_that_each_answer_is_saved_also_within_one_minute(here):
    form, told = ask("q1-two-points"), []
    form.observe(lambda change: told.append(change["new"]), "saved")
    form.answer = "working"
    form.answer = "green"
    assert [words[:6] for words in told if words] == ["Saved ", "Saved "]


def test_checking_shows_the_nudge_and_a_new_answer_clears_it(here):
    form = ask("q1-two-points")
    form.answer = "working"
    form.check()
    assert form.feedback["state"] == "slip"
    assert "ordinary month" in form.feedback["html"]
    form.answer = "cannot-tell"
    assert form.feedback == {}
    assert form.check().state == "right"


def test_the_form_never_carries_the_key_of_what_is_marked_later(here):
    for question_id in ("q4-points", "q5-steps"):
        state = str(ask(question_id).question)
        assert "slip" not in state
        assert "hint" not in state
        assert ask(question_id).question["action"] == {}


def test_the_form_never_says_which_option_is_right_before_it_is_checked(here):
    state = ask("q1-two-points").get_state()
    assert "right" not in str(state["question"])


def test_markup_in_what_authors_and_learners_write_is_escaped(here):
    form = ask("q6-tell")
    form.answer = "<script>alert(1)</script> and four more words"
    form.check()
    assert "<script>" not in form.feedback["html"]


@pytest.mark.parametrize(
    ("kind", "listed"), [("choice", "options"), ("many", "options"), ("order", "items")]
)
def test_emphasis_in_an_option_is_drawn_and_is_not_read_aloud_as_stars(kind, listed):
    words = {"id": "b", "text": "50. Is *bad* <i>p < 0.05</i>?"}
    drawn = _listed({listed: [words], "kind": kind})[listed][0]
    assert drawn["html"] == "50. Is <em>bad</em> &lt;i&gt;p &lt; 0.05&lt;/i&gt;?"
    assert drawn["text"] == "50. Is bad <i>p < 0.05</i>?"


STARRED = [
    {"id": "a", "text": "It is *really* so", "right": True, "reason": "So.", "missed": "Sure?"},
    {"id": "b", "text": "**Never**", "slip": "x", "hint": "Never?"},
]
ITEMS = [{"id": "a", "text": "It is *really* so"}, {"id": "b", "text": "**Never**"}]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (Choice(id="q", title="", prompt="", options=STARRED), "a"),
        (Many(id="q", title="", prompt="", options=STARRED), ["a"]),
        (Order(id="q", title="", prompt="", items=ITEMS), ["a", "b"]),
    ],
)
def test_an_answer_in_words_has_no_stars(question, answer):
    told = question.in_words(answer)
    assert "It is really so" in told
    assert "*" not in told


def test_a_guess_is_kept_and_reveals_only_after_committing(here):
    form = guess("q1-two-points", reveal="<p>It went 71, 74, 69, 73.</p>")
    assert form.revealed == ""
    form.commit()
    assert form.feedback["state"] == "not-started"
    form.answer = "working"
    form.commit()
    assert "71, 74, 69" in form.revealed
    assert "Look at many points" in form.revealed
    form.answer = "green"
    assert AnswerFile(here).read()["q1-two-points"].answer == "working"
    assert guess("q1-two-points", reveal="<p>71, 74</p>").revealed.startswith("<p>71, 74")


def test_an_answer_that_cannot_be_saved_says_so(here):
    form = ask("q1-two-points")
    shutil.rmtree(here)
    here.touch()
    form.answer = "working"
    assert form.feedback["heading"] == "! Not saved"
    assert "Keep this page open" in form.feedback["html"]


@pytest.fixture
def with_keys(tmp_path, monkeypatch):
    """The authors' own folder, in which every key is."""
    authors = shutil.copytree(WARD, tmp_path / "authors")
    AnswerFile(authors).start()
    monkeypatch.chdir(authors)
    return authors


def test_grading_returns_marks_prints_feedback_and_gives_part_marks(with_keys, capsys):
    file = AnswerFile(with_keys)
    file.save("q2-family", ["outcome"])
    assert grade("q2-family") == 2.0
    assert "Look again" in capsys.readouterr().out
    file.save("q2-family", ["outcome", "process"])
    assert grade("q2-family") == 4.0


def test_grading_an_answer_that_earns_nothing_raises_its_feedback_without_a_traceback(with_keys):
    with pytest.raises(NotRightYet, match="Not started") as caught:
        grade("q3-median")
    assert isinstance(caught.value, AssertionError)
    assert caught.value._render_traceback_() == [str(caught.value)]
    AnswerFile(with_keys).save("q3-median", "77.6")
    with pytest.raises(NotRightYet, match="not dragged by one extreme"):
        grade("q3-median")


def test_validating_a_learners_copy_accepts_what_is_only_saved(here, capsys):
    AnswerFile(here).save("q4-points", ["Week 1"])
    assert grade("q4-points") == 3.0
    assert "marked after you hand in" in capsys.readouterr().out


def test_on_a_page_for_visitors_nothing_is_marked_or_shown(here, monkeypatch, capsys):
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    assert grade("q3-median") is None
    assert capsys.readouterr().out == ""


def test_something_that_cannot_be_shown_after_a_guess_is_refused():
    with pytest.raises(QikitError, match=r"int cannot be shown after a guess.*chart, HTML"):
        as_html(3)
