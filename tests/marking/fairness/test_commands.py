"""The same by command: written answers, a second marker, agreement, deadlines, hidden names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qikit.errors import QikitError
from qikit.marking.commands import main
from qikit.marking.fairness.due import extensions, late_rule
from qikit.marking.fairness.given import read_before
from qikit.marking.fairness.names import pseudonyms
from qikit.marking.fairness.reading import written_answers
from qikit.marking.fairness.store import open_store
from tests.marking.fairness.evening import SLUG, WRITTEN

ANNAS = (SLUG, "anna", WRITTEN)
DANS = (SLUG, "dan", WRITTEN)
JO, SAM = ("--marker", "Jo"), ("--marker", "Sam")
Ask = Callable[..., list[str]]


@pytest.fixture
def ask(marked, capsys) -> Ask:
    """Type ``qi mark …``; return the lines of the answer."""

    def answer(*words: str) -> list[str]:
        assert main(list(words), marked.cohort.teacher) == 0
        return capsys.readouterr().out.splitlines()

    return answer


def test_an_answer_is_listed_shown_marked_and_its_mark_taken_back(ask: Ask) -> None:
    assert ask("answers", SLUG)[:2] == [
        f"{SLUG}: 4 of 4 written answers to be read.",
        f"  anna  {WRITTEN}  to read",
    ]
    shown = ask("answer", *ANNAS)
    assert "    Tuesday, 4 o'clock: <b>cold</b> on bay 4. Bay four first." in shown
    assert "    2 one round with its times" in shown
    given = f"{SLUG}: anna, {WRITTEN}: 3 of 3 marks."
    assert ask("give", *ANNAS, "2", "1", "--comment", "Clear.", *JO) == [given]
    shown = ask("answer", *ANNAS)
    assert "    2 one round with its times  <- given" in shown
    assert shown[-1] == "  Comment: Clear."
    told = f"{SLUG}: anna, {WRITTEN}: 1 of 3 marks. Before: 3 of 3 (Jo)."
    assert ask("give", *ANNAS, "0", "1", *SAM) == [told]
    assert ask("take-back", *ANNAS, *SAM) == [f"{SLUG}: anna, {WRITTEN}: read, 3 of 3 (Jo)."]


def test_a_sample_is_drawn_marked_blind_compared_and_decided(ask: Ask) -> None:
    assert ask("second", SLUG) == [
        f"{SLUG}: there is no sample. Draw one: qi mark second {SLUG} --draw 6"
    ]
    assert ask("agreement", SLUG) == [f"{SLUG}: no answer was marked by two people yet."]
    drawn = f"{SLUG}: 4 of 4 hand-ins, drawn by lot (seed 3)."
    assert ask("second", SLUG, "--draw", "4", "--seed", "3")[0] == drawn
    ask("give", *ANNAS, "2", "1", *JO)
    assert ask("second", SLUG)[1] == "  1 marked once, still to be marked a second time."
    assert f"  anna  {WRITTEN}  to read" in ask("second", SLUG, *SAM)
    assert f"  anna  {WRITTEN}  for second marking" in ask("answers", SLUG, *SAM)
    assert not any("given" in line for line in ask("answer", *ANNAS, *SAM))
    told = f"{SLUG}: anna, {WRITTEN}: 1 of 3 marks, as a second mark."
    assert ask("give", *ANNAS, "0", "1", "--second", *SAM) == [told]
    assert f"  anna  {WRITTEN}  read, you gave 1 of 3" in ask("second", SLUG, *SAM)
    lines = ask("agreement", SLUG)
    assert lines[:2] == [
        f"{SLUG}: 1 of 1 differences to talk about.",
        f"  anna, {WRITTEN}: 3 from Jo, 1 from Sam",
    ]
    assert lines[2].startswith(f"  {WRITTEN}  One round, as it happened: the same level for 0 of 1")
    told = f"{SLUG}: anna, {WRITTEN}: settled at 2 of 3."
    assert ask("decide", *ANNAS, "1", "1", "--reason", "No times.", *JO) == [told]
    assert ask("agreement", SLUG)[1].endswith("; settled at 2: No times.")
    assert "nothing is hidden" in ask("second", SLUG, "--end")[0]


def test_what_cannot_be_marked_is_told(marked, ask: Ask) -> None:
    def refused(words: str, *asked: str) -> None:
        with pytest.raises(QikitError, match=words):
            main(list(asked), marked.cohort.teacher)

    refused(r"no written answer of 'nobody'.*List them", "answer", SLUG, "nobody", WRITTEN)
    refused("3 levels for the 2 lines", "give", *ANNAS, "1", "1", "1", *JO)
    refused("has no level yet", "give", *ANNAS, "1", *JO)
    refused("There is no mark by its rubric", "take-back", *ANNAS, *JO)
    refused("not in the sample", "give", *ANNAS, "1", "1", "--second", *JO)
    ask("give", *DANS, "0", "0", *JO)
    ask("second", SLUG, "--draw", "4")
    refused("in the sample for second marking", "give", *DANS, "1", "1", *SAM)
    refused("in the sample for second marking", "take-back", *DANS, *SAM)
    refused(r"no question 'q99'.*Its questions are: q01-median", "why", SLUG, "q99", "So.", *JO)


def test_a_deadline_is_set_changed_and_dropped_and_more_time_given(marked, ask: Ask) -> None:
    with pytest.raises(QikitError, match=r"no deadline to change yet\. Set one: --due"):
        main(["deadline", SLUG, "--grace-days", "2"], marked.cohort.teacher)
    with pytest.raises(QikitError, match="'soon' is not a date and time"):
        main(["deadline", SLUG, "--due", "soon"], marked.cohort.teacher)
    ask("deadline", SLUG, "--due", "2026-05-04T17:00", "--per-cent-a-day", "5")
    told = ask("deadline", SLUG, "--grace-days", "2")[0]
    assert told.startswith(f"{SLUG}: Due on 4 May 2026 at 17:00. Up to 2 days later")
    assert late_rule(marked.desk, SLUG).per_cent_a_day == 5
    assert ask("more-time", SLUG, "ben", "7", "--reason", "Night shifts.", *JO) == [
        f"{SLUG}: ben has 7 days more."
    ]
    assert ask("deadline", SLUG)[1] == "  ben: 7 days more, agreed by Jo: Night shifts."
    with pytest.raises(QikitError, match=r"'\.\./ben' is not a learner's name"):
        main(["more-time", SLUG, "../ben", "7", *JO], marked.cohort.teacher)
    assert ask("more-time", SLUG, "ben", "0", *JO) == [f"{SLUG}: ben has no time more."]
    assert extensions(marked.desk, SLUG) == {}
    assert ask("deadline", SLUG, "--none") == [f"{SLUG}: There is no deadline."]


def test_hidden_names_are_in_no_answer_and_take_their_place(marked, ask: Ask) -> None:
    assert ask("names", SLUG) == [f"{SLUG}: names are shown while it is marked."]
    assert ask("names", SLUG, "hide") == [f"{SLUG}: names are hidden while it is marked."]
    key = pseudonyms(marked.desk, SLUG, ["anna"])["anna"].key
    assert "anna" not in "".join([*ask("answers", SLUG), *ask("answer", SLUG, key, WRITTEN)])
    ask("give", SLUG, key, WRITTEN, "2", "1", *JO)
    marks = {one.learner: one.score for one in written_answers(marked.desk, SLUG)}
    assert marks["anna"] == 3
    assert ask("names", SLUG, "show") == [f"{SLUG}: names are shown while it is marked."]


def test_why_marks_change_is_kept_for_learners_to_read(marked, ask: Ask) -> None:
    told = ask("why", SLUG, "q01-median", "The expected answer was wrong.", *JO)
    assert told == [f"{SLUG}: kept for everybody whose marks for q01-median change."]
    with open_store(marked.desk) as book:
        (reason,) = read_before(book, SLUG).reasons
    assert (reason.question_id, reason.why) == ("q01-median", "The expected answer was wrong.")
