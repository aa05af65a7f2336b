"""Expected answers of the exercise's number questions, from the tools' examples."""

from qikit.apps.tools.desk import example_of
from qikit.improve.commitment import LEVELS, Commitment
from qikit.improve.kano import Kano
from qikit.learn import Expected

CARERS = 240
#: Rogers' usual shares, in per cent: innovators, early adopters, early majority.
INNOVATORS, EARLY_ADOPTERS, EARLY_MAJORITY = 2.5, 13.5, 34


def q02_steps() -> Expected:
    """Return the steps from X to O of all who have some way to go."""
    people = example_of(Commitment, "falls").people
    to_go = [person.gap for person in people if (person.gap or 0) > 0]
    far_end = [len(LEVELS) - 1 - LEVELS.index(person.now) for person in people if person.now]
    return Expected(
        answer=sum(to_go),
        slips={"K01": sum(far_end), "gaps": len(to_go), "night-only": max(to_go)},
    )


def q04_adopters() -> Expected:
    """Return how many of the carers are innovators or early adopters, by Rogers' shares."""
    share = INNOVATORS + EARLY_ADOPTERS
    return Expected(
        answer=CARERS * share / 100,
        slips={
            "early-only": CARERS * EARLY_ADOPTERS / 100,
            "innovators-only": CARERS * INNOVATORS / 100,
            "half": CARERS * (share + EARLY_MAJORITY) / 100,
            "percent": share,
        },
    )


def q08_must() -> Expected:
    """Return how many of the clinic's answers say must-be."""
    clinic = example_of(Kano, "clinic")
    counts = clinic.counts.values()
    must, performance = (sum(each[name] for each in counts) for name in "MO")
    return Expected(
        answer=must,
        slips={
            "K11": sum(each["A"] for each in counts),
            "dislike": must + performance,
            "one-feature": max(each["M"] for each in counts),
        },
    )
