"""The invented population: its shares, and dealing people out without meeting one twice."""

from __future__ import annotations

import re

import numpy as np
import pytest

from qikit.pathways.frame.people import IMD_SHARES, age_band, cell_of, deal, person_ids, populate
from qikit.pathways.frame.roster import frailty
from qikit.pathways.frame.streams import Streams


@pytest.fixture(scope="module")
def people():  # type: ignore[no-untyped-def]
    return populate(Streams("people"))


def test_shares_are_those_of_the_frame(people) -> None:  # type: ignore[no-untyped-def]
    assert len(people.age) == 300_000
    for low, high, share in (
        (0, 15, 0.185),
        (16, 39, 0.31),
        (40, 64, 0.32),
        (65, 79, 0.135),
        (80, 120, 0.05),
    ):
        assert ((people.age >= low) & (people.age <= high)).mean() == pytest.approx(
            share, abs=0.003
        )
    assert np.bincount(people.imd)[1:] / 300_000 == pytest.approx(IMD_SHARES, abs=0.004)
    assert set(people.practice) == set(range(1, 37))


def test_deprived_areas_lean_to_the_first_practices(people) -> None:  # type: ignore[no-untyped-def]
    first, last = (people.imd[people.practice == number].mean() for number in (1, 36))
    assert first < 2.3 < 3.5 < last


def test_nobody_is_dealt_twice_and_everyone_fits_the_cell(people) -> None:  # type: ignore[no-untyped-def]
    cell = np.repeat(cell_of(np.array([5, 3]), np.array([1, 4]), np.array([2, 1])), 300)
    dealt = deal(people, cell, first=0.2, until=0.6)
    assert len(set(dealt.tolist())) == 600
    got = cell_of(age_band(people.age[dealt]), people.imd[dealt], people.sex[dealt])
    assert (got == cell).all()


def test_slices_share_nobody(people) -> None:  # type: ignore[no-untyped-def]
    cell = np.full(500, 52)
    one, two = deal(people, cell, first=0.0, until=0.3), deal(people, cell, first=0.3, until=0.6)
    assert not set(one.tolist()) & set(two.tolist())


def test_a_cell_that_is_too_small_says_so(people) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(IndexError, match="cell 52 has too few people for its cases"):
        deal(people, np.full(100_000, 52), first=0.0)


def test_no_person_could_be_taken_for_an_nhs_number() -> None:
    ids = person_ids(np.array([0, 299_999]))
    assert all(re.fullmatch(r"SYNP\d{7}", name) for name in ids)


def test_frailty_is_only_for_older_people_and_keeps_its_shares() -> None:
    age = np.repeat([40, 70, 80, 92], 5000)
    cfs = frailty(Streams("f"), age, (22, 33, 22, 23))
    assert np.isnan(cfs[age < 65]).all()
    older = cfs[age >= 65]
    assert (older <= 3).mean() == pytest.approx(0.22, abs=0.01)
    assert (older >= 7).mean() == pytest.approx(0.23, abs=0.01)
    assert np.nanmean(cfs[age == 92]) > np.nanmean(cfs[age == 70]) + 0.5
