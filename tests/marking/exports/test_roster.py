"""A roster is read as people write it, and refused in plain words."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.marking.exports.roster import (
    MOST_BYTES,
    NOT_SAID,
    load_roster,
    read_roster,
    save_roster,
)


@pytest.mark.parametrize(
    "file",
    [
        b"learner,partner\nanna,Acute trust\nben,Council\n",
        b"\xef\xbb\xbfLearner;Partner;Name\r\nanna;Acute trust;Anna Lee\r\n;;\r\nben;Council;\r\n",
        b'partner,learner\n"Acute trust",anna\nCouncil, ben \n',
    ],
)
def test_a_roster_says_who_belongs_where(file):
    roster = read_roster(file)
    assert [roster.partner_of(name) for name in ("anna", "ben", "zoe")] == [
        "Acute trust", "Council", NOT_SAID,
    ]  # fmt: skip


def test_names_are_there_only_if_the_file_has_them():
    roster = read_roster("learner,partner,name\nanna,,Änne Lee\n".encode())
    assert (roster.name_of("anna"), roster.name_of("ben")) == ("Änne Lee", "")
    assert roster.partner_of("anna") == NOT_SAID


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "There is no column 'learner'. (row 1) The first row says: learner,partner"),
        (b"learner\nanna\n", "There is no column 'partner'. (row 1)"),
        (b"learner,partner,e-mail\n", "The column 'e-mail' is not needed. (row 1)"),
        (b"learner,partner,partner\n", "The column 'partner' is not needed. (row 1)"),
        (b"learner,partner\nanna lee,x\n", "'anna lee' cannot be a learner's id. (row 2)"),
        (b"learner,partner\n../x,x\n", "'../x' cannot be a learner's id. (row 2)"),
        (b"learner,partner\nanna,x\nanna,y\n", "'anna' is there twice. (row 3)"),
        (b"learner,partner\nanna,x,y\n", "There are 3 cells under 2 headings. (row 2)"),
        (b"learner,partner\nanna," + b"x" * 101 + b"\n", "is too long. (row 2)"),
        (b"PK\x03\x04\x00\x00", "This is not a CSV file. In Excel choose"),
        (b"learner,partner\nanna,\xff\n", "This is not a CSV file."),
        (b" " * (MOST_BYTES + 1), "a roster never needs that many"),
    ],
)
def test_what_is_not_a_roster_is_refused_in_plain_words(file, words):
    with pytest.raises(QikitError) as refused:
        read_roster(file)
    assert words in str(refused.value)


def test_a_roster_is_kept_where_git_does_not_look(marked):
    assert load_roster(marked.desk).people == {}
    kept = save_roster(marked.desk, b"learner,partner\nanna,Acute trust\n")
    assert load_roster(marked.desk) == kept
    with pytest.raises(QikitError, match="no column 'partner'"):
        save_roster(marked.desk, b"learner\nben\n")
    assert load_roster(marked.desk) == kept, "a bad file leaves the good one"
    (path,) = marked.desk.root.rglob("roster.csv")
    assert ".qi" in path.parts, "the folder that .gitignore names"
