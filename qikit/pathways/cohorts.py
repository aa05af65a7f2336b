"""Names of cohorts: each is another set of invented people with the same planted stories."""

from __future__ import annotations

import difflib
import re

from qikit.errors import QikitError

SEASONS = ("spring", "summer", "autumn", "winter")
PATTERN = re.compile(r"20\d\d-(?:spring|summer|autumn|winter)(?:-[a-z0-9]{1,12})?")


def check_cohort(cohort: object) -> str:
    """Return the cohort's name when it is one: a year and a season, and perhaps a group.

    Raises
    ------
    QikitError
        When it is not, with the nearest name that is.

    Examples
    --------
    >>> check_cohort("2027-spring-b")
    '2027-spring-b'
    """
    if isinstance(cohort, str) and PATTERN.fullmatch(cohort):
        return cohort
    raise QikitError(
        f"{cohort!r} is not the name of a cohort.",
        todo=f"Did you mean {_nearest(str(cohort))!r}? A cohort is a year and a season, "
        "as in '2027-spring' or '2027-spring-b'.",
    )


def _nearest(cohort: str) -> str:
    """Return the cohort that this text comes nearest to.

    Examples
    --------
    >>> _nearest("Sprng 2026")
    '2026-spring'
    """
    year = re.search(r"20\d\d", cohort)
    rest = re.sub(r"[^a-z]", "", cohort.lower())
    season = difflib.get_close_matches(rest, SEASONS, n=1, cutoff=0.4)
    return f"{year.group() if year else '2027'}-{season[0] if season else 'spring'}"
