"""The foreman's lines: firm, friendly, sure of himself, and wrong.

A person speaks them. The harm that they do is what the debrief is about.
"""

from __future__ import annotations

from collections.abc import Mapping

_OPENING = (
    "Say: “Our customer accepts white beads only. The target is 50 white beads a paddle, every "
    "paddle. You are willing workers, chosen for your talent. Follow the procedure exactly: dip, "
    "do not shake, lift at a slant. The job is not hard. Let us begin with worker 1.”"
)
_NEXT = {
    1: "That was day 1. Say: “Management is pleased to announce merit pay. From today the best "
    "worker earns a bonus, and the worst is watched.”",
    2: "That was day 2. Say: “We have put up posters: Be proud of your paddle. We have set a goal "
    "for everybody: three red beads fewer tomorrow.”",
    3: "That was day 3. Say: “Costs are out of hand. If day 4 is no better, this plant will "
    "close. Do your best!”",
    4: "That was day 4. Say: “We had a fine idea: keep the three best workers and let the other "
    "three go. The three will work double shifts.” Then stop. Thank everybody, step out of your "
    "role, and say so aloud: “I am not the foreman any more.”",
}


def line(day: int, closed: bool, today: Mapping[str, int], before: Mapping[str, int]) -> str:
    """Return what the foreman says now.

    Parameters
    ----------
    day : int
        From 1 to 4; 0 before the first.
    closed : bool
        Whether the day is over.
    today, before : mapping of str to int
        Red beads by worker, of those who have dipped; the day before.
    """
    if not today:
        return _OPENING if day <= 1 else _call_back(before)
    best, worst = min(today, key=lambda who: today[who]), max(today, key=lambda who: today[who])
    praise = f"Praise {best}: “{today[best]} red beads. That is the spirit! Everybody, look here.”"
    blame = f"Ask {worst} aside, aloud: “{today[worst]} red beads. What went wrong? Try harder.”"
    if best == worst:
        return praise
    return " ".join([praise, blame, *([_NEXT[day]] if closed and day in _NEXT else [])])


def _call_back(before: Mapping[str, int]) -> str:
    if not before:
        return _OPENING
    best = min(before, key=lambda who: before[who])
    return (
        f"Say: “Yesterday {best} showed us that it can be done. Today I expect it of all of you.”"
    )
