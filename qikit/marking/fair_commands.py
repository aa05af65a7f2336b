"""The steps of ``qi mark`` that keep marking fair: a second marker, agreement, deadlines."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qikit.marking.command_parts import (
    Run,
    add_answer,
    add_levels,
    add_marker,
    add_step,
    module_of,
)

_RULE = {
    "due": (str, "date and time, such as 2026-05-04T17:00"),
    "grace_days": (int, "days after that which still count as on time"),
    "per_cent_a_day": (float, "per cent taken off for each day after that"),
    "at_most_per_cent": (float, "per cent taken off at most"),
}


def add_fair(steps: Any) -> None:
    """Add the steps to the parser of ``qi mark``."""
    step = add_step(steps, "second", "draw a sample for a second marker, or say what is left of it")
    ways = step.add_mutually_exclusive_group()
    ways.add_argument("--draw", type=int, metavar="N", help="draw this many hand-ins by lot")
    ways.add_argument("--end", action="store_true", help="do without a sample; every mark stays")
    step.add_argument("--seed", type=int, help="with --draw: draw the same sample again")
    step.add_argument("--marker", default="", metavar="name", help="list what this person may mark")
    add_step(steps, "agreement", "say how far two markers agree, and what to talk about")
    step = add_step(steps, "decide", "keep what two markers decided after they have talked")
    add_answer(step)
    add_levels(step)
    step.add_argument("--reason", required=True, help="why; the learner may read it")
    step.add_argument("--comment", help="for the learner; the first marker's if it is left out")
    add_marker(step, "who decided")
    step = add_step(steps, "deadline", "say when an exercise is due and who has more time; set it")
    for name, (kind, about) in _RULE.items():
        shown = "when" if kind is str else "N"
        step.add_argument(f"--{name.replace('_', '-')}", type=kind, metavar=shown, help=about)
    step.add_argument("--none", action="store_true", help="do without a deadline")
    step = add_step(steps, "more-time", "give one learner more time")
    step.add_argument("learner")
    step.add_argument("days", type=int, help="how many days more; 0 takes them back")
    step.add_argument("--reason", default="", help="why; kept private")
    add_marker(step, "who agreed to it")


def _second(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told_second import end_second, tell_second

    module = module_of(root, options)
    if options.end:
        return end_second(root, module)
    return tell_second(root, module, options.draw, options.seed, options.marker)


def _agreement(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told_second import tell_agreement

    return tell_agreement(root, module_of(root, options))


def _decide(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told_second import decide

    which = (root, module_of(root, options), options.learner, options.question)
    return decide(*which, options.levels, options.reason, options.marker, options.comment)


def _deadline(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told_due import drop_deadline, tell_deadline

    module = module_of(root, options)
    if options.none:
        return drop_deadline(root, module)
    given = {name: value for name in _RULE if (value := getattr(options, name)) is not None}
    return tell_deadline(root, module, given)


def _more_time(root: Path, options: argparse.Namespace) -> int:
    from qikit.marking.fairness.told_due import give_time

    which = (root, module_of(root, options), options.learner)
    return give_time(*which, options.days, options.reason, options.marker)


FAIR: dict[str, Run] = {
    "second": _second,
    "agreement": _agreement,
    "decide": _decide,
    "deadline": _deadline,
    "more-time": _more_time,
}
