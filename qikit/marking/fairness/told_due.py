"""The deadline of an exercise and more time, told line by line to whoever marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import open_desk
from qikit.marking.fairness.deadlines import LateRule, days, read_due
from qikit.marking.fairness.due import extensions, give_extension, late_rule, set_late_rule


def tell_deadline(root: Path, module: Module, given: Mapping[str, Any]) -> int:
    """Change what was given of the rule, then say the rule and who has more time."""
    desk = open_desk(root)
    if given:
        set_late_rule(desk, module.slug, _changed(late_rule(desk, module.slug), given))
    rule = late_rule(desk, module.slug)
    print(f"{module.slug}: {rule.as_text() if rule else 'There is no deadline.'}")
    for learner, one in sorted(extensions(desk, module.slug).items()):
        print(f"  {learner}: {days(one.days)} more, agreed by {one.marker}: {one.reason}")
    return 0


def drop_deadline(root: Path, module: Module) -> int:
    """Do without a deadline, and say so."""
    set_late_rule(open_desk(root), module.slug, None)
    print(f"{module.slug}: There is no deadline.")
    return 0


def give_time(root: Path, module: Module, learner: str, more: int, reason: str, marker: str) -> int:
    """Give one learner more time, or take it back, and say so."""
    give_extension(open_desk(root), module.slug, learner, more, reason, marker)
    print(f"{module.slug}: {learner} has {days(more) if more else 'no time'} more.")
    return 0


def _changed(rule: LateRule | None, given: Mapping[str, Any]) -> LateRule:
    if rule is None and "due" not in given:
        raise QikitError(
            "There is no deadline to change yet.", todo="Set one: --due 2026-05-04T17:00"
        )
    new: dict[str, Any] = {
        name: read_due(value) if name == "due" else value for name, value in given.items()
    }
    return replace(rule, **new) if rule else LateRule(**new)
