"""Ways out of a zip, and ways to fill a machine with one: each is refused with a plain reason."""

from __future__ import annotations

import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from qikit.marking.arriving.archives import read_zip
from qikit.marking.arriving.limits import MEGABYTE, Allowance, Limits, Refused
from qikit.marking.arriving.parcels import parcels_at, parcels_in
from qikit.marking.arriving.store import NOT_KNOWN, records
from qikit.marking.arriving.take_in import take_in_bytes
from qikit.marking.desk import open_desk
from tests.marking.arriving import zips

OUTSIDE = "names a place outside of it"
GROWS = "grows beyond measure when it is unpacked"
LINK = "is not a file but a link to somewhere else"
ODD_NAME = "is not a name that a file can have everywhere"

ESCAPES = {
    "up and out": (zips.zipped({"../answers.json": "{}"}), OUTSIDE),
    "up and out, further in": (zips.zipped({"a/b/../../../x/answers.json": "{}"}), OUTSIDE),
    "up and out, as on Windows": (zips.zipped({"a\\..\\..\\answers.json": "{}"}), OUTSIDE),
    "from the root": (zips.zipped({"/etc/cron.d/answers.json": "{}"}), OUTSIDE),
    "from a drive": (zips.zipped({"C:\\Users\\Public\\answers.json": "{}"}), OUTSIDE),
    "from a share": (zips.zipped({"\\\\server\\share\\answers.json": "{}"}), OUTSIDE),
    "a link": (zips.link("data.csv"), LINK),
    "a link in place of a folder": (zips.link("a/"), LINK),
    "a device": (zips.with_kind("tty", stat.S_IFCHR), "is not a file but a device"),
    "a pipe": (zips.with_kind("pipe", stat.S_IFIFO), "is not a file but a device"),
    "a hidden stream": (zips.zipped({"answers.json:hidden": "{}"}), ODD_NAME),
    "a name of a device": (zips.zipped({"con.ipynb": "{}"}), ODD_NAME),
    "a name with a control character": (zips.zipped({"a\x1b[2Janswers.json": "{}"}), ODD_NAME),
    "a name with a hidden end": (zips.with_a_hidden_end(), ODD_NAME),
    "a name too long": (zips.zipped({"a" * 300: "{}"}), "is too long a name, or too deep"),
    "folders too deep": (zips.zipped({"a/" * 30 + "b": "{}"}), "is too long a name, or too deep"),
    "two files of one name": (
        zips.zipped({"answers.json": "{}", "Answers.JSON": "{}"}), "is in it twice"
    ),
    "a bomb": (zips.zipped({"answers.json": b"0" * 3 * MEGABYTE}), GROWS),
    "a lie about a size": (zips.lying_about_size(10, 2 * MEGABYTE), "it is damaged"),
    "shared places": (zips.overlapping(50), "two of its files share the same place"),
    "a password": (zips.locked(), "it is locked with a password"),
    "a strange packing": (
        zips.zipped({"answers.json": "{}"}, zipfile.ZIP_LZMA), "packed in a way that cannot be read"
    ),
    "zips in zips in zips": (zips.nested(3), "there are zips in zips in zips"),
    "half of a zip": (zips.cut(zips.zipped({"answers.json": zips.ANSWERS})), "it is damaged"),
    "a wrong byte": (
        zips.with_a_wrong_byte(zips.zipped({"answers.json": zips.ANSWERS})), "it is damaged"
    ),
    "nothing": (b"", "it is empty"),
    "nothing in a zip": (zips.zipped({}), "there is no exercise in it"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ESCAPES)
def test_it_is_refused_with_a_plain_reason(kind):
    content, words = ESCAPES[kind]
    found = list(parcels_in("from anna.zip", content, Allowance()))
    assert len(found) == 1
    assert words in found[0].refused
    assert found[0].files == {}, "never partly unpacked"


@pytest.mark.parametrize("kind", [kind for kind in ESCAPES if kind != "nothing"])
def test_it_leaves_nothing_but_itself_in_the_store(unmarked, kind):
    content, words = ESCAPES[kind]
    before = everything(unmarked)
    (came,) = take_in_bytes(unmarked, "from anna.zip", content)
    assert words in came.set_aside
    new = [path for path in everything(unmarked) if path not in before]
    places = {path.parent for path in new if path.name != ".lock"}
    assert len(places) <= 1, "one folder, with the original and its record"
    originals = [path.read_bytes() for path in new if path.name == "original.zip"]
    assert originals[:1] in ([content], [zips.nested(1)], []), "not a byte more"


@pytest.fixture(scope="module")
def unmarked(released_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of somebody who marks, for all that is sent here."""
    home = tmp_path_factory.mktemp("archives") / "home"
    shutil.copytree(released_once, home)
    return home / "teacher"


def everything(root: Path) -> set[Path]:
    return {path for path in root.parent.rglob("*") if path.is_file() or path.is_symlink()}


def test_what_is_refused_is_kept_to_be_looked_at(unmarked):
    take_in_bytes(unmarked, "bomb.zip", ESCAPES["a bomb"][0])
    kept = [one for one in records(open_desk(unmarked)) if GROWS in one.set_aside]
    assert [(one.learner, one.exercise) for one in kept] == [(NOT_KNOWN, NOT_KNOWN)]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(files=2, ratio=10**6), "it holds more than 2 files"),
        (Limits(file_bytes=MEGABYTE, ratio=10**6), "is larger than 1 MB"),
        (Limits(all_bytes=3 * MEGABYTE, ratio=10**6), "it holds more than 3 MB in all"),
    ],
)
def test_there_is_a_limit_to_everything(limits, words):
    content = zips.zipped({f"{name}.txt": b"0" * 2 * MEGABYTE for name in "abc"})
    allowance = Allowance(limits=limits)
    with pytest.raises(Refused, match=words):
        read_zip(content, allowance)
    assert read_zip(zips.zipped({"a.txt": "a"}), allowance), "the next one is read all the same"


def test_a_bomb_in_a_zip_of_zips_spoils_no_other(tmp_path):
    good = zips.zipped({"answers.json": zips.ANSWERS})
    bomb = zips.zipped({"answers.json": b"0" * 60 * MEGABYTE})
    content = zips.zipped({"1.zip": good, "2.zip": bomb, "3.zip": good})
    found = list(parcels_in("all.zip", content, Allowance()))
    assert [bool(each.refused) for each in found] == [False, True, False]


def test_other_archives_are_named(tmp_path):
    (tmp_path / "work.7z").write_bytes(b"7z\xbc\xaf'\x1c")
    (found,) = parcels_at(tmp_path / "work.7z", Allowance())
    assert found.refused == "only a zip can be opened here"


def test_a_folder_that_cannot_be_read_is_told(tmp_path):
    (found,) = parcels_at(tmp_path / "nowhere", Allowance())
    assert found.refused == "it cannot be opened: No such file or directory"


def test_an_empty_folder_holds_no_exercise(tmp_path):
    (found,) = parcels_at(tmp_path, Allowance())
    assert found.refused == "there is no exercise in it"


def test_what_a_mac_or_windows_adds_is_left_out():
    content = zips.zipped(
        {"answers.json": "{}", "__MACOSX/._answers.json": "x", "Thumbs.db": "x", ".DS_Store": "x"}
    )
    (found,) = parcels_in("a.zip", content, Allowance())
    assert [str(path) for path in found.files] == ["answers.json"]


def test_a_tray_of_notebooks_and_zips_is_not_one_hand_in():
    content = zips.zipped({"anna.ipynb": "{}", "ben.ipynb": "{}", "cara.zip": zips.nested(1)})
    found = list(parcels_in("tray.zip", content, Allowance()))
    assert [each.name for each in found] == [
        "tray.zip/anna.ipynb", "tray.zip/ben.ipynb", "tray.zip/cara.zip"
    ]  # fmt: skip
    assert not [each for each in found if each.refused]
