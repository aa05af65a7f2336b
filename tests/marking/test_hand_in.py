"""Handing in: by exchange, or as a file to send."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from qikit.errors import QikitError
from qikit.marking.desk import open_desk
from qikit.marking.hand_in import as_zip, hand_in
from qikit.marking.label import Label
from qikit.marking.latest import latest_feedback
from qikit.marking.learner import learner_id
from qikit.marking.receipts import last_hand_in
from tests.marking.checkouts import acting_as
from tests.marking.solutions import give


def test_nothing_to_hand_in_says_what_to_do(cohort):
    with pytest.raises(QikitError, match="There is nothing to hand in for 'The tea round' yet"):
        cohort.hand_in("anna")


def test_a_withdrawn_exercise_keeps_the_learners_answers(cohort):
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    for path in (cohort.home / "exchange" / "qi-course" / "outbound").rglob("*.*"):
        path.unlink()
    (cohort.home / "exchange" / "qi-course" / "outbound" / "01-tea").rmdir()
    with pytest.raises(QikitError, match=r"could not be handed in.*Your answers are safe"):
        cohort.hand_in("anna")


def test_handing_in_twice_counts_the_newest(cohort):
    folder = cohort.fetch("anna")
    first = cohort.hand_in("anna")
    give(folder, {"q01-median": "26"})
    second = cohort.hand_in("anna")
    assert first.when < second.when <= datetime.now(UTC)
    assert (first.answered, second.answered) == (0, 1)
    assert datetime.now(UTC) - second.when < timedelta(minutes=5)


def test_without_a_hand_in_there_is_neither_receipt_nor_feedback(cohort):
    cohort.fetch("anna")
    with acting_as("anna"):
        assert last_hand_in(cohort.learner("anna"), cohort.module) is None
        assert latest_feedback(cohort.learner("anna"), cohort.module) is None


def test_the_receipt_of_another_learner_is_not_mine(cohort):
    cohort.fetch("anna")
    cohort.hand_in("anna")
    with acting_as("ben"):
        assert last_hand_in(cohort.learner("anna"), cohort.module) is None


def test_where_nbgrader_has_no_exchange_a_zip_is_written(cohort, monkeypatch):
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    monkeypatch.setattr("sys.platform", "win32")
    with acting_as("anna"):
        receipt = hand_in(cohort.learner("anna"), cohort.module)
    assert receipt.file.parent == cohort.learner("anna") / "learner" / "handed-in"
    assert receipt.answered == 1
    assert ":" not in receipt.file.name, "Windows allows no colon in a name"
    names = zipfile.ZipFile(receipt.file).namelist()
    expected = ["hand-in.json", "answers.json", "answers_at_once.py", "questions.json", "tea.ipynb"]
    assert names == expected


def test_a_zip_never_overwrites_an_earlier_one(cohort, tmp_path):
    folder = cohort.fetch("anna")
    label = Label(learner="anna", course="qi-course", exercise="01-tea", when="")
    assert as_zip(folder, tmp_path / "z", label) != as_zip(folder, tmp_path / "z", label)


def test_the_learner_is_who_qikit_learner_says(monkeypatch):
    monkeypatch.setenv("QIKIT_LEARNER", "anna.lee@ward-4")
    assert learner_id() == "anna.lee@ward-4"


def test_on_a_hub_the_learner_is_who_the_hub_says(monkeypatch):
    monkeypatch.setenv("QIKIT_LEARNER", "jovyan")
    monkeypatch.setenv("JUPYTERHUB_USER", "anna")
    assert learner_id() == "anna"


@pytest.mark.parametrize("name", ["../ben", "a+b", "*", "anna lee", ""])
def test_a_name_that_could_be_a_path_is_refused(monkeypatch, name):
    monkeypatch.setenv("QIKIT_LEARNER", name)
    if name:
        with pytest.raises(QikitError, match="cannot be used as a learner's name"):
            learner_id()
    else:
        assert learner_id(), "the name of the account"


def test_a_folder_without_the_configuration_is_named(tmp_path):
    with pytest.raises(QikitError, match=r"There is no jupyter_config\.py here"):
        open_desk(tmp_path)
