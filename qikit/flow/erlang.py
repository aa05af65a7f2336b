"""Erlang's formulas: the chance that all of several servers (rooms, beds, lines) are busy."""

from __future__ import annotations

from qikit.errors import QikitError
from qikit.flow.checks import amount, whole


def erlang_b(load: float, servers: int) -> float:
    """Return the share of arrivals that find everything full, where nobody may wait.

    Parameters
    ----------
    load : float
        Work offered: arrivals a day x days each stays (any one unit of time), 0 or more.
    servers : int
        Beds, lines or places, 1 or more.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    QikitError
        If `load` is below 0 or `servers` no whole number of 1 or more.

    Notes
    -----
    Source: A. K. Erlang (1917), in the recursion of R. B. Cooper, *Introduction to Queueing
    Theory* (2nd edition, 1981). True for any spread of stays, if arrivals are random.

    Examples
    --------
    >>> [round(erlang_b(85, beds), 3) for beds in (85, 95, 102)]
    [0.082, 0.027, 0.008]
    """
    offered, blocked = amount(load, "load"), 1.0
    for busy in range(1, whole(servers, "servers") + 1):
        blocked = offered * blocked / (busy + offered * blocked)
    return blocked


def erlang_c(load: float, servers: int) -> float:
    """Return the share of arrivals that must wait, where everybody waits for their turn.

    Parameters
    ----------
    load : float
        Work offered, as for :func:`erlang_b`; less than `servers`.
    servers : int
        Rooms, beds or clinicians, 1 or more.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    QikitError
        If the load is not less than the servers: then the queue grows without end.

    Notes
    -----
    Source: A. K. Erlang (1917); see Cooper (1981). Arrivals at random, times with the patient
    exponential, one queue, nobody leaves it.

    Examples
    --------
    >>> round(erlang_c(10, 12), 5)
    0.44939
    """
    busy = busy_share(load, servers)
    blocked = erlang_b(load, servers)
    return blocked / (1 - busy * (1 - blocked))


def busy_share(load: float, servers: int) -> float:
    """Return load / servers, which must be less than 1 for a queue to settle.

    Raises
    ------
    QikitError
        If it is 1 or more.
    """
    share = amount(load, "load") / whole(servers, "servers")
    if share >= 1:
        raise QikitError(
            f"Work for {load:g} comes to {servers}: the queue grows without end.",
            where="load",
            todo="Use more servers, fewer arrivals or a shorter time for each.",
        )
    return share


def servers_needed(load: float, blocked_at_most: float) -> int:
    """Return the fewest beds with which so few arrivals find none free (Erlang B).

    Parameters
    ----------
    load : float
        Beds that would be occupied on average if there were no limit.
    blocked_at_most : float
        Share of arrivals that may find no bed, between 0 and 1.

    Raises
    ------
    QikitError
        If an amount cannot be used.

    Examples
    --------
    >>> servers_needed(11.6, 0.05)
    17
    """
    allowed = amount(blocked_at_most, "blocked_at_most", above=0, at_most=1)
    offered, blocked, servers = amount(load, "load"), 1.0, 0
    while blocked > allowed:
        servers += 1
        blocked = offered * blocked / (servers + offered * blocked)
    return max(servers, 1)
