"""What the feedback page says, and that nothing in it can act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.learn.answers import AnswerFile
from qikit.learn.course_map import load_course
from qikit.marking.fairness.deadlines import Lateness, LateRule
from qikit.marking.fairness.rubric import written_question
from qikit.marking.fairness.rubric_marks import make_mark
from qikit.marking.fairness.values import RubricMark
from qikit.marking.fairness.versions import Change, Version
from qikit.marking.page import build_page
from qikit.marking.page_values import Beside, FeedbackPage
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


def page_with(tmp_path, answers, mark=NOTHING, full=True, **beside):
    AnswerFile(tmp_path).start()
    give(tmp_path, answers)
    others = [
        Mark(question_id=q.id, marks=q.points if full else 0, possible=q.points)
        for q in QUESTIONS
        if q.id != WRITTEN
    ]
    marks = (*others[:5], mark, *others[5:])
    result = Result(learner="anna", marks=marks)
    return build_page(MODULE, QUESTIONS, AnswerFile(tmp_path), result, Beside(**beside))


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
    assert "Version 1 of your feedback. Course version 0.9, page made on 4 May 2026." in html
    assert not {"script", "link", "img", "iframe", "a"} & set(Seen(html).tags)


def given_levels(*levels: int) -> dict[str, RubricMark]:
    question = written_question(QUESTIONS, WRITTEN)
    chosen = {line.criterion: at for line, at in zip(question.rubric, levels, strict=True)}
    mark = make_mark(
        question, chosen, exercise="01-tea", learner="anna", role="first", marker="Jo",
        comment="", reason="", words="", before=(),
    )  # fmt: skip
    return {WRITTEN: mark}


def test_the_level_a_person_chose_is_told_with_the_next_one_up(tmp_path):
    mark = Mark(question_id=WRITTEN, marks=2, possible=3)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), mark, marks=given_levels(1, 1))
    first, second = part(page, "Your own round").rubric
    assert (first.levels, first.next_up) == (("a round in general",), "one round with its times")
    assert (second.levels, second.next_up) == (("one change small enough for one shift",), "")
    seen = " ".join(Seen(as_html(page)).text.split())
    assert (
        "One round, as it happened: a round in general. The next level up: one round with" in seen
    )
    assert "one change small enough for one shift. This is the top level." in seen


def test_the_words_that_were_read_stand_although_the_rubric_was_corrected_since(tmp_path):
    old = replace(given_levels(1, 0)[WRITTEN].levels[0], words="words of last year")
    marks = {WRITTEN: replace(given_levels(1, 0)[WRITTEN], levels=(old,))}
    mark = Mark(question_id=WRITTEN, marks=1, possible=3)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), mark, marks=marks)
    (line,) = part(page, "Your own round").rubric
    assert (line.levels, line.next_up) == (("words of last year",), "")


def test_an_answer_typed_into_the_notebook_itself_is_shown(tmp_path):
    mark = Mark(question_id=WRITTEN, marks=1, possible=3)
    page = page_with(tmp_path, {}, mark, written={WRITTEN: "Typed <b>there</b> instead."})
    assert part(page, "Your own round").answer == "Typed <b>there</b> instead."
    assert part(page, "Your own round").heading == "✓ Read by a person"
    assert "Typed &lt;b&gt;there&lt;/b&gt; instead." in as_html(page)


def test_what_was_mended_is_told_without_blame(tmp_path):
    page = page_with(tmp_path, {}, mended=("“A usual round”: a copied part counts once.",))
    seen = Seen(as_html(page)).text
    assert "“A usual round”: a copied part counts once." in seen
    assert "Nothing was taken off for this." in seen
    assert "mended" not in Seen(as_html(page_with(tmp_path, {}))).text


def test_late_work_is_told_its_rule_and_what_came_off(tmp_path):
    due = datetime(2026, 5, 4, 17).astimezone()
    rule = LateRule(due=due, per_cent_a_day=10)
    late = Lateness(rule=rule, handed_in=due + timedelta(hours=30))
    page = page_with(tmp_path, perfect_answers(QUESTIONS), lateness=late)
    assert (page.marks, page.taken_off, page.counted) == (8, 1.6, 6.4)
    seen = Seen(as_html(page)).text
    assert "6.4 of 11 marks" in seen
    assert "You earned 8 marks, and 1.6 came off by the rule for late work." in seen
    assert "Each day begun takes 10% off the marks." in seen
    assert [line.marks for line in page.outcomes] == [6, 4], "outcomes say what you can do"


def test_a_new_version_says_what_changed_from_what_to_what_and_why(tmp_path):
    mark = Mark(question_id=WRITTEN, marks=3, possible=3, comment="Ah, on <b>Tuesday</b>.")
    why = "I had missed the <i>second</i> line."
    changes = (
        Change(question_id=WRITTEN, what="marks", old="1 of 3", new="3 of 3", why=why),
        Change(question_id=WRITTEN, what="comment", old="", new=mark.comment, why=why),
        Change(question_id="", what="whole", old="", new="Due on Friday."),
    )
    plain = page_with(tmp_path, perfect_answers(QUESTIONS), mark)
    assert "What changed" not in Seen(as_html(plain)).text
    page = replace(plain, version=Version(number=2, changes=changes))
    seen = " ".join(Seen(as_html(page)).text.split())
    assert "This is version 2 of your feedback." in seen
    assert f"marks were 1 of 3 and are now 3 of 3. {why}" in seen
    assert "“Your own round”: there is a new comment." in seen
    assert "What is said about when the work was due is another text now." in seen


def test_at_a_glance_names_every_question_once(tmp_path):
    waiting = Mark(question_id=WRITTEN, marks=0, possible=3, needs_person=True)
    page = page_with(tmp_path, perfect_answers(QUESTIONS), waiting)
    assert page.at_a_glance == (
        "Full marks: questions 1, 2, 3, 4, 5 and 7.", "Still to be read: question 6.",
    )  # fmt: skip


def test_the_last_step_leads_to_the_next_module(tmp_path):
    following = MODULE.model_copy(update={"number": 2, "title": "The coffee round"})
    page = page_with(tmp_path, perfect_answers(QUESTIONS), next_module=following)
    assert page.next_steps[-1] == "Go on with module 2, “The coffee round”."


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
