"""What the feedback page says, and that nothing in it can act."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.marking.page import FeedbackPage, build_page
from qikit.marking.plain_text import quoted
from qikit.marking.render import render
from qikit.marking.results import Mark, Result
from tests.marking.checkouts import TINY
from tests.marking.solutions import give, perfect_answers

MODULE = load_course(TINY.parent).modules[0]
QUESTIONS = MODULE.assessment
WRITTEN = "q06-your-own"


class Seen(HTMLParser):
    """Collects what a browser would read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


NOTHING = Mark(question_id=WRITTEN, marks=0, possible=3)


def page_with(tmp_path, answers, written=NOTHING, full=True):
    AnswerFile(tmp_path).start()
    give(tmp_path, answers)
    others = [
        Mark(question_id=q.id, marks=q.points if full else 0, possible=q.points)
        for q in QUESTIONS
        if q.id != WRITTEN
    ]
    marks = (*others[:5], written, *others[5:])
    return build_page(MODULE, QUESTIONS, AnswerFile(tmp_path), Result(learner="anna", marks=marks))


def as_html(page: FeedbackPage) -> str:
    return render(page, version="0.9", made=date(2026, 5, 4))


def part(page: FeedbackPage, title: str):
    return next(part for part in page.parts if part.title == title)


def test_the_total_leaves_out_what_is_optional(tmp_path):
    page = page_with(tmp_path, perfect_answers(QUESTIONS))
    assert (page.marks, page.possible) == (8, 11)
    assert (page.optional_marks, page.optional_possible) == (1, 1)
    assert "On top of that, 1 of 1 for what was optional." in as_html(page)


def test_outcomes_add_up_the_questions_that_assess_them(tmp_path):
    timing, causes = page_with(tmp_path, perfect_answers(QUESTIONS)).outcomes
    assert (timing.text, timing.marks, timing.possible) == ("Say how long a round takes.", 6, 6)
    assert (causes.marks, causes.possible) == (4, 7)


def test_the_next_step_is_the_lesson_of_the_weakest_outcome(tmp_path):
    page = page_with(tmp_path, perfect_answers(QUESTIONS))
    assert page.next_steps == ("Look again at “Why the tea is cold” (6 minutes).",)


def test_full_marks_lead_to_data_of_ones_own(tmp_path):
    full = Mark(question_id=WRITTEN, marks=3, possible=3)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), full)
    assert page.next_steps == ("Chart something of your own, and show it to a colleague.",)


def test_an_answer_still_to_be_read_says_so(tmp_path):
    waiting = Mark(question_id=WRITTEN, marks=0, possible=3, needs_person=True)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), waiting)
    seen = Seen(as_html(page)).text
    assert page.waiting == 1
    assert "8 of 11 marks so far" in seen
    assert "Not marked yet, 3 to be had" in seen
    assert part(page, "Your own round").heading == "… Waiting to be read"
    assert part(page, "Your own round").rubric == ()


@pytest.mark.parametrize(
    ("marks", "first", "second"),
    [
        (3, ("one round with its times",), ("one change small enough for one shift",)),
        (0, ("no round described",), ("no change",)),
    ],
)
def test_the_level_reached_is_in_words_where_the_mark_tells_it(tmp_path, marks, first, second):
    mark = Mark(question_id=WRITTEN, marks=marks, possible=3)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), mark)
    assert tuple(line.levels for line in part(page, "Your own round").rubric) == (first, second)


def test_a_mark_between_shows_the_whole_scale(tmp_path):
    mark = Mark(question_id=WRITTEN, marks=2, possible=3)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), mark)
    assert len(part(page, "Your own round").rubric[0].levels) == 3
    assert "from “no round described” to “a round in general” to" in Seen(as_html(page)).text


def test_right_answers_are_told_what_to_notice(tmp_path):
    page = page_with(tmp_path, perfect_answers(QUESTIONS))
    assert part(page, "A usual round").heading == "✓ Right"
    assert part(page, "A usual round").message == "Half of the rounds took longer than this."
    assert part(page, "The late rounds").answer == "3 May, 10 May"


def test_an_answer_of_the_wrong_kind_is_shown_as_it_was_saved(tmp_path):
    page = page_with(tmp_path, {"q03-measures": {"a": [1]}, "q04-late": 7}, full=False)
    assert part(page, "What to count").answer == "{'a': [1]}"
    assert part(page, "The late rounds").answer == "7"
    assert part(page, "First question").answer == ""


def test_the_page_is_whole_without_anything_else(tmp_path):
    html = as_html(page_with(tmp_path, perfect_answers(QUESTIONS)))
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Your feedback: The tea round</title>" in html
    assert "Course version 0.9, page made on 4 May 2026." in html
    assert not {"script", "link", "img", "iframe", "a"} & set(Seen(html).tags)


@given(st.text(max_size=200))
def test_whatever_is_written_stays_text_on_the_page(tmp_path_factory, words):
    mark = Mark(question_id=WRITTEN, marks=1, possible=3, comment=words)
    folder = tmp_path_factory.mktemp("any")
    plain = page_with(folder, {}, Mark(question_id=WRITTEN, marks=1, possible=3, comment="x"))
    tags = Seen(as_html(page_with(folder, {WRITTEN: words, "q01-median": words}, mark))).tags
    allowed = {*Seen(as_html(plain)).tags, "p", "ul", "li", "ol", "em", "strong", "code", "pre"}
    assert set(tags) <= {*allowed, "br", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}


@given(st.text(max_size=200))
def test_a_quote_is_one_line_of_nothing_but_its_words(words):
    shown = quoted(words)
    seen = Seen(shown)
    assert shown.isprintable()
    assert set(seen.tags) <= {"blockquote", "br"}
    assert not set(seen.text.replace(" ", "")) - set(words)


def test_markdown_and_formulas_cannot_start_in_a_quote():
    from nbconvert.filters import markdown2html

    shown = quoted("*a* [x](javascript:y) $z$ `c`\n\n# h\n- item <b>")
    html = markdown2html(shown)
    assert set(Seen(html).tags) == {"blockquote", "br"}
    assert Seen(html).text.strip() == "*a* [x](javascript:y) $z$ `c`# h- item <b>"


def test_marks_by_outcome_can_be_read_by_machine(tmp_path):
    page = page_with(tmp_path, perfect_answers(QUESTIONS), full=False)
    for line in page.outcomes:
        assert (
            f'data-outcome="{line.id}" data-marks="0" data-possible="{line.possible:g}"'
            in as_html(page)
        )
    assert [line.id for line in page.outcomes] == list(MODULE.outcomes)
