"""*Try harder*: six teams, one rota, and a manager who rewards and warns.

After W. Edwards Deming's experiment with red beads (*Out of the Crisis*, 1986).
"""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from qikit.apps.controls import Button, Control, Radio
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play

TEAMS = ("Ash", "Birch", "Cedar", "Elm", "Hazel", "Oak")
VISITS = 50
#: Chance that a visit is late on the old rota, and on one that allows for travel.
LATE, LATE_WITH_TRAVEL = 0.2, 0.08
_FIRST_WEEKS, _MOST_WEEKS, _SEED = 4, 26, 1986
MEND = "mend"
ACTIONS = {
    "nothing": "Do nothing",
    "remind": "Remind everyone to be punctual",
    "blame": "Praise the best team, warn the worst",
    MEND: "Put travel time into the rota",
}


@lru_cache(maxsize=512)
def late_visits(year: int, week: int, *, mended: bool) -> tuple[int, ...]:
    """Return how many of each team's 50 visits began late in one invented week.

    The same year and week draw the same luck, whatever the manager does; only the rota changes
    what the luck is worth.
    """
    luck = np.random.default_rng([_SEED, year, week]).random((len(TEAMS), VISITS))
    return tuple(int(n) for n in (luck < (LATE_WITH_TRAVEL if mended else LATE)).sum(axis=1))


def best_and_worst(late: tuple[int, ...]) -> tuple[int, int]:
    """Return the places of the team with the fewest and with the most late visits."""
    return late.index(min(late)), late.index(max(late))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTime:
    """How last week's worst and best teams did in the week after, over several weeks."""

    weeks: int
    worst_improved: int
    best_slipped: int


def next_time(weeks: tuple[tuple[int, ...], ...]) -> NextTime:
    """Count how often the worst team improved, and the best one slipped, a week later.

    Examples
    --------
    >>> next_time(((2, 9), (5, 4)))
    NextTime(weeks=1, worst_improved=1, best_slipped=1)
    """
    better = worse = 0
    for before, after in pairwise(weeks):
        best, worst = best_and_worst(before)
        better += after[worst] < before[worst]
        worse += after[best] > before[best]
    return NextTime(weeks=max(len(weeks) - 1, 0), worst_improved=better, best_slipped=worse)


@dataclass(frozen=True, kw_only=True)
class TryHarder(Play):
    """Manage six teams week by week; see what your managing does."""

    title = "Try harder"
    purpose = (
        "Six invented home-care teams, 50 visits a week each. You are their manager. "
        "Choose what to do, then see the next week."
    )

    action: str = "blame"
    year: int = 1
    done: tuple[str, ...] = ("nothing",) * _FIRST_WEEKS

    def controls(self) -> tuple[Control, ...]:
        return (
            Radio(id="action", label="This week you", value=self.action,
                  options=tuple(ACTIONS.items())),
            Button(id="next", label="Next week", disabled=len(self.done) >= _MOST_WEEKS),
            Button(id="again", label="Start again with new luck", quiet=True),
        )  # fmt: skip

    def after(self, control: str, value: Any) -> TryHarder:
        if control == "next":
            return replace(self, done=(*self.done, self.action)[:_MOST_WEEKS])
        if control == "again":
            return TryHarder(action=self.action, year=self.year + 1)
        return super().after(control, value)

    @property
    def weeks(self) -> tuple[tuple[int, ...], ...]:
        """Late visits of each team, week by week."""
        mended = (MEND in self.done[: n + 1] for n in range(len(self.done)))
        return tuple(late_visits(self.year, n, mended=each) for n, each in enumerate(mended))

    @property
    def totals(self) -> tuple[int, ...]:
        """Late visits of all six teams, week by week."""
        return tuple(sum(week) for week in self.weeks)

    def says(self) -> str:
        count, total = len(self.done), self.totals[-1]
        after = next_time(self.weeks)
        return (
            f"Week {count}: {total} of {VISITS * len(TEAMS)} visits late, after you chose: "
            f"{ACTIONS[self.done[-1]].lower()}. A week later, the worst team had done better in "
            f"{after.worst_improved} of {after.weeks} weeks, and the best had done worse in "
            f"{after.best_slipped} of {after.weeks}."
        )

    def picture(self) -> str:
        labels = tuple(f"week {n}" for n in range(1, len(self.done) + 1))
        chart = line_picture(labels, self.totals, name="Late visits, all six teams", from_zero=True)
        return chart + self._table()

    def _table(self) -> str:
        late = self.weeks[-1]
        best, worst = best_and_worst(late)
        words = {worst: "most late", best: "fewest late"}
        rows = "".join(
            f'<tr><th scope="row">{html.escape(team)}</th><td>{n}</td>'
            f"<td>{words.get(place, '')}</td></tr>"
            for place, (team, n) in enumerate(zip(TEAMS, late, strict=True))
        )
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Team", "Late", "Note"))
        return (
            f"<table><caption>This week, of {VISITS} visits each</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
