"""Kingman's formula: a wait is utilisation x variation x time."""

from __future__ import annotations

from qikit.flow.checks import amount
from qikit.flow.erlang import busy_share, erlang_c


def kingman(
    utilisation: float,
    arrival_cv: float,
    service_cv: float,
    service_time: float,
    *,
    servers: int = 1,
) -> float:
    """Return the average wait, nearly, when arrivals and times vary more or less than by chance.

    Parameters
    ----------
    utilisation : float
        Share of time that each server is busy, 0 or more and less than 1.
    arrival_cv, service_cv : float
        Standard deviation / mean of the time between arrivals and of the time with a patient;
        1 is random, 0 is clockwork.
    service_time : float
        Average time with a patient, in any unit.
    servers : int
        How many work from the one queue.

    Returns
    -------
    float
        Average wait in the unit of `service_time`.

    Raises
    ------
    QikitError
        If an amount is below 0 or utilisation is 1 or more.

    Notes
    -----
    Sources: J. F. C. Kingman, "The single server queue in heavy traffic" (1961),
    doi 10.1017/S0305004100036094. For several servers the M/M/c wait takes the place of
    ``u/(1-u)``: the approximation of Allen and Cunneen, in A. O. Allen, *Probability, Statistics,
    and Queueing Theory* (2nd edition, 1990). Best when it is busy; exact for M/M/1, M/M/c and
    random arrivals to one server.

    Examples
    --------
    >>> round(kingman(0.9, 1, 1, 20), 6), round(kingman(0.9, 1, 0.5, 20), 6)
    (180.0, 112.5)
    """
    busy = amount(utilisation, "utilisation")
    variation = (amount(arrival_cv, "arrival_cv") ** 2 + amount(service_cv, "service_cv") ** 2) / 2
    time = amount(service_time, "service_time", above=0)
    load = busy * servers
    busy = busy_share(load, servers)
    return erlang_c(load, servers) / (servers * (1 - busy)) * variation * time
