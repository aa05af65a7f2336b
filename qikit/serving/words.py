"""How lengths of time are written on the pages."""

from __future__ import annotations

_MINUTES_IN_HOUR = 60


def minutes(count: int) -> str:
    """A length of time in words, rounded to five minutes from an hour on.

    Examples
    --------
    >>> minutes(45), minutes(60), minutes(107)
    ('45 minutes', '1 hour', '1 hour 45 minutes')
    """
    if count < _MINUTES_IN_HOUR:
        return f"{count} minute{'' if count == 1 else 's'}"
    hours, rest = divmod(5 * round(count / 5), _MINUTES_IN_HOUR)
    words = f"{hours} hour{'' if hours == 1 else 's'}"
    return f"{words} {rest} minutes" if rest else words
