"""Taking in hand-ins that came as files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from qikit.errors import QikitError
from qikit.marking.arriving.place import read_mendings, set_aside
from qikit.marking.arriving.store import damaged, records
from qikit.marking.arriving.take_in import take_in, take_in_bytes
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from qikit.marking.hand_in import zip_to_send
from qikit.marking.label import Label
from qikit.marking.mending.hand_in import mend_hand_in
from tests.marking.arriving.sending import SLUG, answers_of, one, send, send_as_it_is
from tests.marking.arriving.zips import zipped
from tests.marking.checkouts import Cohort, acting_as
from tests.marking.solutions import give


def test_a_zip_says_itself_whose_it_is_and_of_what(cohort, tmp_path):
    path = send(cohort, "anna", {"q01-median": "26"})
    renamed = path.rename(tmp_path / "my homework (2).zip")
    came = one(take_in(cohort.teacher, renamed))
    assert (came.learner, came.exercise, came.is_new) == ("anna", SLUG, True)
    assert (came.told, came.set_aside) == ((), "")
    assert answers_of(cohort, "anna") == {"q01-median": "26"}
    assert renamed.exists(), "what was sent stays where it was"


def test_the_original_is_kept_byte_for_byte_with_its_checksum(cohort):
    path = send(cohort, "anna", {"q01-median": "26"})
    take_in(cohort.teacher, path)
    desk = open_desk(cohort.teacher)
    (record,) = records(desk)
    kept = next((cohort.teacher / "course" / "received").rglob("original.zip"))
    with zipfile.ZipFile(path) as sent, zipfile.ZipFile(kept) as original:
        assert {n: sent.read(n) for n in sent.namelist()} == {
            n: original.read(n) for n in original.namelist()
        }
    assert damaged(desk) == ()
    kept.write_bytes(kept.read_bytes() + b"x")
    assert damaged(desk) == (kept,)
    assert record.learner == "anna"


def test_the_same_zip_twice_is_one_hand_in(cohort):
    path = send(cohort, "anna", {"q01-median": "26"})
    assert one(take_in(cohort.teacher, path)).is_new
    assert not one(take_in(cohort.teacher, path)).is_new
    assert len(records(open_desk(cohort.teacher))) == 1


def test_the_newest_counts_in_whatever_order_they_come(cohort):
    first = send(cohort, "anna", {"q01-median": "26"})
    second = send(cohort, "anna", {"q01-median": "27"})
    assert one(take_in(cohort.teacher, second)).is_new
    assert not one(take_in(cohort.teacher, first)).is_new
    assert answers_of(cohort, "anna") == {"q01-median": "27"}
    assert len(records(open_desk(cohort.teacher))) == 2


def test_a_zip_of_zips_and_a_folder_of_zips_are_the_same(cohort, tmp_path):
    sent = {name: send(cohort, name, {"q01-median": "26"}) for name in ("anna", "ben")}
    together = zipped({f"inbox/{name} work.zip": p.read_bytes() for name, p in sent.items()})
    came = take_in_bytes(cohort.teacher, "all.zip", together)
    assert [each.learner for each in came] == ["anna", "ben"]
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number, path in enumerate(sent.values()):
        path.rename(folder / f"attachment-{number}.zip")
    (folder / "unpacked").mkdir()
    cara = send(cohort, "cara", {"q01-median": "25"})
    with zipfile.ZipFile(cara) as archive:
        archive.extractall(folder / "unpacked" / "a")
    came = take_in(cohort.teacher, folder)
    assert [(each.learner, each.is_new) for each in came] == [
        ("anna", False), ("ben", False), ("cara", True)
    ]  # fmt: skip


def test_one_bad_file_in_a_folder_stops_no_other(cohort, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.zip").write_bytes(b"PK\x03\x04 and then nothing")
    (folder / "b.zip").write_bytes(send(cohort, "anna").read_bytes())
    (folder / "c.docx").write_bytes(b"dear all")
    (folder / "d.zip").symlink_to(folder / "b.zip")
    came = take_in(cohort.teacher, folder)
    assert [bool(each.set_aside) for each in came] == [True, False, True, True]
    assert came[0].set_aside == "it is damaged: not all of it can be read"
    assert came[2].set_aside == "it is neither a zip nor a file of an exercise"
    assert came[3].set_aside == "it is not a file but a link to somewhere else"


def test_without_a_label_the_marker_says_whose_it_is(cohort):
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    came = one(take_in_bytes(cohort.teacher, "homework.zip", zipped(files)))
    assert (came.learner, came.exercise) == ("", SLUG)
    assert came.set_aside.startswith("it does not say whose it is")
    desk = open_desk(cohort.teacher)
    (waiting,) = set_aside(desk, SLUG)
    came = one(take_in(cohort.teacher, waiting.original, learner="anna"))
    assert (came.learner, came.exercise, came.is_new) == ("anna", SLUG, True)
    assert set_aside(desk, SLUG) == ()


def test_two_people_whose_accounts_have_one_name_do_not_overwrite_each_other(cohort, tmp_path):
    first = send(cohort, "user", {"q01-median": "26"})
    other = Cohort(tmp_path / "elsewhere").learner("user")
    (other / "learner").mkdir()
    (cohort.learner("user") / "learner" / SLUG).rename(other / "learner" / SLUG)
    with acting_as("user"):
        second = zip_to_send(other, cohort.module).file
    assert one(take_in(cohort.teacher, first)).is_new
    came = one(take_in(cohort.teacher, second))
    assert came.set_aside.startswith("somebody else's work is already here under the name 'user'")
    assert one(take_in(cohort.teacher, second, learner="user-2")).is_new
    with acting_as("user"):
        third = zip_to_send(other, cohort.module).file
    assert one(take_in(cohort.teacher, third)).learner == "user-2", "remembered from then on"


@pytest.mark.parametrize("copy", ["", "made-up"])
def test_nobody_can_send_work_under_another_learners_name(cohort, copy):
    take_in(cohort.teacher, send(cohort, "anna", {"q01-median": "26"}))
    files = {"answers.json": '{"answers": {"q01-median": {"answer": "1", "saved": ""}}}'}
    label = Label(learner="anna", course="", exercise=SLUG, when="2026-11-23T23:59:59Z", copy=copy)
    forged = zipped(files | {"hand-in.json": label.as_json()})
    came = one(take_in_bytes(cohort.teacher, "anna.zip", forged))
    assert came.set_aside.startswith("somebody else's work is already here under the name 'anna'")
    assert answers_of(cohort, "anna") == {"q01-median": "26"}


def test_a_clock_that_is_ahead_does_not_win_for_ever(cohort):
    with zipfile.ZipFile(send(cohort, "anna", {"q01-median": "26"})) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    label = json.loads(files["hand-in.json"])
    files["hand-in.json"] = json.dumps(label | {"when": "2999-01-01T00:00:00+00:00"}).encode()
    assert one(take_in_bytes(cohort.teacher, "a.zip", zipped(files))).is_new
    files["answers.json"] = files["answers.json"].replace(b"26", b"27")
    assert one(take_in_bytes(cohort.teacher, "a.zip", zipped(files))).is_new


def test_what_was_mended_can_be_read_again(cohort):
    folder = cohort.fetch("anna")
    give(folder, {"q01-median": "26"})
    (folder / "tea.ipynb").write_text("no notebook", encoding="utf-8")
    came = one(take_in(cohort.teacher, send(cohort, "anna")))
    assert came.told == (
        "Its notebook cannot be read; it may be damaged or not be one: "
        "the saved answers were marked without it.",
    )
    assert read_mendings(open_desk(cohort.teacher), SLUG, "anna") == came.told


def test_nothing_that_can_be_read_is_set_aside_with_its_reason(cohort):
    folder = cohort.fetch("anna")
    (folder / "tea.ipynb").write_text("no notebook", encoding="utf-8")
    came = one(take_in(cohort.teacher, send(cohort, "anna")))
    assert came.set_aside == (
        "its notebook cannot be read; it may be damaged or not be one, "
        "and no answers are saved in its answers file"
    )
    desk = open_desk(cohort.teacher)
    assert [(each.learner, each.reason) for each in set_aside(desk, SLUG)] == [
        ("anna", came.set_aside)
    ]
    assert not desk.folder("submitted", SLUG, "anna").exists()


def test_whatever_one_hand_in_does_the_next_is_taken_in(cohort, tmp_path, monkeypatch):
    def stumble(files, master):
        if b'"26"' in files[PurePosixPath("answers.json")]:
            raise RecursionError
        return mend_hand_in(files, master)

    monkeypatch.setattr("qikit.marking.arriving.place.mend_hand_in", stumble)
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, answer in (("anna", "26"), ("ben", "27")):
        send(cohort, name, {"q01-median": answer}).rename(folder / f"{name}.zip")
    first, second = take_in(cohort.teacher, folder)
    assert first.set_aside == "it could not be mended here (RecursionError)"
    assert second.is_new


def test_a_path_without_anything_is_named(cohort):
    with pytest.raises(QikitError, match=r"There is nothing called .*nowhere\.zip.*Check the path"):
        take_in(cohort.teacher, Path("nowhere.zip"))


def test_a_name_that_cannot_be_a_learners_is_refused(cohort):
    with pytest.raises(QikitError, match=r"'\.\./ben' cannot be a learner's name\. Use letters"):
        take_in_bytes(cohort.teacher, "a.zip", b"", learner="../ben")


def test_one_name_is_not_given_to_several_hand_ins(cohort):
    both = zipped({"a/answers.json": "{}", "b/answers.json": "{}"})
    with pytest.raises(QikitError, match=r"2 hand-ins cannot all be by 'anna'\. Take them"):
        take_in_bytes(cohort.teacher, "both.zip", both, learner="anna")


def test_collecting_tells_what_was_mended(cohort, capsys):
    folder = cohort.fetch("anna")
    (folder / "tea.ipynb").rename(folder / "mine.ipynb")
    take_in(cohort.teacher, send_as_it_is(cohort, "anna", folder))
    capsys.readouterr()
    assert main(["collect", SLUG], cohort.teacher) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  anna: The notebook was called “mine.ipynb”, and should be called “tea.ipynb”."
    ]


def test_the_command_tells_each_hand_in_and_checks_originals(cohort, capsys, tmp_path):
    path = send(cohort, "anna", {"q01-median": "26"})
    nothing = tmp_path / "empty.zip"
    nothing.touch()
    assert main(["take", str(path), str(nothing)], cohort.teacher) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"  {path.name}: anna, 01-tea",
        "  empty.zip",
        "    set aside, because it is empty.",
        "2 arrived: 1 to be marked, 1 set aside.",
    ]
    assert main(["check"], cohort.teacher) == 0
    assert capsys.readouterr().out == "1 of 1 originals are as they came.\n"
    next((cohort.teacher / "course" / "received").rglob("original.zip")).write_bytes(b"")
    assert main(["check"], cohort.teacher) == 1
    assert "not as it came: course/received/01-tea/anna/" in capsys.readouterr().out
