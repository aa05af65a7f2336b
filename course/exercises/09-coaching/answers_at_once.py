"""Expected answers of the number questions that can be checked at once."""

from __future__ import annotations

from qikit.apps.m09.coaching import Coaching
from qikit.apps.m09.evidence import way_covered
from qikit.apps.m09.projects import projects
from qikit.learn import Expected

ASKED = ("form", "chase", "nothing")


def _of_100(said: tuple[str, ...]) -> float:
    mine, theirs = Coaching(said=said).words
    return 100 * mine / (mine + theirs)


def q02_words() -> Expected:
    """Return how many words of 100 were the coach's, on the way the question describes."""
    return Expected(
        answer=_of_100(ASKED),
        slips={
            "theirs": 100 - _of_100(ASKED),
            "count": Coaching(said=ASKED).words[0],
            "too-soon": _of_100(ASKED[:1]),
            "open-way": _of_100(("person", "seen", "three", "expect")),
        },
    )


def q06_way() -> Expected:
    """Return how much of the way the helpline has come, in per cent."""
    line = projects()["phones"]
    return Expected(
        answer=100 * way_covered(line.start, line.now, line.goal),
        slips={
            "of-the-goal": 100 * line.now / line.goal,
            "of-the-start": 100 * (line.now - line.start) / line.start,
            "points": line.now - line.start,
            "left": 100 * (1 - way_covered(line.start, line.now, line.goal)),
        },
    )
