"""Random numbers with names: the same everywhere, and independent of each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.pathways.frame.streams import Streams, cumulative_index, held, poisson_inverse


def test_the_same_name_gives_the_same_numbers_on_every_machine() -> None:
    streams = Streams("pin")
    expected = [0.8049650712063796, 0.43594387221220504, 0.7728608215335953]
    assert streams.uniform("a", 3).tolist() == expected
    assert streams.normal("a", 2) == pytest.approx([-0.4610258370636429, -0.9740732445223048])
    assert streams.poisson("a", [5.0, 100.0, 0.2], 3).tolist() == [7, 98, 0]


def test_more_rows_leave_the_first_rows_as_they_were() -> None:
    streams = Streams("x")
    assert (streams.uniform("a", 10) == streams.uniform("a", 1000)[:10]).all()


def test_names_and_children_are_independent() -> None:
    streams = Streams("x")
    one, two = streams.normal("a", 20_000), streams.child("a").normal("a", 20_000)
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.03
    assert abs(np.corrcoef(one, streams.normal("b", 20_000))[0, 1]) < 0.03


def test_moments_are_those_of_the_distributions() -> None:
    streams = Streams("moments")
    u, z = streams.uniform("u", 100_000), streams.normal("z", 100_000)
    assert 0 < u.min() < u.max() < 1
    assert u.mean() == pytest.approx(0.5, abs=0.005)
    assert z.mean() == pytest.approx(0, abs=0.015)
    assert z.std() == pytest.approx(1, abs=0.01)
    counts = streams.poisson("k", 233.0, 20_000)
    assert counts.mean() == pytest.approx(233, abs=0.5)
    assert counts.var() == pytest.approx(233, rel=0.05)


@given(st.floats(1e-9, 1 - 1e-9), st.floats(0.01, 400))
def test_a_poisson_count_is_the_smallest_that_reaches_its_share(u: float, mean: float) -> None:
    from scipy.stats import poisson

    count = int(poisson_inverse(np.array([u]), np.array([mean]))[0])
    assert poisson.cdf(count, mean) >= u - 1e-9
    assert count == 0 or poisson.cdf(count - 1, mean) < u + 1e-9


def test_weights_become_shares() -> None:
    drawn = Streams("w").pick("who", {"a": 1, "b": 3}, 40_000)
    assert (drawn == "b").mean() == pytest.approx(0.75, abs=0.01)
    assert cumulative_index(np.array([0.9999999999999999]), [0.1] * 10).tolist() == [9]


def test_held_values_are_rounded_inside_their_range() -> None:
    assert held(np.array([-5.0, 1.26, 99.0]), 0, 10, 1).tolist() == [0.0, 1.3, 10.0]
