"""What a learner has shown so far, read from the feedback that was given back."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from qikit.learn.course_map import Module, load_course
from qikit.serving.marks import read_marks

#: Share of an outcome's marks from which it counts as shown.
ENOUGH = 0.5
FEWEST_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownModule:
    """A module whose exercise was marked, and the outcomes shown in it."""

    number: int
    title: str
    minutes: int
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything that was shown so far.

    Parameters
    ----------
    modules : tuple of ShownModule
        The modules with at least one outcome shown.
    """

    modules: tuple[ShownModule, ...]

    @property
    def minutes(self) -> int:
        """Minutes planned for these modules in the course map."""
        return sum(module.minutes for module in self.modules)

    @property
    def outcomes(self) -> int:
        """How many outcomes were shown."""
        return sum(len(module.outcomes) for module in self.modules)


class _Lines(HTMLParser):
    """The outcomes on a feedback page with at least ``ENOUGH`` of their marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "data-outcome" not in given:
            return
        marks, possible = _number(given.get("data-marks")), _number(given.get("data-possible"))
        if possible > 0 and marks >= ENOUGH * possible:
            self.shown.add(str(given["data-outcome"]))


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def outcomes_shown(page: str) -> frozenset[str]:
    """Return the ids of the outcomes shown on a feedback page.

    Parameters
    ----------
    page : str
        The page's HTML. Each of its lines on an outcome carries the marks as data.

    Examples
    --------
    >>> sorted(outcomes_shown('<tr data-outcome="aim" data-marks="1.5" data-possible="3">'))
    ['aim']
    """
    return frozenset(_Lines(page).shown)


def shown_so_far(root: Path) -> Shown:
    """Read what this machine's learner has shown, from the newest feedback on each exercise."""
    modules = (_shown_in(root, module) for module in load_course(root).modules)
    return Shown(modules=tuple(module for module in modules if module.outcomes))


def _shown_in(root: Path, module: Module) -> ShownModule:
    feedback = read_marks(root, module).feedback
    shown = outcomes_shown(feedback.read_text(encoding="utf-8")) if feedback else frozenset()
    return ShownModule(
        number=module.number,
        title=module.title,
        minutes=module.minutes,
        outcomes=tuple(each.text for name, each in module.outcomes.items() if name in shown),
    )


def what_is_missing(name: str, reflection: str) -> dict[str, str]:
    """Say, field by field, what a certificate still needs from the learner.

    Examples
    --------
    >>> what_is_missing("Anna Lee", "I now ask first.")
    {'reflection': 'Write at least 40 words. You have 4 so far.'}
    """
    missing = {}
    if not name.strip():
        missing["name"] = "Write your name as it should stand on the page."
    words = len(reflection.split())
    if words < FEWEST_WORDS:
        missing["reflection"] = f"Write at least {FEWEST_WORDS} words. You have {words} so far."
    return missing
