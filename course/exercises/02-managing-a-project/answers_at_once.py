"""Expected answers of the exercise's number questions, computed with the tools themselves."""

from qikit.apps.tools.desk import example_of
from qikit.improve.aim import Aim
from qikit.improve.raid import Raid
from qikit.learn import Expected


def q05_percent() -> Expected:
    """Return how many per cent more than today the ambulance service's aim is."""
    aim = example_of(Aim, "handover")
    points = aim.target - aim.baseline
    return Expected(
        answer=100 * points / aim.baseline,
        slips={
            "B03": points,
            "of-target": 100 * points / aim.target,
            "whole": 100 * aim.target / aim.baseline,
        },
    )


def q07_risk() -> Expected:
    """Return the highest score once the first risk has become less likely."""
    first, *others = example_of(Raid, "falls").risks
    eased = first.having(likelihood=2)
    return Expected(
        answer=max(risk.score for risk in (eased, *others)),
        slips={
            "before": first.score,
            "that-one": eased.score,
            "added": max(risk.likelihood + risk.impact for risk in (eased, *others)),
        },
    )
