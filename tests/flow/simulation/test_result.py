"""What runs say together: warm-up, percentiles, intervals, and plans compared on equal terms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from qikit.errors import QikitError
from qikit.flow import (
    DAY,
    HOUR,
    AtRandom,
    Booked,
    Estimate,
    Exponential,
    Fixed,
    Patients,
    Resource,
    Service,
    Shift,
    Task,
    difference,
    simulate,
    ward,
)

WARD = ward(beds=32, admissions_per_day=10, nights=2.75)
YEAR = simulate(WARD, days=120, warm_up=20, runs=5, seed=3)


def clinic(arrivals, minutes=30, **resource):
    patients = Patients(
        name="patients",
        arrivals=arrivals,
        tasks=(Task(needs="nurse", takes=Fixed(minutes=minutes)),),
    )
    return Service(
        name="Clinic", resources=(Resource(name="nurse", **resource),), patients=(patients,)
    )


def test_only_what_is_asked_after_the_warm_up_counts():
    assert YEAR.visits["asked"].min() >= 20 * DAY
    assert set(YEAR.visits["run"]) == set(range(5))


def test_numbers_are_those_of_the_visits_run_by_run():
    by_run = [rows["wait"].to_numpy() for _, rows in YEAR.visits.groupby("run")]
    assert YEAR.wait().values == pytest.approx([waits.mean() for waits in by_run])
    assert YEAR.wait(90).values == pytest.approx([np.percentile(waits, 90) for waits in by_run])
    late = [(waits > 240).mean() for waits in by_run]
    assert YEAR.longer_than(4 * HOUR).values == pytest.approx(late)


def test_beds_in_use_follow_littles_law():
    """Beds occupied = admissions per day x length of stay: counted in two ways."""
    done = YEAR.visits.dropna(subset="ended")
    stay = (done["ended"] - done["started"]).mean() / DAY
    rate = len(YEAR.visits) / 5 / 100
    assert YEAR.use("bed").value * 32 == pytest.approx(rate * stay, rel=0.03)


def test_those_who_still_wait_count_with_their_wait_so_far():
    overrun = simulate(clinic(Booked(times_of_day=(0, 1), weekdays=(0,)), minutes=DAY, units=1),
                       days=1, warm_up=0, runs=2)  # fmt: skip
    assert overrun.visits["wait"].tolist() == [0, DAY - 1] * 2
    assert overrun.still_waiting().value == 1


def test_time_after_the_shift_shows_as_more_than_all():
    evening = clinic(Booked(times_of_day=(570,), weekdays=(0, 1, 2, 3, 4, 5, 6)), minutes=90,
                     shifts=(Shift(start=9, end=10, units=1),))  # fmt: skip
    assert simulate(evening, days=7, warm_up=0, runs=2).use("nurse").value == pytest.approx(1.5)


def test_the_same_seed_is_the_same_year():
    again = simulate(WARD, days=120, warm_up=20, runs=5, seed=3)
    assert again.visits.equals(YEAR.visits)
    later = simulate(WARD, days=120, warm_up=20, runs=2, seed=4)
    assert later.wait().values[0] == YEAR.wait().values[1]


class TestComparing:
    MORE_BEDS = simulate(
        ward(beds=33, admissions_per_day=10, nights=2.75), days=120, warm_up=20, runs=5, seed=3
    )

    def test_a_bed_more_helps_in_every_run(self):
        gain = difference(YEAR, self.MORE_BEDS)
        assert (gain.values < 0).all()

    def test_the_same_patients_make_the_interval_narrow(self):
        other_years = simulate(
            ward(beds=33, admissions_per_day=10, nights=2.75),
            days=120, warm_up=20, runs=5, seed=50,
        )  # fmt: skip
        independent = Estimate(
            values=other_years.wait().values - YEAR.wait().values, what="difference"
        )
        assert difference(YEAR, self.MORE_BEDS).half_width < independent.half_width / 2

    def test_other_patients_cannot_be_compared(self):
        others = simulate(WARD, days=120, warm_up=20, runs=5, seed=4)
        words = r"not meet the same patients\. \(seeds .* and seeds 4 to 8 for 120 days"
        with pytest.raises(QikitError, match=words):
            difference(YEAR, others)

    def test_leaving_before_noon_helps_too(self):
        noon = ward(beds=32, admissions_per_day=10, nights=2.75, leaving="noon")
        earlier = simulate(noon, days=120, warm_up=20, runs=5, seed=3)
        assert difference(YEAR, earlier, 90).value < 0


class TestEstimate:
    VALUES = np.array([4.0, 9.0, 2.0, 7.0, 3.0])

    def test_the_interval_is_students(self):
        estimate = Estimate(values=self.VALUES, what="wait")
        expected = ttest_1samp(self.VALUES, 0).confidence_interval(0.95)
        assert (estimate.low, estimate.high) == pytest.approx(expected)
        assert (estimate.least, estimate.most, estimate.value) == (2, 9, 5)

    def test_one_run_cannot_tell(self):
        one = Estimate(values=np.array([4.0]), what="wait")
        assert one.half_width == math.inf
        assert one.holds(1e9)

    def test_runs_with_nobody_are_left_out(self):
        some = Estimate(values=np.append(self.VALUES, np.nan), what="wait")
        assert some.half_width == Estimate(values=self.VALUES, what="wait").half_width

    def test_nobody_at_all(self):
        quiet = simulate(clinic(AtRandom(per_day=0), units=1), days=7, warm_up=0, runs=2)
        with pytest.raises(QikitError, match=r"Nobody was there to be measured\. \(average wait\)"):
            quiet.wait()


class TestNames:
    def test_unknown_names_are_told_with_those_there_are(self):
        with pytest.raises(QikitError, match=r"'beds' is not in this service\. .*\['bed'\]"):
            YEAR.use("beds")
        with pytest.raises(QikitError, match=r"'old' is not in this service\. \(patients\)"):
            YEAR.wait(patients="old")

    def test_nothing_is_left_after_the_warm_up(self):
        with pytest.raises(QikitError, match=r"20 cannot be used\. \(days\)"):
            simulate(WARD, days=20, warm_up=20)

    def test_an_unknown_time_to_leave(self):
        with pytest.raises(QikitError, match=r"'dawn' is no time to leave\. \(leaving\)"):
            ward(beds=1, admissions_per_day=1, nights=1, leaving="dawn")


class TestModel:
    def test_names_must_be_known_and_different(self):
        nurse = Resource(name="nurse", units=1)
        good = clinic(AtRandom(per_day=1), units=1).patients
        with pytest.raises(QikitError, match=r"no resource called 'nurse'\. \(Clinic\) There are"):
            Service(name="Clinic", resources=(Resource(name="bed", units=1),), patients=good)
        with pytest.raises(QikitError, match="no group of patients called 'urgent'"):
            clinic(AtRandom(per_day=1), units=2, kept={"urgent": 1})
        with pytest.raises(QikitError, match="cannot be told apart"):
            Service(name="Clinic", resources=(nurse, nurse), patients=good)
        with pytest.raises(QikitError, match=r"There are none\. \(patients\)"):
            Service(name="Clinic", resources=(nurse,), patients=())

    def test_something_is_done_for_patients(self):
        with pytest.raises(QikitError, match="Nothing is done for 'x'"):
            Patients(name="x", arrivals=AtRandom(per_day=1), tasks=())

    def test_the_load_is_work_over_minutes_on_duty(self):
        hours = (Shift(start=9, end=17, units=2, weekdays=(0, 1, 2, 3, 4)),)
        plan = clinic(AtRandom(per_day=10), minutes=40, shifts=hours)
        assert plan.loads() == {"nurse": pytest.approx(7 * 10 * 40 / (2 * 5 * 8 * 60))}


def test_overload_and_a_single_run_are_cautioned_against():
    patients = Patients(
        name="patients",
        arrivals=AtRandom(per_day=100),
        tasks=(Task(needs="room", takes=Exponential(mean=20)),),
    )
    heavy = Service(
        name="Clinic", resources=(Resource(name="room", units=1),), patients=(patients,)
    )
    result = simulate(heavy, days=7, warm_up=0, runs=1)
    assert [caution.split(".")[0] for caution in result.cautions] == [
        "room: the work that comes is 139% of what can be done",
        "One run is one throw of the dice",
    ]
    assert result.cautions[0] in result.to_html()
    assert YEAR.cautions == ()
