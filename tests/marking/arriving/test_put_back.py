"""Nothing that came is lost, whenever a program is ended."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from qikit.marking.arriving.take_in import take_in
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from tests.marking.arriving.sending import SLUG, answers_of, send
from tests.marking.arriving.zips import zipped


def test_what_was_lost_after_it_came_is_put_back_from_its_original(cohort, capsys):
    take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "26"}))
    shutil.rmtree(open_desk(cohort.teacher).folder("submitted", SLUG, "anna"))
    assert main(["check"], cohort.teacher) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  put back where it is marked: anna, 01-tea",
        "1 of 1 originals are as they came.",
    ]
    assert answers_of(cohort, "anna") == {"q01-median": "26"}


def test_an_original_that_was_changed_is_not_put_back(cohort):
    take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "26"}))
    shutil.rmtree(open_desk(cohort.teacher).folder("submitted", SLUG, "anna"))
    kept = next((cohort.teacher / "course" / "received").rglob("original.zip"))
    kept.write_bytes(zipped({"answers.json": "{}"}))
    assert main(["check"], cohort.teacher) == 1
    assert not open_desk(cohort.teacher).folder("submitted", SLUG, "anna").exists()


@pytest.mark.parametrize("moment", range(1, 5))
def test_ended_at_any_moment_nothing_is_lost_and_an_earlier_hand_in_comes_back(
    cohort, monkeypatch, moment
):
    """Each folder takes its place in one or two renames; the program is ended at one of them."""
    take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "26"}))
    second = send(cohort, "anna", {"q01-median": "27"})
    real, calls = Path.rename, []

    def end_at_the_moment(path, target):
        calls.append(path)
        if len(calls) == moment:
            raise KeyboardInterrupt
        return real(path, target)

    with monkeypatch.context() as ending:
        ending.setattr(Path, "rename", end_at_the_moment)
        with contextlib.suppress(KeyboardInterrupt):
            take_in(cohort.teacher, second)
    (cohort.teacher / "course" / "received" / ".spare-of-a-program-that-was-killed").mkdir()
    assert main(["check"], cohort.teacher) == 0
    assert answers_of(cohort, "anna")["q01-median"] in ("26", "27")
    take_in(cohort.teacher, second)
    assert answers_of(cohort, "anna") == {"q01-median": "27"}
    assert not list((cohort.teacher / "course" / "received").glob(".spare-*"))
