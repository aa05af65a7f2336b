"""Long steps run by themselves, and say honestly whether they still do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qikit.marking.desk import Desk, open_desk
from qikit.serving.desk.diary import DiaryWriter, Line, read_diary
from qikit.serving.desk.runs import diary_path, lock_of, read_run, start, stop
from qikit.serving.desk.work import main
from tests.marking.checkouts import Cohort, one_exchange
from tests.waiting import eventually

SLUG = "01-tea"
PATIENCE = 120  # seconds, on a busy machine


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with one_exchange(tmp_path / "exchange"):
        yield open_desk(Cohort(tmp_path).teacher)


def test_before_the_first_run_there_is_none(desk: Desk) -> None:
    assert read_run(desk, SLUG, "mark") is None


def test_a_step_runs_in_a_process_of_its_own_to_its_end(desk: Desk) -> None:
    assert start(desk, SLUG, "mark") == "mark"
    assert start(desk, SLUG, "feedback") == "mark", "one at a time"
    assert eventually(lambda: not read_run(desk, SLUG, "mark").is_running, PATIENCE)
    run = read_run(desk, SLUG, "mark")
    assert run.diary.ending == "There was nothing new to mark."
    assert not run.was_cut_short
    assert not run.can_go_on


def test_a_run_that_another_server_started_is_seen_and_not_doubled(desk: Desk) -> None:
    DiaryWriter(diary_path(desk, SLUG, "mark"), "mark").expect(30)
    with lock_of(desk, SLUG):
        run = read_run(desk, SLUG, "mark")
        assert run is not None
        assert run.is_running
        assert start(desk, SLUG, "feedback") == "mark"


def test_a_run_is_stopping_from_when_it_was_asked_until_it_has_ended(desk: Desk) -> None:
    writer = DiaryWriter(diary_path(desk, SLUG, "mark"), "mark")
    with lock_of(desk, SLUG):
        stop(desk, SLUG, "mark", "another run")
        assert not read_run(desk, SLUG, "mark").is_stopping
        stop(desk, SLUG, "mark", writer.run)
        assert read_run(desk, SLUG, "mark").is_stopping
        writer.end("Stopped.", left=2)
    run = read_run(desk, SLUG, "mark")
    assert not run.is_stopping
    assert run.can_go_on


def test_a_run_that_was_killed_says_that_it_stopped(desk: Desk) -> None:
    writer = DiaryWriter(diary_path(desk, SLUG, "mark"), "mark")
    writer.note(Line(about="anna", words="9 of 12 marks"))
    run = read_run(desk, SLUG, "mark")
    assert run is not None
    assert run.was_cut_short
    assert not run.is_running


def test_what_nobody_foresaw_is_told_and_kept_in_a_log(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(desk.root), SLUG, "no-such-step", "a run"]) == 1
    diary = read_diary(diary_path(desk, SLUG, "no-such-step"))
    assert diary is not None
    assert diary.is_trouble
    assert "What was done so far is kept" in diary.ending
    assert "KeyError" in capsys.readouterr().err
