"""A ward: patients who need a bed by day and night, and leave at certain hours."""

from __future__ import annotations

from qikit.errors import QikitError
from qikit.flow.saying import DAY
from qikit.flow.simulation.arrivals import AtRandom
from qikit.flow.simulation.durations import Nights
from qikit.flow.simulation.model import Patients, Service, Task
from qikit.flow.simulation.resource import Resource

#: Invented: how emergency patients come in through the day, most of them after noon.
ADMITTED_BY_HOUR = (
    *(2.5, 2.2, 2.0, 1.8, 1.7, 1.7, 1.8, 2.2, 3.0, 4.2, 5.2, 5.8),
    *(6.0, 6.0, 6.0, 6.0, 5.9, 5.8, 5.6, 5.3, 5.0, 4.5, 3.8, 3.0),
)

#: Invented: when patients leave. "late": 1 in 6 before noon, most from 3 to 6 pm.
LEAVING = {
    "late": (0,) * 8 + (1, 2, 5, 9, 9, 10, 12, 15, 14, 10, 6, 4, 2, 1, 0, 0),
    "even": (0,) * 8 + (1,) * 12 + (0,) * 4,
    "noon": (0,) * 8 + (8, 18, 24, 22, 8, 6, 5, 4, 2, 2, 1, 0, 0, 0, 0, 0),
}


def ward(
    *,
    beds: int,
    admissions_per_day: float,
    nights: float,
    cv: float = 0.8,
    leaving: str = "late",
) -> Service:
    """Return a ward as a service with one resource, the bed.

    Parameters
    ----------
    beds : int
        Beds that are staffed day and night.
    admissions_per_day : float
        Patients who need a bed a day, at random, most of them after noon.
    nights : float
        Average length of stay.
    cv : float
        Standard deviation / mean of the length of stay.
    leaving : {"late", "even", "noon"}
        When patients leave: mostly after 3 pm, evenly from 8 am to 8 pm, or mostly before noon.

    Raises
    ------
    QikitError
        If `leaving` is not known or a number cannot be used.

    Examples
    --------
    >>> round(ward(beds=28, admissions_per_day=5, nights=5).loads()["bed"], 2)
    0.89
    """
    if leaving not in LEAVING:
        raise QikitError(
            f"{leaving!r} is no time to leave.", where="leaving", todo=f"Use one of {[*LEAVING]}."
        )
    stay = Nights(mean=nights * DAY, cv=cv, leave_by_hour=LEAVING[leaving])
    patients = Patients(
        name="patients",
        arrivals=AtRandom(per_day=admissions_per_day, by_hour=ADMITTED_BY_HOUR),
        tasks=(Task(needs="bed", takes=stay),),
    )
    return Service(name="Ward", resources=(Resource(name="bed", units=beds),), patients=(patients,))
