"""*A bed, and when*: a year on a ward, run again and again with other luck."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qikit.apps.controls import Control, Radio, Slider
from qikit.apps.play import Play
from qikit.flow import HOUR, Simulation, simulate, ward
from qikit.flow.saying import say_time

ADMISSIONS = 10
LEAVING = (
    ("late", "Mostly after 3 pm"),
    ("even", "Evenly from 8 am to 8 pm"),
    ("noon", "Mostly before noon"),
)


@lru_cache(maxsize=32)
def years(beds: int, nights: float, leaving: str, runs: int) -> Simulation:
    """Return so many simulated years of the ward, one a run."""
    plan = ward(beds=beds, admissions_per_day=ADMISSIONS, nights=nights, leaving=leaving)
    return simulate(plan, runs=runs)


@dataclass(frozen=True, kw_only=True)
class WardPlay(Play):
    """Set beds, stay, time of leaving and the number of runs; see how long people wait."""

    title = "A bed, and when"
    purpose = (
        "An invented ward: 10 people a day need a bed, most of them after noon. Each dot is one "
        "year with its own luck; the same ten years come back for every plan."
    )

    beds: float = 36
    nights: float = 3
    leaving: str = "late"
    runs: float = 1

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="beds", label="Beds", value=self.beds, low=28, high=44),
            Slider(id="nights", label="Average stay", value=self.nights, low=2, high=4, step=0.25,
                   unit="nights"),
            Radio(id="leaving", label="Patients leave", value=self.leaving, options=LEAVING),
            Slider(id="runs", label="Runs (years with other luck)", value=self.runs,
                   low=1, high=10),
        )  # fmt: skip

    @property
    def result(self) -> Simulation:
        """The runs as the controls have them."""
        return years(round(self.beds), self.nights, self.leaving, round(self.runs))

    def says(self) -> str:
        result = self.result
        ninth, late = result.wait(90), result.longer_than(4 * HOUR)
        full = result.use("bed").value
        told = f"{late.value:.0%} wait longer than 4 hours; beds are {full:.0%} full."
        if len(result.seeds) == 1:
            return (
                f"One run: 9 in 10 wait at most {say_time(ninth.value)}, {told} "
                "Would another run say the same?"
            )
        return (
            f"{len(result.seeds)} runs: 9 in 10 wait at most {say_time(ninth.value)} on average, "
            f"but from {say_time(ninth.least)} to {say_time(ninth.most)} by run. Of all, {told}"
        )

    def picture(self) -> str:
        return self.result.to_html()
