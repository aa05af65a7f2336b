"""Numbers and times as a sentence wants them."""

from __future__ import annotations

HOUR, DAY, WEEK = 60, 1440, 10080
"""Minutes in an hour, a day and a week: minutes are the one unit of time here."""


def say(number: float, decimals: int = 1) -> str:
    """Write a number with at most so many decimals.

    Examples
    --------
    >>> say(1200.04), say(2.46), say(-0.01)
    ('1,200', '2.5', '0')
    """
    text = f"{number:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def say_time(minutes: float) -> str:
    """Write a time in the largest unit that suits it.

    Examples
    --------
    >>> say_time(0.5), say_time(45), say_time(170), say_time(8640)
    ('less than 1 minute', '45 minutes', '2 h 50 min', '6 days')
    """
    if 0 < minutes < 1:
        return "less than 1 minute"
    if minutes < 100:
        return count(round(minutes), "minute")
    if minutes < 2 * DAY:
        hours, rest = divmod(round(minutes), HOUR)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{say(minutes / DAY)} days"


def count(number: float, thing: str) -> str:
    """Write how many of a thing there are.

    Examples
    --------
    >>> count(1, "patient"), count(1200, "patient")
    ('1 patient', '1,200 patients')
    """
    text = say(number)
    return f"{text} {thing}" if text == "1" else f"{text} {thing}s"
