"""*Telling or showing*: how a good idea spreads among a hundred teams."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.controls import Control, Slider
from qikit.apps.pictures import line_picture
from qikit.apps.play import Play

TEAMS, WEEKS = 100, 26
_LABELLED_EVERY = 2


def users_by_week(*, told: float, shown: float, weeks: int = WEEKS) -> tuple[float, ...]:
    """Return how many of 100 teams use an idea, from week 0 on.

    Parameters
    ----------
    told : float
        Share of the teams without it that start in a week because they are told, from 0 to 1.
    shown : float
        Teams that one team wins over in a week while nearly nobody has it yet.
    weeks : int
        How many weeks to follow.

    Returns
    -------
    tuple of float
        One more value than weeks, from 0 to 100.

    Notes
    -----
    The diffusion model of F. M. Bass, *Management Science* 1969; 15: 215–227, week by week.

    Examples
    --------
    >>> [round(n) for n in users_by_week(told=0.1, shown=0, weeks=3)]
    [0, 10, 19, 27]
    """
    users = [0.0]
    for _ in range(weeks):
        without = TEAMS - users[-1]
        start = (told + shown * users[-1] / TEAMS) * without
        users.append(users[-1] + min(start, without))
    return tuple(users)


@dataclass(frozen=True, kw_only=True)
class Spread(Play):
    """Two sliders: how much we tell, and how much the first users show."""

    title = "Telling or showing"
    purpose = (
        "One hundred invented teams; nobody has the idea yet. Telling is posters and e-mails. "
        "Showing is one team seeing another use it."
    )

    told: float = 0.5
    shown: float = 1

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="told", label="Telling: teams in 100 that start in a week because of it",
                   value=self.told, low=0, high=3, step=0.5),
            Slider(id="shown", label="Showing: teams that one user wins in ten weeks, at first",
                   value=self.shown, low=0, high=5, step=0.5),
        )  # fmt: skip

    def _users(self, *, told: float = 1, shown: float = 1) -> tuple[float, ...]:
        """Return users by week with so many times as much telling and showing."""
        return users_by_week(told=told * self.told / 100, shown=shown * self.shown / 10)

    def says(self) -> str:
        now, more_told, more_shown = (
            f"{users[-1]:.0f}"
            for users in (self._users(), self._users(told=2), self._users(shown=2))
        )
        return (
            f"After {WEEKS} weeks {now} of {TEAMS} teams use it. Twice the telling: {more_told}. "
            f"Twice the showing: {more_shown}."
        )

    def picture(self) -> str:
        users = tuple(round(n) for n in self._users()[::_LABELLED_EVERY])
        labels = tuple(str(_LABELLED_EVERY * n) for n in range(len(users)))
        name = "Teams that use it, by week"
        return line_picture(labels, users, name=name, from_zero=any(users))
