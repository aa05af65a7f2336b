"""Expected answers that may be checked at once, computed with the course's own library."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, compress
from statistics import fmean

from qikit.apps.flow.bottleneck import Bottleneck
from qikit.apps.flow.utilisation import Utilisation
from qikit.flow import HOUR, Work, backlog, littles_law, weeks_to_clear
from qikit.flow.measures import minutes_of
from qikit.learn import Expected

SEEN = (
    Work(what="visits of 45 minutes", number=14, minutes=45),
    Work(what="visits of 30 minutes", number=22, minutes=30),
    Work(what="visits of 60 minutes", number=6, minutes=60),
)
TURNED_AWAY = Work(what="turned away", number=4, minutes=30)
ASKED, PLACES = (24, 36, 31, 23, 30, 38, 26, 27), 30
WEEKS = tuple(f"Week {number}" for number in range(1, len(ASKED) + 1))
WAITING, NEW, DONE, LEFT = 150, 40, 46, 30
DAY_SERVICE, SESSIONS, EACH = 90, 3, 6


def q02_hours() -> Expected:
    """Return the hours of home care that were asked for."""
    minutes = minutes_of([*SEEN, TURNED_AWAY])
    people = sum(visits.number for visits in (*SEEN, TURNED_AWAY))
    return Expected(
        answer=minutes / HOUR,
        slips={
            "N01": minutes_of(SEEN) / HOUR,
            "N02": people * fmean(visits.minutes for visits in SEEN) / HOUR,
            "minutes": minutes,
            "people": people,
        },
    )


def q03_pace() -> Expected:
    """Return who is finished a day when the step that sets the pace is a fifth faster."""
    way = Bottleneck(step="scan", by=20, patients=26).result
    elsewhere = Bottleneck(step="letter", by=20, patients=26).result
    return Expected(
        answer=way.finished,
        slips={
            "N08": elsewhere.finished,
            "came": way.demand,
            "gain": way.finished - elsewhere.finished,
        },
    )


def q05_waiting() -> Expected:
    """Return the weeks at whose end somebody waits."""
    waits = backlog(ASKED, PLACES).points["backlog"] > 0
    overflows = [asked > PLACES for asked in ASKED]
    saved = [total > 0 for total in accumulate(asked - PLACES for asked in ASKED)]
    calm = [wait and not over for wait, over in zip(waits, overflows, strict=True)]
    return Expected(
        answer=_ticked(waits),
        slips={
            "only-overflow": _ticked(overflows),
            "N03": _ticked(saved),
            "calm-weeks": _ticked(calm),
        },
        choices=WEEKS,
    )


def _ticked(chosen: Iterable[bool]) -> tuple[str, ...]:
    return tuple(compress(WEEKS, chosen))


def q06_weeks() -> Expected:
    """Return the weeks that a steady list means."""
    a_week = SESSIONS * EACH
    return Expected(
        answer=littles_law(number=DAY_SERVICE, rate=a_week),
        slips={
            "N11": DAY_SERVICE / EACH,
            "sessions": DAY_SERVICE / SESSIONS,
            "upside-down": a_week / DAY_SERVICE,
        },
    )


def q07_clear() -> Expected:
    """Return the weeks until the list is short."""
    return Expected(
        answer=weeks_to_clear(WAITING, DONE, NEW, LEFT),
        slips={
            "nobody-new": weeks_to_clear(WAITING, DONE, 0, LEFT),
            "to-nothing": weeks_to_clear(WAITING, DONE, NEW),
            "N06": WAITING / NEW,
        },
    )


def q08_busy() -> Expected:
    """Return the average wait of four rooms at 90% busy, as the panel has it."""
    asked = Utilisation(busy=90, team=4, minutes=30)
    return Expected(
        answer=_wait(asked),
        slips={
            "N13": _wait(Utilisation(busy=90, team=1, minutes=30)),
            "N05": _wait(Utilisation(busy=95, team=4, minutes=30)),
            "half": _wait(Utilisation(busy=90, team=4, minutes=30, chance="half")),
        },
    )


def _wait(play: Utilisation) -> float:
    return play.result.wait(play.result.here)
