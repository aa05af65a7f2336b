"""Expected answers of the lessons' number questions."""

from statistics import mean

from qikit.flow import HOUR, Work, backlog, littles_law
from qikit.flow.measures import minutes_of
from qikit.learn import Expected

VISITS = (Work(what="rails", number=20, minutes=30), Work(what="bathrooms", number=10, minutes=90))
ASKED, PLACES = (5, 15, 8, 12), 10
LIST, CLINICS, EACH = 120, 3, 5


def q1_hours() -> Expected:
    """Return the hours of work that were asked for."""
    people = sum(visits.number for visits in VISITS)
    minutes = minutes_of(VISITS)
    return Expected(
        answer=minutes / HOUR,
        slips={
            "N02": people * mean(visits.minutes for visits in VISITS) / HOUR,
            "minutes": minutes,
        },
    )


def q3_cups() -> Expected:
    """Return who waits after four weeks of ten places."""
    overflow = [max(0, asked - PLACES) for asked in ASKED]
    return Expected(
        answer=backlog(ASKED, PLACES).final,
        slips={
            "N03": max(0, sum(ASKED) - PLACES * len(ASKED)),
            "only-overflow": sum(overflow),
            "last-week": overflow[-1],
        },
    )


def q3_weeks() -> Expected:
    """Return the weeks that a steady list means."""
    return Expected(
        answer=littles_law(number=LIST, rate=CLINICS * EACH),
        slips={
            "N11": LIST / EACH,
            "clinics": LIST / CLINICS,
            "multiplied": CLINICS * EACH,
        },
    )
