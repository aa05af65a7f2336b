"""When work is due, more time for those who need it, and what is said and done when it is late."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from qikit.errors import QikitError


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRule:
    """The rule of one exercise, the same for everybody.

    Parameters
    ----------
    due : datetime
        When it is due, with its time zone.
    grace_days : int
        Days after that which still count as on time, 0 to 366.
    per_cent_a_day : float
        What each further day (begun) takes off the marks, 0 to 100; 0 by default.
    at_most_per_cent : float
        The most that is taken off, 0 to 100.

    Raises
    ------
    QikitError
        If the time has no zone, or a number is out of range.
    """

    due: datetime
    grace_days: int = 0
    per_cent_a_day: float = 0.0
    at_most_per_cent: float = 100.0

    def __post_init__(self) -> None:
        if self.due.tzinfo is None:
            raise QikitError(f"{self.due} has no time zone.", todo="Give the time with its zone.")
        if not 0 <= self.grace_days <= 366:
            raise QikitError(f"{self.grace_days} days of grace cannot be.", todo="Give 0 to 366.")
        for number in (self.per_cent_a_day, self.at_most_per_cent):
            if not 0 <= number <= 100:
                raise QikitError(f"{number:g}% cannot be taken off.", todo="Give 0 to 100.")

    def last_moment(self, extra_days: int = 0) -> datetime:
        """Return until when work is on time, with grace and any extension."""
        return self.due + timedelta(days=self.grace_days + extra_days)

    def until(self, extra_days: int) -> str:
        """Return the last moment of a learner with more time, in words."""
        return in_words(self.last_moment(extra_days))

    def as_text(self) -> str:
        """Return the rule in plain words, as every learner may read it.

        Examples
        --------
        >>> due = datetime(2026, 5, 4, 17).astimezone()
        >>> print(LateRule(due=due, grace_days=2).as_text())
        Due on 4 May 2026 at 17:00. Up to 2 days later still counts as on time.
        Nothing is taken off for later work.
        """
        said = [f"Due on {in_words(self.due)}."]
        if self.grace_days:
            said.append(f"Up to {days(self.grace_days)} later still counts as on time.")
        if not self.per_cent_a_day:
            return " ".join([*said, "Nothing is taken off for later work."])
        start = "After that, each" if self.grace_days else "Each"
        most = f", {self.at_most_per_cent:g}% at most" if self.at_most_per_cent < 100 else ""
        said.append(f"{start} day begun takes {self.per_cent_a_day:g}% off the marks{most}.")
        return " ".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """How one hand-in stands by the rule.

    Parameters
    ----------
    rule : LateRule
        The rule.
    handed_in : datetime
        When it was handed in.
    extra_days : int
        The learner's extension.
    """

    rule: LateRule
    handed_in: datetime
    extra_days: int = 0

    @property
    def days_late(self) -> int:
        """Days begun after the last moment; 0 if it was on time."""
        late = self.handed_in - self.rule.last_moment(self.extra_days)
        return max(0, math.ceil(late / timedelta(days=1)))

    @property
    def share_off(self) -> float:
        """Share of the marks that the rule takes off, 0 to 1."""
        asked = self.days_late * self.rule.per_cent_a_day
        return min(asked, self.rule.at_most_per_cent) / 100

    def taken_off(self, marks: float) -> float:
        """Return the marks that the rule takes off, to two decimals."""
        return round(marks * self.share_off, 2)

    def as_text(self) -> str:
        """Return rule and outcome in plain words for this learner; never why there was more time.

        Examples
        --------
        >>> rule = LateRule(due=datetime(2026, 5, 4, 17, tzinfo=UTC))
        >>> late = Lateness(rule=rule, handed_in=datetime(2026, 5, 6, 9, tzinfo=UTC))
        >>> late.as_text().rpartition("work. ")[2]
        'You handed in within 2 days after the time allowed.'
        """
        said = [self.rule.as_text()]
        if self.extra_days:
            said.append(f"You had until {self.rule.until(self.extra_days)}.")
        if self.days_late:
            said.append(f"You handed in within {days(self.days_late)} after the time allowed.")
        else:
            said.append("You handed in on time.")
        return " ".join(said)


def read_due(text: str) -> datetime:
    """Return the moment that somebody typed, in this machine's time zone.

    Raises
    ------
    QikitError
        If it cannot be read, or is not in this century.
    """
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise QikitError(
            f"{text!r} is not a date and time.", todo="Write it as 2026-05-04T17:00."
        ) from None
    if not 2000 <= when.year < 2100:
        raise QikitError(
            f"{text!r} is in the year {when.year}.", todo="Write all four digits of the year."
        )
    return when.astimezone()


def in_words(when: datetime) -> str:
    """Return a moment in words, in this machine's time zone."""
    local = when.astimezone()
    return f"{local.day} {local:%B %Y at %H:%M}"


def days(number: int) -> str:
    """Return a number of days in words.

    Examples
    --------
    >>> days(1), days(3)
    ('1 day', '3 days')
    """
    return f"{number} day{'' if number == 1 else 's'}"


def read_time(timestamp: str) -> datetime | None:
    """Return when work was handed in, from what nbgrader wrote down; None if it cannot be read."""
    try:
        when = datetime.fromisoformat(timestamp.removesuffix(" UTC"))
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
