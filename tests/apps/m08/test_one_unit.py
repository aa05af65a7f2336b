"""One week of a team: people and minutes tell different stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.apps.m08.one_unit import LONG, SHORT, OneUnit


def test_the_same_hours_are_worked_whoever_goes_first():
    short, long = OneUnit(first="short"), OneUnit(first="long")
    assert short.result.activity_minutes == long.result.activity_minutes == 27 * 60
    assert "42 asked and 38 were seen" in short.says()
    assert "42 asked and 30 were seen" in long.says()


def test_the_week_is_told_in_both_units():
    assert OneUnit().says() == (
        "Counted in people: 42 asked and 38 were seen. Counted in work: 33 hours asked for, "
        "27 hours there, 27 hours done, 6 hours left waiting."
    )


def test_fewer_people_can_be_more_work():
    many, few = OneUnit(rails=40, bathrooms=5), OneUnit(rails=10, bathrooms=20)
    assert few.result.demand_minutes > many.result.demand_minutes


@given(
    rails=st.integers(0, 50), bathrooms=st.integers(0, 30), hours=st.integers(10, 60),
    first=st.sampled_from(["short", "long"]),
)  # fmt: skip
def test_nobody_is_seen_who_did_not_ask_and_no_visit_is_half_done(rails, bathrooms, hours, first):
    week = OneUnit(rails=rails, bathrooms=bathrooms, hours=hours, first=first).result
    assert week.demand_minutes == SHORT * rails + LONG * bathrooms
    assert 0 <= week.backlog_after <= week.demand_minutes
    for asked, seen in zip(week.demand, week.activity, strict=True):
        assert 0 <= seen.number <= asked.number
    if week.unused >= LONG:
        assert week.backlog_after == 0


@pytest.mark.parametrize(("control", "value"), [("rails", 0), ("hours", 60), ("first", "long")])
def test_every_control_leads_to_a_picture_with_words(control, value):
    play = OneUnit().after(control, value)
    assert getattr(play, control) == value
    assert "Home visits" in play.picture()
