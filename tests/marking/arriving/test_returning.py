"""The whole way of a file: packed, taken in, marked, and feedback to send back."""

from __future__ import annotations

import io
import zipfile

import pytest

from qikit.errors import QikitError
from qikit.marking.autograde import autograde
from qikit.marking.commands import main
from qikit.marking.desk import open_desk
from qikit.marking.exports.roster import save_roster
from qikit.marking.hand_in import zip_to_send
from qikit.marking.returning import feedback_zip
from tests.marking.checkouts import acting_as
from tests.marking.solutions import give

SLUG = "01-tea"


def test_without_feedback_there_is_nothing_to_send(cohort):
    with pytest.raises(QikitError, match="There is no feedback on 'The tea round' to send yet"):
        feedback_zip(cohort.teacher, cohort.module)


def test_pages_of_those_who_sent_a_file_come_back_in_one_zip(cohort, tmp_path):
    for name in ("anna", "ben"):
        give(cohort.fetch(name), {"q01-median": "26"})
    cohort.hand_in("ben")
    with acting_as("anna"):
        sent = zip_to_send(cohort.learner("anna"), cohort.module).file
    assert main(["take", str(sent)], cohort.teacher) == 0
    assert main(["collect", SLUG], cohort.teacher) == 0
    marked = {one.learner: one for one in autograde(cohort.teacher, cohort.module, ("anna", "ben"))}
    assert [marked[name].result.get("q01-median").marks for name in ("anna", "ben")] == [2, 2]
    assert main(["feedback", SLUG], cohort.teacher) == 0
    file = tmp_path / "feedback.zip"
    assert main(["zip", SLUG, str(file)], cohort.teacher) == 0
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["anna+01-tea+feedback.html"], "ben's travels by itself"
        assert "26 minutes" in archive.read("anna+01-tea+feedback.html").decode()
    with pytest.raises(QikitError, match="cannot be written: Is a directory"):
        main(["zip", SLUG, str(tmp_path)], cohort.teacher)
    save_roster(open_desk(cohort.teacher), b"learner,partner\nanna,Ward 4/5\n")
    content = feedback_zip(cohort.teacher, cohort.module)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["Ward 4-5/anna+01-tea+feedback.html"]
