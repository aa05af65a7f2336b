"""The planted truth: stored for tutors, worked out for any cohort, absent from learners' copies."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from qikit.errors import QikitError
from qikit.pathways import load, truth
from qikit.pathways.catalogue import PATHWAYS, data_root, pathway


@pytest.mark.parametrize("name", PATHWAYS)
def test_the_truth_tells_every_story(name: str) -> None:
    found = truth(name)
    assert list(found.stories["story_id"]) == [story.id for story in pathway(name).stories]
    told = {story.id for story in pathway(name).stories if story.fields}
    assert set(found.records["story_id"]) == told
    assert (found.stories.set_index("story_id").loc[sorted(told), "records_changed"] > 0).all()


def test_the_records_are_those_of_the_table() -> None:
    found, table = truth("pneumonia"), load("pneumonia").set_index("record_id")
    mine = found.records[found.records["field"] == "minutes_to_abx"]
    mine = mine[mine["story_id"] == "CAP-R1"].set_index("record_id")
    assert (table.loc[mine.index, "minutes_to_abx"] == mine["with_story"]).all()
    assert (mine["without_story"] > mine["with_story"]).all()


def test_other_cohorts_have_their_own_truth() -> None:
    theirs = truth("copd", cohort="2027-spring")
    table = load("copd", cohort="2027-spring")
    assert set(theirs.records.query("table == 'copd'")["record_id"]) <= set(table["record_id"])
    pd.testing.assert_series_equal(theirs.stories["title"], truth("copd").stories["title"])


def test_a_learners_copy_does_not_hold_the_truth(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    leave_out = shutil.ignore_patterns("truth")
    shutil.copytree(data_root() / "copd", tmp_path / "copd", ignore=leave_out)
    monkeypatch.setenv("QIKIT_DATASETS", str(tmp_path))
    assert len(load("copd")) > 1000
    with pytest.raises(QikitError, match="This copy does not hold the truth about 'copd'"):
        truth("copd")
