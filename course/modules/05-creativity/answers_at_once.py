"""Expected answers of the lessons' number questions, computed with the tools themselves."""

from qikit.apps.m05.brainwriting import IDEAS_A_ROUND, ideas_on_all_sheets
from qikit.improve.prioritise import Criterion, Option, Prioritise
from qikit.learn import Expected

PEOPLE, ROUNDS, MINUTES = 5, 4, 5
FREES, FAIR = 60, 40
RATINGS = (2, 5)


def _score(frees: float, fair: float) -> float:
    idea = Option(name="idea", first=RATINGS[0], second=RATINGS[1])
    criteria = (Criterion(name="frees", weight=frees), Criterion(name="fair", weight=fair))
    return Prioritise(criteria=criteria, ideas=(idea,)).ranked[0][1]


def q1_sheets() -> Expected:
    """Return how many ideas lie on a table of five after four rounds."""
    answer = ideas_on_all_sheets(ROUNDS, PEOPLE)
    return Expected(
        answer=answer,
        slips={
            "own-sheet": ROUNDS * IDEAS_A_ROUND,
            "one-round": ideas_on_all_sheets(1, PEOPLE),
            "with-minutes": answer * MINUTES,
        },
    )


def q3_score() -> Expected:
    """Return a weighted score, and where the usual slips lead."""
    return Expected(
        answer=_score(FREES, FAIR),
        slips={
            "plain-mean": _score(1, 1),
            "swapped": _score(FAIR, FREES),
            "added": sum(RATINGS),
        },
    )
