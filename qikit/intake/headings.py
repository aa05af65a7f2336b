"""What a heading says about a column: words that give away identifiers, dates or denominators."""

from __future__ import annotations

import re

_NUMBER = r"(?:numbers?|nos?|num|id|identifier)"
_PERSON = r"(?:patients?|pts?|service ?users?|residents?|clients?|child|childs|persons?)"

_IDENTIFYING = {
    "NHS numbers": rf"(?:{_PERSON} )?(?:nhs|chi|h ?and ?c|health and care)(?: {_NUMBER})?",
    "dates of birth": rf"(?:{_PERSON} )?(?:d ?o ?b|dates? of birth|birth ?dates?|birthday|born)",
    "names of people": (
        rf"(?:{_PERSON} )?(?:surname|forename(?: s|s)?)|"
        rf"(?:{_PERSON} )?(?:first|middle|last|family|given|full) ?name|"
        rf"{_PERSON} names?|next of kin"
    ),
    "hospital numbers": (
        rf"(?:hospital|hosp|medical record|case ?note|district|pas|emis|systm ?one|rio) {_NUMBER}|"
        rf"mrn|{_PERSON} (?:number|no)|local patient {_NUMBER}"
    ),
    "addresses": rf"(?:{_PERSON} |home |postal )?address(?: line)?(?: \d)?|street",
    "telephone numbers": rf"(?:{_PERSON} )?(?:tele)?phone|mobile|tel|(?:(?:tele)?phone|mobile|tel|contact) {_NUMBER}",  # noqa: E501
    "postcodes": rf"(?:{_PERSON} |home )?post ?codes?|postal codes?",
}
_IDENTIFYING_PATTERNS = {kind: re.compile(words) for kind, words in _IDENTIFYING.items()}
_PLAIN_NAME = re.compile(rf"names?|initials|{_PERSON}")
_PERSON_NUMBER = re.compile(rf"{_PERSON} ?{_NUMBER}|{_NUMBER}|record {_NUMBER}")
_DATE = re.compile(
    r".*\b(?:dates?|commencing|beginning|starting|ending)\b.*|(?:the )?(?:day|week|month|quarter|"
    r"year|period|wc|w c|we|w e|fy|yr|time|when)|(?:financial|calendar) year|year month|month year"
)
_WHOLE_YEAR = re.compile(r"\b(?:year|yr|period|fy)\b")
_PERCENT = re.compile(r"%|\b(?:percent|percentage|per cent|pct|proportion|share|rate)\b")
_DENOMINATOR = re.compile(
    r"\b(?:denominator|denom|den|total|seen|all|eligible|attendances?|admissions?|discharges?|visits?|"
    r"appointments?|reviewed|audited|sampled?|cases|patients|bed ?days|days|episodes|n|booked|"
    r"arrivals?|population|prescriptions?|doses|calls|referrals|size)\b"
)
_EXPOSURE = re.compile(
    r"\b(?:bed ?days|occupied|patient days|days|visits|hours|list size|population|contacts|"
    r"resident days)\b"
)


def plain(heading: str) -> str:
    """Return a heading in small letters, its words apart: 'NHS_Number' and 'nhsNumber' alike.

    Examples
    --------
    >>> plain("patientName"), plain("D.O.B")
    ('patient name', 'd o b')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z])", " ", heading)
    words = re.sub(r"[^a-z0-9%]+", " ", apart.casefold().replace("'", "")).strip()
    return re.sub(r"\b(nhs|chi|patient|hospital|phone|mobile|post)(number|no|id|name|code)\b",
                  r"\1 \2", words)  # fmt: skip


def identifying_kind(heading: str) -> str | None:
    """Return what identifiers a heading announces, or None.

    Examples
    --------
    >>> identifying_kind("NHS No."), identifying_kind("Ward name")
    ('NHS numbers', None)
    """
    words = plain(heading)
    kinds = _IDENTIFYING_PATTERNS.items()
    return next((kind for kind, pattern in kinds if pattern.fullmatch(words)), None)


def is_plain_name(heading: str) -> bool:
    """Say whether the heading is just 'Name', 'Initials' or 'Patient'."""
    return bool(_PLAIN_NAME.fullmatch(plain(heading)))


def is_person_number(heading: str) -> bool:
    """Say whether the heading is 'ID', 'Patient ID' or the like."""
    return bool(_PERSON_NUMBER.fullmatch(plain(heading)))


def says_date(heading: str) -> bool:
    """Say whether the heading announces dates, weeks, months, quarters or years."""
    return bool(_DATE.fullmatch(plain(heading)))


def says_year(heading: str) -> bool:
    """Say whether the heading announces years."""
    return bool(_WHOLE_YEAR.search(plain(heading)))


def says_percentage(heading: str) -> bool:
    """Say whether the heading announces percentages or proportions."""
    return bool(_PERCENT.search(plain(heading)))


def says_denominator(heading: str) -> bool:
    """Say whether the heading announces how many there were altogether."""
    return bool(_DENOMINATOR.search(plain(heading)))


def says_exposure(heading: str) -> bool:
    """Say whether the heading announces time or people at risk, such as bed days."""
    return bool(_EXPOSURE.search(plain(heading)))
