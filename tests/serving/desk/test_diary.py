"""What a step has said, as far as it is written down."""

from __future__ import annotations

from pathlib import Path

from qikit.serving.desk.diary import DiaryWriter, Line, ask_to_stop, read_diary

MARKED = Line(about="anna", words="9 of 12 marks", notes=("“First question”: put back.",))
FAILED = Line(about="eve", words="not marked: it is empty", is_trouble=True)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    writer = DiaryWriter(tmp_path / "new" / "mark.jsonl", "mark")
    writer.expect(2)
    writer.note(MARKED)
    writer.note(FAILED)
    writer.end("1 newly marked.")
    diary = read_diary(tmp_path / "new" / "mark.jsonl")
    assert diary is not None
    assert (diary.step, diary.of, diary.ending) == ("mark", 2, "1 newly marked.")
    assert diary.lines == (MARKED, FAILED)
    assert diary.troubles == (FAILED,)
    assert not diary.is_trouble
    assert diary.began.tzinfo is not None


def test_a_new_run_begins_a_new_diary(tmp_path: Path) -> None:
    path = tmp_path / "mark.jsonl"
    DiaryWriter(path, "mark").note(MARKED)
    DiaryWriter(path, "mark").end("It could not be done.", is_trouble=True)
    diary = read_diary(path)
    assert diary is not None
    assert (diary.lines, diary.is_trouble) == ((), True)


def test_the_process_of_a_run_goes_on_with_the_diary_that_was_begun_for_it(tmp_path: Path) -> None:
    path = tmp_path / "mark.jsonl"
    begun = DiaryWriter(path, "mark")
    begun.note(MARKED)
    DiaryWriter(path, "mark", begun.run).note(FAILED)
    diary = read_diary(path)
    assert diary is not None
    assert (diary.run, diary.lines) == (begun.run, (MARKED, FAILED))


def test_only_the_run_that_was_meant_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "mark.jsonl"
    first = DiaryWriter(path, "mark")
    assert not first.must_stop()
    ask_to_stop(path, first.run)
    assert first.must_stop()
    later = DiaryWriter(path, "mark")
    assert not later.must_stop()
    ask_to_stop(path, first.run)
    assert not later.must_stop()


def test_what_was_left_is_remembered(tmp_path: Path) -> None:
    DiaryWriter(tmp_path / "mark.jsonl", "mark").end("Stopped.", left=3)
    diary = read_diary(tmp_path / "mark.jsonl")
    assert diary is not None
    assert diary.left == 3


def test_a_line_that_is_being_written_is_left_for_later(tmp_path: Path) -> None:
    path = tmp_path / "mark.jsonl"
    DiaryWriter(path, "mark").note(MARKED)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"about": "be')
    diary = read_diary(path)
    assert diary is not None
    assert diary.lines == (MARKED,)


def test_where_nothing_was_done_there_is_no_diary(tmp_path: Path) -> None:
    assert read_diary(tmp_path / "mark.jsonl") is None
    (tmp_path / "mark.jsonl").write_text("", encoding="utf-8")
    assert read_diary(tmp_path / "mark.jsonl") is None
