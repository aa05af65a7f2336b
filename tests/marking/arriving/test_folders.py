"""Ways out of a folder that somebody else filled."""

from __future__ import annotations

import os

import pytest

from qikit.marking.arriving import folders
from qikit.marking.arriving.folders import read_folder
from qikit.marking.arriving.limits import Allowance, Limits, Refused
from qikit.marking.arriving.parcels import parcels_at


@pytest.fixture(params=[True, False], ids=["by handle", "by path, as on Windows"])
def folder(request, monkeypatch, tmp_path):
    """A folder with one file in it, read in both of the ways there are."""
    monkeypatch.setattr(folders, "_HAS_FOLDER_HANDLES", request.param)
    work = tmp_path / "work"
    (work / "data").mkdir(parents=True)
    (work / "answers.json").write_bytes(b"{}")
    return work


def read(folder):
    return {str(path): content for path, content in read_folder(folder, Allowance()).items()}


def test_files_and_folders_in_it_are_read(folder):
    (folder / "data" / "ours.csv").write_bytes(b"1")
    assert read(folder) == {"answers.json": b"{}", "data/ours.csv": b"1"}


@pytest.mark.parametrize("target", ["/etc/passwd", "..", "answers.json", "nowhere"])
def test_no_link_is_followed_wherever_it_leads(folder, target):
    (folder / "data" / "link").symlink_to(target)
    with pytest.raises(Refused, match="'data/link' is not a file but a link to somewhere else"):
        read(folder)


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe")
    with pytest.raises(Refused, match="a device"):
        read(folder)


def test_a_name_no_other_system_could_keep_is_refused(folder):
    (folder / "data:b").write_bytes(b"")
    with pytest.raises(Refused, match="is not a name that a file can have everywhere"):
        read(folder)


def test_a_huge_file_is_not_read(folder):
    with (folder / "huge").open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(Refused, match="'huge' is larger than 50 MB"):
        read(folder)


def test_too_many_files_are_not_read(folder):
    for number in range(5):
        (folder / f"{number}.txt").touch()
    with pytest.raises(Refused, match="it holds more than 3 files"):
        read_folder(folder, Allowance(limits=Limits(files=3)))


def test_a_link_put_there_while_it_is_read_is_not_followed(tmp_path, monkeypatch):
    """Between looking at a file and opening it, somebody puts a link in its place."""
    (tmp_path / "answers.json").write_bytes(b"{}")
    real, swapped = os.open, []

    def open_after_the_swap(path, flags, *more, **options):
        if path == "answers.json" and not swapped:
            swapped.append(path)
            (tmp_path / "answers.json").unlink()
            (tmp_path / "answers.json").symlink_to("/etc/passwd")
        return real(path, flags, *more, **options)

    monkeypatch.setattr("qikit.marking.arriving.folders.os.open", open_after_the_swap)
    with pytest.raises(Refused, match=r"'answers\.json' cannot be opened: Too many levels"):
        read_folder(tmp_path, Allowance())
    assert swapped


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    (tmp_path / "answers.json").write_bytes(b"{}")
    real = os.fdopen

    def grow(handle, *how):
        with (tmp_path / "answers.json").open("ab") as file:
            file.write(b"more")
        return real(handle, *how)

    monkeypatch.setattr("qikit.marking.arriving.folders.os.fdopen", grow)
    with pytest.raises(Refused, match="changes while it is read"):
        read_folder(tmp_path, Allowance())


def test_a_file_that_may_not_be_read_stops_no_other(tmp_path, monkeypatch):
    for name in ("anna", "ben"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "answers.json").write_bytes(b"{}")
    real = os.open

    def not_annas(path, flags, *more, **options):
        if path == "answers.json" and not refused:
            refused.append(path)
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *more, **options)

    refused: list[str] = []
    monkeypatch.setattr("qikit.marking.arriving.folders.os.open", not_annas)
    first, second = parcels_at(tmp_path, Allowance())
    assert first.refused == "'answers.json' cannot be opened: Permission denied"
    assert not second.refused
