"""Expected answers of the exercise's number questions, computed with the tools themselves."""

from qikit.apps.m05.brainwriting import IDEAS_A_ROUND, ideas_on_all_sheets
from qikit.apps.tools.desk import example_of
from qikit.improve.prioritise import Criterion, Option, Prioritise
from qikit.learn import Expected

PEOPLE, ROUNDS, MINUTES = 8, 5, 4
JEAN_WEIGHTS, TWO_CARERS = (50, 30, 20), (5, 2, 4)
NEW_WEIGHTS = (40, 60)


def q03_sheets() -> Expected:
    """Return how many ideas eight people can have in five rounds."""
    answer = ideas_on_all_sheets(ROUNDS, PEOPLE)
    return Expected(
        answer=answer,
        slips={
            "own-sheet": ROUNDS * IDEAS_A_ROUND,
            "one-round": ideas_on_all_sheets(1, PEOPLE),
            "with-minutes": answer * MINUTES,
            "sheets-once": ROUNDS * PEOPLE,
        },
    )


def q08_score() -> Expected:
    """Return the weighted score of two carers who share all visits."""
    return Expected(
        answer=_score(JEAN_WEIGHTS),
        slips={
            "plain-mean": _score((1, 1, 1)),
            "best-only": float(TWO_CARERS[0]),
            "added": float(sum(TWO_CARERS)),
            "reversed": _score(JEAN_WEIGHTS[::-1]),
        },
    )


def _score(weights: tuple[int, ...]) -> float:
    names = ("first", "second", "third")
    idea = Option(name="two carers", **dict(zip(names, TWO_CARERS, strict=True)))
    criteria = tuple(
        Criterion(name=name, weight=weight) for name, weight in zip(names, weights, strict=True)
    )
    return Prioritise(criteria=criteria, ideas=(idea,)).ranked[0][1]


def q09_shaken() -> Expected:
    """Return the leading score of the practice's table with the weights turned round."""
    before = example_of(Prioritise, "phones")
    criteria = tuple(
        each.having(weight=weight)
        for each, weight in zip(before.criteria, NEW_WEIGHTS, strict=True)
    )
    after = before.having(criteria=criteria).ranked
    old_leader, old_score = before.ranked[0]
    return Expected(
        answer=after[0][1],
        slips={
            "old-leader": dict(after)[old_leader],
            "old-weights": old_score,
            "third-place": after[2][1],
        },
    )
