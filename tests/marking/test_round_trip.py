"""One evening of marking with real nbgrader: six learners, one exchange, one gradebook."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from qikit.learn.questions import load_questions
from qikit.marking.arriving.place import set_aside
from qikit.marking.autograde import Marked, autograde, to_mark
from qikit.marking.collect import collect
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from qikit.marking.engine import gradebook
from qikit.marking.latest import latest_feedback
from qikit.marking.receipts import last_hand_in
from qikit.marking.release import release
from tests.marking.checkouts import Cohort, acting_as, one_exchange
from tests.marking.hostile import attack, kinds_of_output
from tests.marking.solutions import give, solve

SLUG = "01-tea"
SLIPS = {
    "q01-median": "30.6",
    "q02-cause": "b",
    "q03-measures": ["a"],
    "q04-late": ["10 May"],
    "q05-steps": ["fill", "boil", "pour"],
}
LEARNERS = ("anna", "ben", "cara", "dan", "eve", "fay")
SECRETS = ("bay-four-secret", "a note no learner should get", "A good round starts somewhere else")


class Evening:
    """What happened, for the tests to look at."""

    def __init__(self, home: Path) -> None:
        self.cohort = Cohort(home)
        self.root, self.module = self.cohort.teacher, self.cohort.module
        release(self.root, self.module)
        folders = {name: self.cohort.fetch(name) for name in LEARNERS}
        solve(folders["anna"], self.cohort.source)
        give(folders["cara"], SLIPS)
        attack(folders["dan"], "q06-your-own")
        (folders["eve"] / "tea.ipynb").write_text("this is not a notebook", encoding="utf-8")
        tamper(folders["fay"])
        self.receipts = {name: self.cohort.hand_in(name) for name in folders}
        self.collected = collect(self.root, self.module)
        learners = to_mark(self.root, self.module)
        self.marked = {each.learner: each for each in autograde(self.root, self.module, learners)}

    @property
    def desk(self):
        return open_desk(self.root)

    def by_hand(self, learner: str, score: float, comment: str) -> None:
        """Mark the written answer the way formgrader does: in the gradebook."""
        with gradebook(self.desk) as book:
            grade = book.find_grade("q06-your-own", "tea", SLUG, learner)
            grade.manual_score, grade.needs_manual_grade = score, False
            book.find_comment("q06-your-own", "tea", SLUG, learner).manual_comment = comment
            book.db.commit()

    def feedback(self, learner: str) -> str:
        with acting_as(learner):
            page = latest_feedback(self.cohort.learner(learner), self.module)
        assert page is not None, f"no feedback for {learner}"
        return page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    home = tmp_path_factory.mktemp("evening")
    with one_exchange(home / "exchange"):
        yield Evening(home)


@pytest.fixture(scope="module")
def given_back(evening: Evening) -> Evening:
    evening.by_hand("anna", 3, "A round I can see <b>before</b> me.")
    evening.by_hand("dan", 1, "Thank you for trying everything.")
    assert main(["feedback", SLUG], evening.root) == 0
    return evening


def tamper(folder: Path) -> None:
    """Answer wrongly, and change the questions so that the wrong answers are right."""
    give(folder, {"q01-median": "99", "q02-cause": "b"})
    key = folder / "answers_at_once.py"
    key.write_text(key.read_text(encoding="utf-8").replace("median(MINUTES)", "99"))
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    questions["questions"][1] |= {"withheld": False, "options": [
        {"id": "b", "text": "Who was on duty?", "right": True, "reason": "Because I say so."}
    ]}  # fmt: skip
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")


def marks(marked: Marked) -> dict[str, float]:
    assert marked.result is not None, marked.reason
    return {mark.question_id: mark.marks for mark in marked.result.marks}


def test_a_released_folder_holds_no_key_and_no_tutor_note(evening):
    released = evening.desk.exchange / "outbound" / SLUG
    names = sorted(path.name for path in released.iterdir())
    assert names == ["answers.json", "answers_at_once.py", "questions.json", "tea.ipynb"]
    everything = "".join(path.read_text(encoding="utf-8") for path in released.iterdir())
    assert not [secret for secret in SECRETS if secret in everything]
    assert "You found the longest" not in everything, "the hint of a question marked later"
    assert "Which of mean and median" in everything, "the hint of a question checked at once"
    assert json.loads((released / "answers.json").read_text())["answers"] == {}


def test_a_receipt_says_when_and_how_much(evening):
    receipt = evening.receipts["cara"]
    assert (receipt.learner, receipt.answered, receipt.of) == ("cara", 5, 6)
    assert receipt.as_text().endswith("5 of 6 questions answered.")
    with acting_as("cara"):
        assert last_hand_in(evening.cohort.learner("cara"), evening.module) == receipt


def test_a_full_answer_earns_everything_a_machine_can_give(evening):
    assert marks(evening.marked["anna"]) == {
        "q01-median": 2, "q02-cause": 1, "q03-measures": 2, "q04-late": 2, "q05-steps": 1,
        "q06-your-own": 0, "q07-code": 1,
    }  # fmt: skip
    assert evening.marked["anna"].result.waiting == 1


def test_an_untouched_exercise_earns_nothing_and_waits_for_nobody(evening):
    assert set(marks(evening.marked["ben"]).values()) == {0}
    assert evening.marked["ben"].result.waiting == 0


def test_slips_earn_what_their_share_says(evening):
    earned = marks(evening.marked["cara"])
    assert earned["q01-median"] == earned["q02-cause"] == 0
    assert earned["q03-measures"] == 1, "one of two right options"
    assert 0 < earned["q05-steps"] < 1


def test_questions_changed_by_the_learner_earn_nothing(evening):
    assert set(marks(evening.marked["fay"]).values()) == {0}


def test_one_damaged_hand_in_stops_nobody_and_is_kept(evening):
    (eve,) = set_aside(evening.desk, SLUG)
    assert (eve.learner, eve.name.split("+")[0]) == ("eve", "eve")
    assert eve.reason.startswith("its notebook cannot be read; it may be damaged or not be one")
    with zipfile.ZipFile(eve.original) as original:
        assert original.read("tea.ipynb") == b"this is not a notebook"
    assert "eve" not in evening.marked
    told = {each.learner: each.trouble for each in evening.collected}
    assert told == dict.fromkeys(LEARNERS, "") | {"eve": eve.reason}


def test_nothing_a_learner_wrote_can_act_in_formgraders_page(evening):
    folder = evening.desk.folder("autograded", SLUG, "dan")
    assert kinds_of_output(folder / "tea.ipynb") == {"text/plain"}
    notebook = nbformat.read(folder / "tea.ipynb", as_version=4)
    assert not [cell for cell in notebook.cells if "tags" in cell.metadata]
    shown = "".join(cell.source for cell in notebook.cells if cell.cell_type != "code")
    assert "<script" not in shown
    assert "](javascript" not in shown
    assert not list(folder.glob("*.html"))


def test_the_written_answer_stands_above_how_to_mark_it(evening):
    path = evening.desk.folder("autograded", SLUG, "dan") / "tea.ipynb"
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
    source = cells["q06-your-own"].source
    assert source.startswith('<blockquote class="tex2jax_ignore">The round &#34;began&#34; at 4')
    assert "**How to mark**" in source
    assert "- 1: one change small enough for one shift" in source


def test_feedback_tells_the_slip_and_its_nudge(given_back):
    page = given_back.feedback("cara")
    for question in load_questions(given_back.cohort.source):
        assert question.title in page
    assert "Which of mean and median does one long round pull?" in page
    assert "30.6 minutes" in page
    assert "Who was on duty?" in page
    assert "Look again at “Why the tea is cold” (6 minutes)." in page
    assert "Course version 0.9" in page


def test_feedback_brings_the_persons_mark_and_comment(given_back):
    page = given_back.feedback("anna")
    assert "11 of 11 marks" in page
    assert "A round I can see &lt;b&gt;before&lt;/b&gt; me." in page
    assert "One round, as it happened: one round with its times" in page
    assert "The trolley starts at bay 1." in page


def test_feedback_on_nothing_says_not_started(given_back):
    page = given_back.feedback("ben")
    assert "0 of 11 marks" in page
    assert page.count("Not started") == 7


def test_feedback_has_no_key_no_traceback_and_no_script(given_back):
    for learner in ("anna", "ben", "cara", "dan"):
        page = given_back.feedback(learner)
        assert not [secret for secret in SECRETS if secret in page]
        assert "Traceback" not in page
        assert "<script" not in page
        assert "<img" not in page
    assert "3 May" not in given_back.feedback("cara"), "a point she did not mark"
    assert "&lt;script&gt;attacked(1)&lt;/script&gt;" in given_back.feedback("dan")


@dataclass(frozen=True, kw_only=True)
class SecondRound:
    """Two learners hand in again; three hand-ins are marked again."""

    evening: Evening
    new: list[str]
    to_mark: tuple[str, ...]
    marked: dict[str, Marked]


@pytest.fixture(scope="module")
def second_round(given_back: Evening) -> SecondRound:
    root, module, cohort = given_back.root, given_back.module, given_back.cohort
    give(cohort.fetch("ben"), {"q01-median": "26"})
    words = "We began with bay four on Monday and it was hot."
    give(cohort.fetch("dan"), {"q06-your-own": words})
    for learner in ("ben", "dan"):
        cohort.hand_in(learner)
    new = [each.learner for each in collect(root, module) if each.is_new]
    due = to_mark(root, module)
    again = autograde(root, module, ("anna", "ben", "dan"))
    marked = {each.learner: each for each in again}
    return SecondRound(evening=given_back, new=new, to_mark=due, marked=marked)


def test_a_new_hand_in_is_collected_and_marked_again(second_round):
    assert second_round.new == ["ben", "dan"]
    assert second_round.to_mark == ("ben", "dan")
    assert marks(second_round.marked["ben"])["q01-median"] == 2


def test_a_mark_given_by_hand_stands_when_the_same_answer_is_marked_again(second_round):
    mark = second_round.marked["anna"].result.get("q06-your-own")
    assert (mark.marks, mark.comment) == (3, "A round I can see <b>before</b> me.")
    assert not mark.needs_person


def test_another_answer_is_to_be_read_again_and_keeps_its_mark_until_then(second_round):
    mark = second_round.marked["dan"].result.get("q06-your-own")
    assert (mark.marks, mark.needs_person) == (1, True)


def test_status_says_where_every_hand_in_is(second_round, capsys):
    assert main(["status", SLUG], second_round.evening.root) == 0
    assert capsys.readouterr().out.splitlines() == [
        "01-tea: released.",
        "  handed in:               6  anna, ben, cara, dan, eve, fay",
        "  to collect:              0",
        "  set aside:               1  eve",
        "  to mark by machine:      0",
        "  to be read:              1  dan",
        "  to give feedback:        1  ben",
    ]


def test_all_tells_who_is_set_aside_and_who_needs_a_person(second_round, capsys):
    assert main(["all", SLUG], second_round.evening.root) == 1, "eve's hand-in cannot be marked"
    told = capsys.readouterr().out
    assert "eve: not taken in, because its notebook cannot be read" in told
    assert "To be read by a person: dan." in told
    assert "Then: qi mark feedback 01-tea" in told
