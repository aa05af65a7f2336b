"""Twins: with a story and without it, only what the story reaches differs."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit.pathways.catalogue import PATHWAYS, pathway
from qikit.pathways.released import RELEASED
from qikit.pathways.stories.story import Stories, Story
from qikit.pathways.truth import work_out

CASES = [
    (name, story)
    for name in PATHWAYS
    for story in pathway(name).stories
    if story.fields and story.start
]


@pytest.fixture(scope="module")
def told():  # type: ignore[no-untyped-def]
    return {name: pathway(name).draw(RELEASED, pathway(name).cast(RELEASED)) for name in PATHWAYS}


def moment(table: pd.DataFrame) -> pd.Series:
    names = ("arrival_dt", "alert_dt", "appointment_dt", "received_dt", "ready_dt", "referral_date",
             "date", "month")  # fmt: skip
    return table[next(name for name in names if name in table)]


@pytest.mark.parametrize(("name", "story"), CASES, ids=lambda case: getattr(case, "id", case))
def test_nothing_differs_before_a_story_begins(told, name: str, story: Story) -> None:  # type: ignore[no-untyped-def]
    made = pathway(name)
    stories = Stories(made.stories).without(story.id)
    untold = made.draw(RELEASED, made.cast(RELEASED), stories)
    for table, rows in told[name].items():
        if "month" not in rows and "date" not in rows:
            continue  # a table without time, such as networks
        one, other = (
            part[moment(part) < pd.Timestamp(story.start) - pd.Timedelta(days=1)]
            for part in (rows, untold[table])
        )
        one, other = (p.drop(columns=p.filter(like="discharge").columns) for p in (one, other))
        late = [
            c for c in one if c.startswith(("bundle", "assessment", "days_", "ulcer", "outcome"))
        ]
        pd.testing.assert_frame_equal(
            one.drop(columns=late).reset_index(drop=True),
            other.drop(columns=late).reset_index(drop=True),
        )


def test_switching_every_story_off_leaves_who_came_and_when(told) -> None:  # type: ignore[no-untyped-def]
    for name, main in (("sepsis", "sepsis"), ("pneumonia", "pneumonia"), ("copd", "copd")):
        made = pathway(name)
        off = made.draw(RELEASED, made.cast(RELEASED), Stories(made.stories).none())[main]
        same = ["record_id", "person_id", "arrival_dt", "age", "imd_quintile", "rr"]
        pd.testing.assert_frame_equal(told[name][main][same], off[same])


def test_the_truth_is_the_difference_between_the_twins(told) -> None:  # type: ignore[no-untyped-def]
    made = pathway("sepsis")
    off = made.draw(RELEASED, 0, Stories(made.stories).without("SEP-R1"))["sepsis"]
    records = work_out("sepsis", RELEASED).records
    mine = records[(records["story_id"] == "SEP-R1") & (records["field"] == "minutes_news2_to_abx")]
    on = told["sepsis"]["sepsis"].set_index("record_id")["minutes_news2_to_abx"]
    off = off.set_index("record_id")["minutes_news2_to_abx"]
    assert set(mine["record_id"]) == set(on.index[(on != off) & on.notna()])
    assert (mine.set_index("record_id")["with_story"] == on[mine["record_id"]]).all()
    assert (mine.set_index("record_id")["without_story"] == off[mine["record_id"]]).all()
