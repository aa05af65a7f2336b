"""How much of a PDSA cycle is written down: nought to ten, a proposal of this course."""

from __future__ import annotations

from qikit.improve.cycle import Cycle
from qikit.improve.signs import has_number

LARGEST_SMALL_TEST = 25


def fidelity(cycle: Cycle) -> dict[str, int]:
    """Return 0 (absent), 1 (in part) or 2 (there) for each of five parts of a cycle.

    It counts what is written down. It cannot tell whether it is true or wise, and it is no
    validated scale.

    Parameters
    ----------
    cycle : Cycle
        The cycle.

    Returns
    -------
    dict of str to int
        ``prediction``, ``scale``, ``data``, ``study`` and ``act``; at most 10 in all.

    Notes
    -----
    The five parts are chosen after the frameworks of Taylor et al. 2014
    (doi 10.1136/bmjqs-2013-001862) and Knudsen et al. 2019 (doi 10.1186/s12913-019-4482-6).

    Examples
    --------
    >>> fidelity(Cycle(change="Clip the bell", prediction="4 of 5 will ring", reason="it is near"))
    {'prediction': 2, 'scale': 0, 'data': 0, 'study': 0, 'act': 0}
    """
    return {
        "prediction": _prediction(cycle),
        "scale": _scale(cycle),
        "data": bool(cycle.measure) + bool(cycle.collected),
        "study": _study(cycle),
        "act": bool(cycle.decision) + bool(cycle.decision and cycle.next_step),
    }


def _prediction(cycle: Cycle) -> int:
    if not cycle.prediction:
        return 0
    is_full = bool(cycle.reason) or has_number(cycle.prediction)
    return 1 + (is_full and not cycle.predicted_after_doing)


def _scale(cycle: Cycle) -> int:
    if not cycle.people:
        return 1 if cycle.days or cycle.where else 0
    is_small = cycle.people <= LARGEST_SMALL_TEST
    fits = not cycle.is_larger_than_advised if cycle.advice else is_small
    return 1 + (fits and cycle.days is not None)


def _study(cycle: Cycle) -> int:
    if not cycle.result:
        return 0
    return 1 + bool(cycle.compared and cycle.prediction)
