"""Little's law: how many are there, how many come, and how long each stays."""

from __future__ import annotations

from qikit.errors import QikitError
from qikit.flow.checks import amount


def littles_law(
    *, number: float | None = None, rate: float | None = None, time: float | None = None
) -> float:
    """Return the one of the three that is not given.

    Parameters
    ----------
    number : float, optional
        How many are inside on average (in beds, on a list, in a corridor).
    rate : float, optional
        How many come, and leave, in one unit of time.
    time : float, optional
        How long each is inside on average, in the same unit of time.

    Returns
    -------
    float
        ``number = rate x time``, solved for the missing one.

    Raises
    ------
    QikitError
        Unless exactly two are given, or if a rate or time to divide by is 0.

    Notes
    -----
    Source: J. D. C. Little, "A proof for the queuing formula L = λW" (1961),
    doi 10.1287/opre.9.3.383. It needs a stable system, averages and one boundary for all three;
    arrivals need not be random.

    Examples
    --------
    Six admissions a day who stay five days fill thirty beds; 120 on a list that sees 15 a week
    wait eight weeks.

    >>> littles_law(rate=6, time=5)
    30.0
    >>> littles_law(number=120, rate=15)
    8.0
    """
    given = {"number": number, "rate": rate, "time": time}
    known = {name: amount(value, name) for name, value in given.items() if value is not None}
    if len(known) != 2:
        raise QikitError(
            f"Little's law needs two of its three numbers; there are {len(known)}.",
            todo="Give two of number, rate and time.",
        )
    if "number" not in known:
        return known["rate"] * known["time"]
    divisor = "rate" if "rate" in known else "time"
    return known["number"] / amount(known[divisor], divisor, above=0)
