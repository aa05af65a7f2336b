"""Queue formulas: published values, independent sums, and how they hang together."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.flow import (
    Queue,
    WaitCurve,
    erlang_b,
    erlang_c,
    kingman,
    littles_law,
    mm1,
    mmc,
    pooling,
    servers_needed,
)

PUBLISHED = [
    # arrivals, rate, servers, chance of waiting, wait
    (4, 5, 1, 0.8, 0.8),
    (8, 3, 3, 0.79751, 0.79751),
    (10, 1, 12, 0.44939, 0.22469),
    (9, 1, 10, 0.66873, 0.66873),
    (18, 1, 20, 0.55077, 0.27538),
    (45, 1, 50, 0.36386, 0.07277),
]
loads = st.floats(0.01, 0.97)
teams = st.integers(1, 60)


@pytest.mark.parametrize(("arrivals", "rate", "servers", "chance", "wait"), PUBLISHED)
def test_published_values(arrivals, rate, servers, chance, wait):
    queue = mmc(arrivals, rate, servers)
    assert queue.chance_of_waiting == pytest.approx(chance, abs=5e-6)
    assert queue.wait == pytest.approx(wait, abs=5e-6)
    assert queue.waiting == pytest.approx(arrivals * wait, abs=3e-4)


def test_blocked_and_waiting_of_twelve_beds():
    assert erlang_b(10, 12) == pytest.approx(0.11974, abs=5e-6)
    assert erlang_c(10, 12) == pytest.approx(0.44939, abs=5e-6)


@pytest.mark.parametrize(
    ("beds", "blocked", "full"), [(85, 0.082, 0.918), (95, 0.027, 0.871), (102, 0.008, 0.826)]
)
def test_beds_for_a_load_of_85(beds, blocked, full):
    share = erlang_b(85, beds)
    assert share == pytest.approx(blocked, abs=5e-4)
    assert 85 * (1 - share) / beds == pytest.approx(full, abs=2e-3)


@given(use=loads, servers=teams)
def test_erlang_b_is_a_share_of_a_truncated_poisson(use, servers):
    load = use * servers
    chances = [math.exp(k * math.log(load) - math.lgamma(k + 1)) for k in range(servers + 1)]
    assert erlang_b(load, servers) == pytest.approx(chances[-1] / sum(chances), rel=1e-9)


@given(use=loads, servers=teams)
def test_erlang_c_from_the_chances_of_each_number(use, servers):
    load = use * servers
    below = sum(math.exp(k * math.log(load) - math.lgamma(k + 1)) for k in range(servers))
    last = math.exp(servers * math.log(load) - math.lgamma(servers + 1)) / (1 - use)
    assert erlang_c(load, servers) == pytest.approx(last / (below + last), rel=1e-9)


@pytest.mark.parametrize("allowed", [0.18, 0.1, 0.051, 0.021, 0.007])
def test_the_fewest_beds_are_just_enough(allowed):
    beds = servers_needed(11.6, allowed)
    assert erlang_b(11.6, beds) <= allowed < erlang_b(11.6, beds - 1)


def test_nobody_comes_and_one_bed_is_there():
    assert servers_needed(0, 0.05) == 1


@pytest.mark.parametrize(
    ("busy", "times"),
    [(0.5, 1), (0.7, 2.3), (0.8, 4), (0.85, 5.7), (0.9, 9), (0.95, 19), (0.98, 49)],
)  # fmt: skip
def test_the_wait_explodes(busy, times):
    assert mm1(busy, 1).wait == pytest.approx(times, abs=0.04)
    assert kingman(busy, 1, 1, 30) == pytest.approx(30 * mm1(busy, 1).wait)


@given(use=loads, servers=teams)
def test_kingman_with_chance_alone_is_the_queue_of_several(use, servers):
    assert kingman(use, 1, 1, 2, servers=servers) == pytest.approx(
        mmc(use * servers, 1, servers).wait * 2
    )


@given(use=loads, arrival=st.floats(0, 3), service=st.floats(0, 3))
def test_kingman_is_utilisation_times_variation_times_time(use, arrival, service):
    expected = use / (1 - use) * (arrival**2 + service**2) / 2 * 12
    assert kingman(use, arrival, service, 12) == pytest.approx(expected)


@given(use=loads, servers=teams, share=st.floats(0, 0.999))
def test_shares_and_waits_are_two_sides_of_one_curve(use, servers, share):
    queue = mmc(use * servers, 1, servers)
    wait = queue.wait_of(share)
    assert queue.longer_than(wait) <= 1 - share + 1e-9
    if wait > 0:
        assert queue.longer_than(wait) == pytest.approx(1 - share)


def test_size_matters_at_the_same_utilisation():
    waits = [mmc(0.9 * servers, 1, servers).wait for servers in (1, 10, 20, 50)]
    assert waits == sorted(waits, reverse=True)


def test_two_lists_and_one():
    both = pooling(0.8, 1, 2)
    assert both.separate.wait == pytest.approx(4)
    assert both.pooled.wait == pytest.approx(1.78, abs=0.005)
    assert "2.2 times as long" in both.describe()


class TestLittle:
    @given(rate=st.floats(0.01, 1000), time=st.floats(0.01, 1000))
    def test_any_two_give_the_third(self, rate, time):
        number = littles_law(rate=rate, time=time)
        assert littles_law(number=number, time=time) == pytest.approx(rate)
        assert littles_law(number=number, rate=rate) == pytest.approx(time)

    def test_it_needs_just_two(self):
        with pytest.raises(QikitError, match="two of its three numbers; there are 3"):
            littles_law(number=1, rate=1, time=1)
        with pytest.raises(QikitError, match="there are 1"):
            littles_law(rate=1)

    def test_it_divides_by_nothing(self):
        with pytest.raises(QikitError, match=r"0.0 is no amount\. \(rate\)"):
            littles_law(number=3, rate=0)

    def test_it_holds_in_a_queue(self):
        queue = mmc(8, 3, 3)
        assert littles_law(rate=8, time=queue.wait) == pytest.approx(queue.waiting)


@pytest.mark.parametrize(
    "overloaded",
    [lambda: mm1(5, 5), lambda: mmc(7, 3, 2), lambda: erlang_c(3, 3), lambda: kingman(1, 1, 1, 5)],
)
def test_overload_is_refused(overloaded):
    with pytest.raises(QikitError, match="the queue grows without end"):
        overloaded()


def test_a_queue_says_its_numbers():
    told = Queue(arrivals=8, rate=3, servers=3).describe()
    for words in ("8 come each hour", "89% of the time", "80% have to wait", "0.8 hours"):
        assert words in told


class TestWaitCurve:
    def test_the_points_are_the_formula(self):
        curve = WaitCurve(here=0.9, servers=4, service_time=20, service_cv=0.5)
        for share, wait in curve.points.to_numpy()[::8]:
            assert wait == pytest.approx(kingman(share, 1, 0.5, 20, servers=4))

    def test_it_says_what_happens_from_85_to_95(self):
        told = WaitCurve(here=0.9, servers=1, service_time=30).describe()
        assert "at 85% it is 2 h 50 min, at 95% 9 h 30 min" in told.replace("At", "at")

    def test_all_the_time_is_too_busy(self):
        with pytest.raises(QikitError, match=r"1 is no amount\. \(here\)"):
            WaitCurve(here=1, servers=1, service_time=30)
