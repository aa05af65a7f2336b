"""Four rules for adjusting a process that only chance moves.

Source of the rules: L. S. Nelson's funnel experiment in W. E. Deming, *Out of the Crisis* (1986),
chapter 11. Rule 3 is measured from the target, not from where the funnel stood.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qikit.workshop.table import Table

AIM = 60.0  # days
LUCK = 3.0  # days: standard deviation from one week to the next
WEEKS = 50


def next_setting(rule: int, setting: float, wait: float, aim: float = AIM) -> float:
    """Return where the next week is aimed at.

    Parameters
    ----------
    rule : int
        1 leave it; 2 move it, from where it is, by as much as the result was off, the other way;
        3 the same, from the aim; 4 set it where the last result was.
    setting, wait, aim : float
        Days: where the last week was aimed at, what came of it, what is wanted.

    Examples
    --------
    >>> [next_setting(rule, setting=58, wait=63, aim=60) for rule in (1, 2, 3, 4)]
    [58, 55, 57, 63]
    """
    return {
        1: setting,
        2: setting - (wait - aim),
        3: aim - (wait - aim),
        4: wait,
    }[rule]


def waits(rule: int, luck: Sequence[float], aim: float = AIM) -> list[tuple[float, float]]:
    """Return (setting, wait) in days for each week, begun at the aim.

    Parameters
    ----------
    luck : sequence of float
        What chance adds in each week, in days.

    Notes
    -----
    With luck of variance 1, the mean square distance from the aim in week n is 1 under rule 1;
    2 from week 2 on under rule 2; n under rules 3 and 4.

    Examples
    --------
    >>> waits(4, [1.0, 1.0, 1.0])
    [(60.0, 61.0), (61.0, 62.0), (62.0, 63.0)]
    """
    setting, found = aim, []
    for chance in luck:
        wait = setting + chance
        found.append((setting, wait))
        setting = next_setting(rule, setting, wait, aim)
    return found


def luck_of(table: Table, seat: int) -> list[float]:
    """Return what chance does to one clinic each week: the same luck, whatever the rule."""
    return [float(days) for days in table.chance(seat).normal(0, LUCK, WEEKS)]


def typical_miss(waits: Sequence[float], aim: float = AIM) -> float:
    """Return the root mean square distance from the aim, in days.

    Examples
    --------
    >>> typical_miss([57, 63])
    3.0
    """
    return float(np.sqrt(np.mean((np.asarray(waits, dtype=float) - aim) ** 2)))
