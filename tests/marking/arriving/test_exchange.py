"""Collecting from the exchange: a folder in which every learner may put anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qikit.marking.arriving.place import read_mendings, set_aside
from qikit.marking.collect import Collected, collect
from qikit.marking.desk import open_desk
from tests.marking.checkouts import Cohort
from tests.marking.solutions import give

SLUG = "01-tea"


@pytest.fixture
def handed_in(cohort: Cohort) -> Path:
    """What anna handed in, where she may still change it."""
    give(cohort.fetch("anna"), {"q01-median": "26"})
    cohort.hand_in("anna")
    (folder,) = (cohort.home / "exchange" / "qi-course" / "inbound").iterdir()
    return folder


def collected(cohort: Cohort) -> Collected:
    (found,) = collect(cohort.teacher, cohort.module)
    return found


def submitted(cohort: Cohort) -> Path:
    return open_desk(cohort.teacher).folder("submitted", SLUG, "anna")


def test_a_link_to_somebody_elses_file_is_not_followed(cohort, handed_in):
    secret = cohort.home / "secret.txt"
    secret.write_text("the key", encoding="utf-8")
    (handed_in / "notes.txt").symlink_to(secret)
    assert collected(cohort).trouble == "'notes.txt' is not a file but a link to somewhere else"
    assert not submitted(cohort).exists()
    everything = [p for p in (cohort.teacher / "course" / "received").rglob("*") if p.is_file()]
    assert not [path for path in everything if b"the key" in path.read_bytes()]


def test_a_hand_in_that_is_itself_a_link_is_not_followed(cohort, handed_in):
    elsewhere = cohort.home / "elsewhere"
    handed_in.rename(elsewhere)
    handed_in.symlink_to(elsewhere)
    assert collected(cohort).trouble == "it cannot be opened: it is a link to somewhere else"


def test_a_link_to_a_folder_is_not_followed(cohort, handed_in):
    (handed_in / "data").symlink_to(cohort.teacher / "course")
    assert collected(cohort).trouble == "'data' is not a file but a link to somewhere else"


def test_a_pipe_does_not_make_anybody_wait(cohort, handed_in):
    (handed_in / "answers.json").unlink()
    os.mkfifo(handed_in / "answers.json")
    assert collected(cohort).trouble == "'answers.json' is not a file but a device"


def test_somebody_elses_file_linked_in_is_refused(cohort, handed_in, monkeypatch):
    os.link(handed_in / "answers.json", handed_in / "also.txt")
    real = os.fstat

    def another_owner(handle: int) -> os.stat_result:
        found = real(handle)
        owner = found.st_uid if os.path.isdir(f"/proc/self/fd/{handle}") else found.st_uid + 1
        return os.stat_result((*found[:4], owner, *found[5:10]), {})

    monkeypatch.setattr("qikit.marking.arriving.folders.os.fstat", another_owner)
    assert collected(cohort).trouble == "'also.txt' is another account's file, linked into it"


def test_what_is_refused_is_listed_for_a_person_and_asked_only_once(cohort, handed_in):
    (handed_in / "notes.txt").symlink_to(handed_in)
    why = collected(cohort).trouble
    (waiting,) = set_aside(open_desk(cohort.teacher), SLUG)
    assert (waiting.learner, waiting.reason) == ("anna", why)
    assert not waiting.original.exists(), "it was not safe to read"
    assert collected(cohort).trouble == why


def test_a_later_hand_in_that_is_damaged_leaves_the_earlier_one_to_be_marked(cohort, handed_in):
    assert collected(cohort).is_new
    (cohort.learner("anna") / "learner" / SLUG / "tea.ipynb").write_text("", encoding="utf-8")
    (cohort.learner("anna") / "learner" / SLUG / "answers.json").write_text("", encoding="utf-8")
    cohort.hand_in("anna")
    assert collected(cohort).trouble.startswith("its notebook is empty")
    assert b"26" in (submitted(cohort) / "answers.json").read_bytes()
    give(cohort.fetch("anna"), {"q01-median": "27"})
    cohort.hand_in("anna")
    assert collected(cohort).trouble == ""
    assert b"27" in (submitted(cohort) / "answers.json").read_bytes()
    assert set_aside(open_desk(cohort.teacher), SLUG) == ()


def test_what_was_mended_is_told_when_it_is_collected(cohort, handed_in):
    (handed_in / "tea.ipynb").rename(handed_in / "tea (1).ipynb")
    found = collected(cohort)
    assert found.told == (
        "The notebook was called “tea (1).ipynb”, and should be called “tea.ipynb”.",
    )
    assert read_mendings(open_desk(cohort.teacher), SLUG, "anna") == found.told
    assert (submitted(cohort) / "tea.ipynb").is_file()


def test_collecting_again_changes_nothing(cohort, handed_in):
    collected(cohort)
    before = {path: path.stat().st_mtime_ns for path in submitted(cohort).iterdir()}
    assert not collected(cohort).is_new
    assert {path: path.stat().st_mtime_ns for path in submitted(cohort).iterdir()} == before


def test_a_hand_in_that_was_lost_after_collecting_is_put_back(cohort, handed_in):
    collected(cohort)
    for path in submitted(cohort).iterdir():
        path.unlink()
    submitted(cohort).rmdir()
    assert collected(cohort).is_new
    assert b"26" in (submitted(cohort) / "answers.json").read_bytes()
