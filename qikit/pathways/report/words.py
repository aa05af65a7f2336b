"""Numbers and ranges in words, for pages and datasheets."""

from __future__ import annotations


def in_words(low: float, high: float) -> str:
    """Return a range in words.

    Examples
    --------
    >>> in_words(1, 1), in_words(2, float("inf")), in_words(46.0, 54.0)
    ('yes', '2 or more', '46 to 54')
    """
    if low == high:
        return "yes" if low == 1 else plain(low)
    if high == float("inf"):
        return f"{plain(low)} or more"
    return f"{plain(low)} to {plain(high)}"


def plain(value: float) -> str:
    """Return a number without needless digits.

    Examples
    --------
    >>> plain(50.0), plain(0.934)
    ('50', '0.93')
    """
    return f"{value:.0f}" if abs(value - round(value)) < 0.005 else f"{value:.2f}"
