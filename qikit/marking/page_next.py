"""What a learner could try next."""

from __future__ import annotations

from collections.abc import Iterable

from qikit.learn.course_map import Module

MOST = 3
OWN_DATA = "Chart something of your own, and show it to a colleague."


def next_steps(
    module: Module, shares: Iterable[tuple[float, str]], next_module: Module | None = None
) -> tuple[str, ...]:
    """Return the lessons that teach what was furthest from full marks, and where to go on.

    Parameters
    ----------
    module : Module
        The module that was assessed.
    shares : iterable of (float, str)
        Share of the marks earned, 0 to 1, and the outcome.
    next_module : Module, optional
        The module after this one.
    """
    names = [name for share, name in sorted(shares) if share < 1]
    steps: list[str] = []
    for name in names:
        lesson = next((each for each in module.lessons if name in each.teaches), None)
        if lesson:
            step = f"Look again at “{lesson.title}” ({lesson.minutes} minutes)."
            steps += [step] if step not in steps else []
    onward = (
        [f"Go on with module {next_module.number}, “{next_module.title}”."] if next_module else []
    )
    return (*(steps[:MOST] or [OWN_DATA]), *onward)
