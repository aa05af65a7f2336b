"""One queue in front of one or several equal servers (M/M/1 and M/M/c)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qikit.flow.checks import amount, whole
from qikit.flow.erlang import busy_share, erlang_c
from qikit.flow.saying import count, say
from qikit.spc.face import Face, plain_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Face):
    """A queue in balance: people come at random, wait for their turn, and are seen.

    Parameters
    ----------
    arrivals : float
        People who come in one unit of time, more than 0.
    rate : float
        People that one server could see in one unit of time, more than 0.
    servers : int
        Rooms, beds or clinicians, all alike.
    unit : str
        The unit of time, in the singular.

    Raises
    ------
    QikitError
        If an amount cannot be used, or more come than can be seen.

    Notes
    -----
    Source: A. K. Erlang (1917); R. B. Cooper, *Introduction to Queueing Theory* (1981).

    Examples
    --------
    >>> bay = Queue(arrivals=8, rate=3, servers=3)
    >>> round(bay.chance_of_waiting, 5), round(bay.wait, 5), round(bay.waiting, 5)
    (0.79751, 0.79751, 6.38006)
    """

    arrivals: float
    rate: float
    servers: int = 1
    unit: str = "hour"

    def __post_init__(self) -> None:
        amount(self.arrivals, "arrivals", above=0)
        amount(self.rate, "rate", above=0)
        whole(self.servers, "servers")
        busy_share(self.load, self.servers)

    @property
    def load(self) -> float:
        """Servers that are busy on average."""
        return self.arrivals / self.rate

    @property
    def utilisation(self) -> float:
        """Share of time that each server is busy, from 0 to 1."""
        return self.load / self.servers

    @property
    def chance_of_waiting(self) -> float:
        """Share of people who have to wait (Erlang C)."""
        return erlang_c(self.load, self.servers)

    @property
    def wait(self) -> float:
        """Average wait of all who come."""
        return self.chance_of_waiting / self._spare

    @property
    def _spare(self) -> float:
        return self.servers * self.rate - self.arrivals

    @property
    def time(self) -> float:
        """Average time from coming to leaving."""
        return self.wait + 1 / self.rate

    @property
    def waiting(self) -> float:
        """How many wait on average (Little's law)."""
        return self.arrivals * self.wait

    def longer_than(self, wait: float) -> float:
        """Return the share of people who wait longer, from 0 to 1.

        Examples
        --------
        >>> round(Queue(arrivals=9, rate=1, servers=10).longer_than(1), 3)
        0.246
        """
        return self.chance_of_waiting * math.exp(-self._spare * amount(wait, "wait"))

    def wait_of(self, share: float) -> float:
        """Return the wait that such a share of people (0 to 1) does not exceed.

        Examples
        --------
        >>> round(Queue(arrivals=9, rate=1, servers=10).wait_of(0.9), 2)
        1.9
        """
        late = 1 - amount(share, "share", at_most=1 - 1e-12)
        return max(0.0, math.log(self.chance_of_waiting / late) / self._spare)

    def describe(self) -> str:
        """Say how busy it is and who waits how long."""
        return (
            f"{say(self.arrivals)} come each {self.unit} to {count(self.servers, 'server')}, each "
            f"of whom can see {say(self.rate)}: busy {self.utilisation:.0%} of the time. "
            f"{self.chance_of_waiting:.0%} have to wait. The average wait is "
            f"{say(self.wait, 2)} {self._units}, 9 in 10 wait less than "
            f"{say(self.wait_of(0.9), 2)}, and {say(self.waiting)} are waiting on average."
        )

    @property
    def _units(self) -> str:
        return f"{self.unit}s"

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the share of people who wait longer than each time."""
        from qikit.flow.drawing.curves import draw_queue

        return draw_queue(self, ax)

    def table_html(self) -> str:
        """The measures of the queue."""
        rows = {
            "busy": f"{self.utilisation:.1%}",
            "have to wait": f"{self.chance_of_waiting:.1%}",
            f"average wait ({self._units})": say(self.wait, 3),
            f"9 in 10 wait less than ({self._units})": say(self.wait_of(0.9), 3),
            f"average time from coming to leaving ({self._units})": say(self.time, 3),
            "waiting on average": say(self.waiting, 2),
            "waiting or being seen on average": say(self.arrivals * self.time, 2),
        }
        return plain_table({"measure": rows.keys(), "value": rows.values()})


def mm1(arrivals: float, rate: float, *, unit: str = "hour") -> Queue:
    """Return the queue in front of one server.

    Examples
    --------
    >>> queue = mm1(4, 5)
    >>> round(queue.wait, 6), round(queue.waiting, 6)
    (0.8, 3.2)
    """
    return Queue(arrivals=arrivals, rate=rate, unit=unit)


def mmc(arrivals: float, rate: float, servers: int, *, unit: str = "hour") -> Queue:
    """Return the one queue in front of several equal servers.

    Examples
    --------
    >>> round(mmc(45, 1, 50).wait, 5)
    0.07277
    """
    return Queue(arrivals=arrivals, rate=rate, servers=servers, unit=unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooling:
    """The same people and rooms, as separate lists and as one.

    Attributes
    ----------
    separate : Queue
        Each of the separate queues.
    pooled : Queue
        All arrivals and servers in one queue.
    """

    separate: Queue
    pooled: Queue

    @property
    def times_longer(self) -> float:
        """How many times as long people wait on separate lists."""
        return self.separate.wait / self.pooled.wait

    def describe(self) -> str:
        """Compare the two waits."""
        lists = round(self.pooled.arrivals / self.separate.arrivals)
        return (
            f"{lists} separate lists: an average wait of {say(self.separate.wait, 2)} "
            f"{self.separate.unit}s. One shared list: {say(self.pooled.wait, 2)}. "
            f"Keeping them apart makes the wait {say(self.times_longer)} times as long."
        )


def pooling(arrivals: float, rate: float, lists: int, *, unit: str = "hour") -> Pooling:
    """Compare several equal lists, one server each, with one list for all of them.

    Parameters
    ----------
    arrivals, rate : float
        For each list: people who come, and people that its server could see, in one `unit`.
    lists : int
        How many lists, 2 or more.

    Raises
    ------
    QikitError
        If an amount cannot be used, or more come than can be seen.

    Examples
    --------
    >>> both = pooling(0.8, 1, 2)
    >>> round(both.separate.wait, 2), round(both.pooled.wait, 2)
    (4.0, 1.78)
    """
    number = whole(lists, "lists", at_least=2)
    return Pooling(
        separate=mm1(arrivals, rate, unit=unit),
        pooled=mmc(number * arrivals, rate, number, unit=unit),
    )
