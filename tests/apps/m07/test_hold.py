"""A gain that slips is noticed by those who look, and only by a trigger that is worth it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from qikit import apps
from qikit.apps.m07.hold import Hold
from qikit.apps.m07.slipping import (
    BASELINE,
    KEPT,
    LOOKS,
    SLIPPED,
    STARTS,
    VALUE,
    levels,
    watch,
    weeks_of,
)  # fmt: skip

NUMBERS = range(1, 9)


def _missed(slip, look, trigger):
    return np.mean([watch(slip, look, trigger, number).missed for number in NUMBERS])


def test_without_a_slip_nothing_is_lost_or_noticed():
    for look, number in itertools.product(LOOKS, NUMBERS):
        found = watch("none", look, "signal", number)
        assert (found.noticed, found.missed) == (None, 0)


@pytest.mark.parametrize("slip", ["slow", "sudden"])
def test_the_level_falls_from_the_planted_week_to_the_planted_floor(slip):
    level = levels(slip)
    assert set(level[: STARTS - 1]) == {KEPT}
    assert level[-1] == SLIPPED


def test_acting_brings_the_level_back():
    assert levels("sudden", noticed=30)[-1] == KEPT


def test_the_same_number_keeps_the_same_luck_before_the_slip():
    quiet, slow = weeks_of("none", 3), weeks_of("slow", 3)
    assert quiet.head(STARTS - 1).equals(slow.head(STARTS - 1))
    assert not quiet.equals(weeks_of("none", 4))


def test_looking_more_often_loses_fewer_visits():
    lost = [_missed("sudden", look, "signal") for look in ("weekly", "quarterly", "never")]
    assert lost == sorted(lost)
    assert lost[0] < lost[1] < lost[2]


def test_any_drop_cries_wolf_far_more_often_than_a_signal():
    alarms = {
        trigger: np.mean([watch("none", "weekly", trigger, n).false_alarms for n in NUMBERS])
        for trigger in ("drop", "signal")
    }
    assert alarms["drop"] > 5 * alarms["signal"]


def test_a_target_notices_a_slow_slip_later_than_a_signal():
    assert _missed("slow", "weekly", "target") > _missed("slow", "weekly", "signal")


def test_it_says_what_was_noticed_and_draws_the_note():
    play = Hold(slip="sudden", look="weekly", trigger="signal")
    assert "noticed in week 24, as the slip began" in play.says()
    assert "somebody notices and acts" in play.picture()
    assert "nobody notices" in Hold(look="never").says()


def test_false_alarms_are_told():
    told = Hold(slip="none", look="weekly", trigger="drop").says()
    assert "times somebody went to find a cause, and there was none" in told


def test_new_numbers_are_new_luck_within_the_same_baseline():
    panel = apps.play_hold()
    before = panel.play.picture()
    panel.act("new", None)
    assert panel.play.number == 2
    assert panel.play.picture() != before
    assert weeks_of("none", 2)[VALUE].head(BASELINE).between(60, 100).all()
