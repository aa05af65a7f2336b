"""The marking desk as a browser asks for it, over a tiny course."""

from __future__ import annotations

import html
import json
import re

import pytest

from qikit.marking.desk import open_desk
from qikit.marking.fairness.reading import written_answers
from qikit.serving.desk.diary import DiaryWriter
from qikit.serving.desk.runs import diary_path, lock_of
from tests.course_server import CourseServer
from tests.marking.checkouts import Cohort
from tests.serving.desk.acting import acting
from tests.serving.desk.conftest import DESK, QUESTION, WORDS, Zip, nameless
from tests.serving.visitor import Visitor

TEA = f"{DESK}/01-tea"
PARTS = ("", "/hand-ins", "/answers", "/second", "/agreement", "/class", "/sharing", "/deadline")
LEVELS = {"level-0": "2", "level-1": "1"}


def state_of(cohort: Cohort, learner: str) -> tuple[str, float | None]:
    answers = written_answers(open_desk(cohort.teacher), "01-tea")
    return next((one.state, one.score) for one in answers if one.learner == learner)


@pytest.mark.parametrize("path", [DESK, f"{DESK}/name", *(TEA + part for part in PARTS)])
def test_a_stranger_is_asked_for_the_token(course: CourseServer, path: str) -> None:
    assert 'name="password"' in Visitor(course).get(path)[1]


@pytest.mark.parametrize(
    "path",
    [
        *(f"{DESK}/name", f"{DESK}/take-in", TEA, f"{TEA}/take-in", f"{TEA}/hand-ins"),
        *(f"{TEA}/answers", f"{TEA}/answers/{QUESTION}/anna", f"{TEA}/second"),
        *(f"{TEA}/answers/{QUESTION}/anna/undo", f"{TEA}/sharing", f"{TEA}/deadline"),
        *(f"{TEA}/second/{QUESTION}/anna", f"{TEA}/agreement/{QUESTION}/anna", f"{TEA}/run/mark"),
    ],
)
def test_every_form_must_be_our_own(associate: Visitor, path: str) -> None:
    assert associate.post(path, from_our_form=False)[0] == 403


@pytest.mark.parametrize("path", [DESK, f"{DESK}/name", *(TEA + part for part in PARTS)])
def test_no_script_may_run(associate: Visitor, marked: str, path: str) -> None:
    status, page, headers = associate.get(path)
    assert status == 200
    assert headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert "script-src" not in headers["Content-Security-Policy"]
    assert "<script" not in page
    assert acting(page) == []


def test_only_our_own_script_may_run_where_a_step_is_watched(
    associate: Visitor, marked: str
) -> None:
    first, second = (associate.get(f"{TEA}/run/mark")[2]["Content-Security-Policy"] for _ in "ab")
    nonce = re.compile(r"script-src 'nonce-([\w-]{20,})'; connect-src 'self'$")
    assert nonce.search(first)[1] != nonce.search(second)[1]


@pytest.mark.parametrize(
    "page",
    [
        "<script>attacked(1)</script>",
        "<p><img src=x onerror=attacked(2)>",
        '<a href=" javascript:attacked(3)">x</a>',
    ],
)
def test_what_acts_would_be_seen(page: str) -> None:
    assert acting(page)
    assert acting(html.escape(page)) == []


def test_each_arrival_is_told_and_none_stops_another(arrived: str, marked: str) -> None:
    assert "5 hand-ins arrived: 3 to be marked, 2 set aside." in arrived
    assert "set aside, because it is neither a zip nor a file of an exercise." in arrived
    assert "set aside, because it does not say whose it is" in arrived
    assert acting(arrived) == []
    assert "3 newly marked." in marked
    assert acting(marked) == []


def test_one_without_a_name_is_taken_in_again_with_it(associate: Visitor, marked: str) -> None:
    page = associate.get(f"{TEA}/hand-ins")[1]
    key = re.search(r'name="key" value="([^"]+)"(?=.{0,300}who\.zip)', page, re.DOTALL)[1]
    status, told, _ = associate.post(f"{TEA}/hand-ins", key=key, learner=" ")
    assert (status, "Nobody is named." in told) == (409, True)
    told = associate.post(f"{TEA}/hand-ins", key=key, learner="cara")[1]
    assert "1 hand-in arrived: 1 to be marked, 0 set aside." in told
    told = associate.post(f"{TEA}/hand-ins", key=key, learner="cara")[1]
    assert "This hand-in is not set aside any more." in told


def test_what_only_another_hand_in_helps_is_asked_for_and_taken_off_the_list(
    associate: Visitor, marked: str
) -> None:
    associate.upload(f"{TEA}/take-in", {"advert.zip": b"buy now"})
    form = r'name="key" value="([^"]+)">\s*<button[^>]+value="dismiss" [^>]+>[^<]+<[^>]+>: advert'
    page = associate.get(f"{TEA}/hand-ins")[1]
    assert "a file of an exercise. Ask whoever sent it to hand in again." in " ".join(page.split())
    key = re.search(form, page)[1]
    status, page, _ = associate.post(f"{TEA}/hand-ins", key=key, do="dismiss")
    assert (status, "advert.zip" in page) == (200, False)
    status, page, _ = associate.post(f"{TEA}/hand-ins", key=key, do="dismiss")
    assert (status, "is set aside." in page) == (409, True)


def test_one_name_is_not_given_to_two_files(associate: Visitor, zipped: Zip, marked: str) -> None:
    files = {name: nameless(zipped("gus", {QUESTION: WORDS})) for name in ("a.zip", "b.zip")}
    status, page, _ = associate.upload(f"{TEA}/take-in", files, learner="gus")
    assert (status, "2 hand-ins cannot all be by" in page) == (409, True)


def test_a_step_that_has_to_wait_leads_to_the_one_at_work(
    associate: Visitor, cohort: Cohort, marked: str
) -> None:
    desk = open_desk(cohort.teacher)
    with lock_of(desk, "01-tea"):
        at_work = DiaryWriter(diary_path(desk, "01-tea", "mark-again"), "mark-again")
        page = associate.post(TEA, step="feedback-early")[1]
        assert "<h1>Marking everybody again</h1>" in page
        assert "“Giving feedback early” has not begun: one thing at a time." in page
        associate.post(f"{TEA}/run/mark-again", run="an earlier run")
        assert not at_work.must_stop()
        page = associate.post(f"{TEA}/run/mark-again", run=at_work.run)[1]
        assert "Stopping after the hand-in at hand" in page
        assert at_work.must_stop()
        at_work.end("Stopped. 1 newly marked. 2 were left to do.", left=2)
    page = associate.get(f"{TEA}/run/mark-again")[1]
    assert '<button class="button" form="act" name="step" value="mark">Mark the rest' in page


def test_a_level_that_is_missing_is_told_and_nothing_typed_is_lost(
    associate: Visitor, marked: str
) -> None:
    typed = {"level-0": "2", "comment": "Which bay?"}
    status, page, _ = associate.post(f"{TEA}/answers/{QUESTION}/anna", **typed)
    assert status == 422
    assert "has no level yet" in page
    assert ">Which bay?</textarea>" in page
    assert re.search(r'name="level-0" value="2" required checked', page)


def test_a_mark_is_saved_taken_back_and_given_again(
    associate: Visitor, cohort: Cohort, marked: str
) -> None:
    answer = f"{TEA}/answers/{QUESTION}/ben"

    def undo(page: str) -> str:
        uid = re.search(r'name="mark" value="(\w+)"', page)[1]
        assert associate.post(f"{answer}/undo", mark=uid)[0] == 200
        return uid

    page = associate.post(answer, **LEVELS, comment="Clear.")[1]
    assert "Saved for ben: 3 of 3 marks." in page
    assert state_of(cohort, "ben") == ("read", 3)
    uid = undo(page)
    assert state_of(cohort, "ben") == ("to read", None)
    associate.post(answer, **LEVELS)
    seen = re.search(r'name="seen" value="(\w+)"', associate.get(answer)[1])[1]
    undo(associate.post(answer, **LEVELS | {"level-0": "0"}, seen=seen)[1])
    assert state_of(cohort, "ben") == ("read", 3)
    status, told, _ = associate.post(f"{answer}/undo", mark=uid)
    assert (status, "This answer was marked again since." in told) == (409, True)


def test_a_mark_given_meanwhile_is_shown_before_another_takes_its_place(
    associate: Visitor, cohort: Cohort, marked: str
) -> None:
    answer = f"{TEA}/answers/{QUESTION}/anna"
    associate.post(answer, **LEVELS)
    status, page, _ = associate.post(answer, **LEVELS | {"level-0": "0"})
    assert status == 422
    assert "Anna Lee marked this while you were reading: 3 of 3." in page
    assert state_of(cohort, "anna") == ("read", 3)
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    associate.post(answer, **LEVELS | {"level-0": "0"}, seen=seen)
    assert state_of(cohort, "anna") == ("read", 1)


def test_everything_is_two_links_from_the_first_page(associate: Visitor) -> None:
    assert f'href="/{TEA}"' in associate.get(DESK)[1]
    page = associate.get(TEA)[1]
    for part in PARTS:
        assert f'href="/{TEA}{part}"' in page


def test_hidden_names_are_in_no_page_of_reading_and_in_no_address(
    associate: Visitor, marked: str
) -> None:
    associate.post(f"{TEA}/answers", names="hide")
    page = associate.get(f"{TEA}/answers")[1]
    keys = re.findall(rf'href="/{TEA}/answers/{QUESTION}/([\w-]+)"', page)
    reading = associate.get(f"{TEA}/answers/{QUESTION}/{keys[0]}")[1]
    by_name = associate.get(f"{TEA}/answers/{QUESTION}/anna")[1]
    associate.post(f"{TEA}/answers", names="show")
    for name in ("anna", "ben", "dan"):
        assert name not in page
        assert name not in re.sub(r'<p class="own-words">.*?</p>', "", reading, flags=re.DOTALL)
    assert "for you to read" in by_name


def test_the_marker_is_asked_once_and_led_back_only_to_the_desk(course: CourseServer) -> None:
    visitor = Visitor(course)
    visitor.get(f"course?token={course.token}")
    asked = visitor.get(f"{TEA}/second")[1]
    assert f'name="next" value="/{TEA}/second"' in asked
    assert visitor.post(f"{DESK}/name", name=" ")[0] == 422
    status, page, _ = visitor.post(f"{DESK}/name", name="Ben Obi", next="//example.org/")
    assert (status, "<h1>Marking desk</h1>" in page) == (200, True)
    assert "Marking as Ben Obi" in visitor.get(f"{TEA}/second")[1]


def test_what_cannot_be_done_is_said_in_plain_words(associate: Visitor, marked: str) -> None:
    for path, fields, words in [
        ("second", {"size": "0"}, "A sample of 0 cannot be drawn"),
        ("deadline", {"step": "rule", "due": "soon"}, "is not a date and time"),
        ("deadline", {"step": "more-time", "learner": "../x", "days": "1"}, "not a learner"),
        ("sharing", {"step": "merge"}, "No file was chosen."),
    ]:
        status, page, _ = associate.post(f"{TEA}/{path}", **fields)
        assert status == 409
        assert words in page.replace("&#39;", "'")
    page = associate.get(f"{TEA}/agreement/{QUESTION}/anna")[1]
    assert "The two marks of this answer do not differ" in page


@pytest.mark.parametrize("path", ["download/secrets", "run/feedback", "answers/a/b/c"])
def test_what_there_is_not_is_nowhere(associate: Visitor, path: str) -> None:
    assert associate.get(f"{TEA}/{path}")[0] == 404
    assert associate.post(TEA, step="shred")[0] == 404
    assert associate.post(f"{TEA}/sharing", step="shred")[0] == 404


def test_marks_travel_to_another_place_and_back(associate: Visitor, marked: str) -> None:
    status, bundle, headers = associate.get(f"{TEA}/download/for-another-marker.json")
    assert status == 200
    assert headers["Content-Disposition"] == 'attachment; filename="01-tea-for-another-marker.json"'
    told = associate.upload(
        f"{TEA}/sharing", {"marks.json": bundle.encode()}, field="file", step="merge"
    )[1]
    assert re.search(r"From Anna Lee: 0 taken, \d here already, 0 to settle\.", told)
    assert "learner,partner" not in told
    told = associate.upload(
        f"{TEA}/sharing", {"r.csv": b"learner,partner\nanna,Trust"}, field="file", step="roster"
    )[1]
    assert "The partner of 1 learner is known now." in told
    assert "anna,,Trust,01-tea" in associate.get(f"{TEA}/download/totals.csv")[1]


def test_after_a_correction_everybody_is_marked_again_and_told_why(
    associate: Visitor, cohort: Cohort, marked: str
) -> None:
    why = {"question": "q01-median", "why": "The expected answer was wrong."}
    page = associate.run_step("01-tea", "mark-again", **why)
    assert re.search(r"[34] newly marked\.", page)
    assert "Marking everybody again" in page
    assert state_of(cohort, "dan")[0] == "to read"


def test_nbgraders_own_pages_hold_nothing_of_a_learner_that_acts(
    associate: Visitor, marked: str
) -> None:
    listed = json.loads(associate.get("formgrader/api/submitted_notebooks/01-tea/tea")[1])
    paths = [
        *("formgrader/gradebook/01-tea", "formgrader/gradebook/01-tea/tea"),
        *("formgrader/manage_submissions/01-tea", "formgrader/manage_students/dan"),
        *(f"formgrader/submissions/{one['id']}/?index=0" for one in listed),
    ]
    assert len(listed) >= 3
    for path in paths:
        status, page, _ = associate.get(path)
        assert (path, status, acting(page)) == (path, 200, [])


def test_feedback_to_be_sent_holds_nothing_that_acts(
    associate: Visitor, cohort: Cohort, marked: str
) -> None:
    associate.post(
        f"{TEA}/answers/{QUESTION}/dan", **LEVELS, comment="<script>attacked(50)</script>"
    )
    assert "to be sent" in associate.run_step("01-tea", "feedback-early")
    page = open_desk(cohort.teacher).folder("feedback", "01-tea", "dan") / "tea.html"
    assert acting(page.read_text(encoding="utf-8")) == []
    assert "attacked(50)" in page.read_text(encoding="utf-8"), "as text"
