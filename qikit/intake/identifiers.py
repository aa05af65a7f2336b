"""What identifies a person in a piece of text: each pattern on its own, nothing kept.

The functions answer yes or no about one text. How much evidence is enough to refuse a file is
decided in `qikit.intake.guard`. Nothing here is cached: a cache would keep what must not be kept.
"""

from __future__ import annotations

import re

_TEN_DIGITS = re.compile(r"(?<![\w.,/-])\d{10}(?:\.0)?(?![\w/-]|[.,]\d)", re.ASCII)
_GROUPED_DIGITS = re.compile(
    r"(?<![\w.,/-])(?<!\d[ ])\d{3}([ .-]{1,2})\d{3}\1\d{4}(?![\w/-]|[.,]\d|[ ]\d)", re.ASCII
)
_NHS_WORD = re.compile(r"nhs\s*(?:number|no|num)?[.:#]*\s*", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+'-]@[\w-]+\.[\w-]")
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\+44\s?\(?0?\)?\s?|0044\s?|\(?0)(?=[1-35789])"
    r"(?:\d{2}\)?[ -]?\d{4}[ -]?\d{4}|\d{3}\)?[ -]?\d{3}[ -]?\d{3,4}|\d{4}\)?[ -]?\d{5,6}"
    r"|\d{4}\)?[ -]?\d{3}[ -]?\d{3})(?![\w/:-]|[.,]\d)",
    re.ASCII,
)
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY "
    "E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD "
    "LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG "
    "SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_OUTWARD = rf"(?:{'|'.join(_AREAS.split())})\d[A-Z\d]?"
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
_SPACED_POSTCODE = re.compile(rf"(?<![\w-]){_OUTWARD} {{1,2}}{_INWARD}(?![\w-])", re.ASCII)
_ANY_POSTCODE = re.compile(rf"{_OUTWARD} {{0,2}}{_INWARD}", re.ASCII | re.IGNORECASE)
_NATIONAL_INSURANCE = re.compile(
    r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?!\w)", re.ASCII
)
_BIRTH_IN_TEXT = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?)\W{0,3}"
    r"\d{1,4}[-/. ]\w{1,9}[-/. ]\d{2,4}\b",
    re.IGNORECASE,
)
_TITLED_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|Master)\.? (?:[A-Z]\.? )?[A-Z][a-z'’-]{2,}")
_SURNAME_FIRST = re.compile(
    r"[A-Z][A-Za-z'’-]+, ?(?:(?:Mr|Mrs|Ms|Mx|Miss) )?[A-Z][a-z'’-]+(?: [A-Z]\.?)?"
)
_FULL_NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’-]+){1,2}")
_PLACE_WORD = re.compile(
    r"\b(?:ward|bay|unit|team|clinic|surgery|practice|hospital|infirmary|centre|center|care|home|"
    r"house|health|medical|medicine|service|group|trust|road|street|lane|avenue|court|park|lodge|"
    r"north|south|east|west|upper|lower|royal|general|community|department|emergency|acute|"
    r"outpatients?|theatre|suite|floor|site|area|network|region|council|county|city|total|"
    r"day|night|bank|school|college|university|pharmacy|dental|mental|social|primary)\b",
    re.IGNORECASE,
)
_HOSPITAL_NUMBER = re.compile(r"(?!SYN)[A-Z]{0,3}[- ]?\d{5,9}[A-Z]?", re.ASCII | re.IGNORECASE)


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits pass the NHS number's check digit (modulus 11).

    Weights 10 to 2 go with the first nine digits; 11 minus the remainder of the sum divided by 11
    must be the tenth, where 11 counts as 0 and 10 is never issued. Ten equal digits are a
    placeholder and do not count.

    Source: NHS Data Dictionary, "NHS NUMBER".

    Examples
    --------
    >>> is_nhs_number("9434765919"), is_nhs_number("9434765918")
    (True, False)
    """
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()) or len(set(digits)) == 1:
        return False
    total = sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def ten_digits(text: str) -> str | None:
    """Return the digits when a text is ten digits together and nothing else."""
    return text[:10] if _TEN_DIGITS.fullmatch(text) else None


def has_nhs_number_in_words(text: str) -> bool:
    """Say whether a valid NHS number stands grouped 3-3-4, or among words."""
    bare = _NHS_WORD.sub(" ", text)
    grouped = (re.sub(r"\D", "", match[0]) for match in _GROUPED_DIGITS.finditer(bare))
    loose = () if ten_digits(text) else (m[0][:10] for m in _TEN_DIGITS.finditer(bare))
    return any(is_nhs_number(digits) for digits in (*grouped, *loose))


def has_email(text: str) -> bool:
    """Say whether an e-mail address is in the text."""
    return bool(_EMAIL.search(text))


def has_phone(text: str) -> bool:
    """Say whether a UK telephone number, with its leading 0 or +44, is in the text."""
    return bool(_PHONE.search(text))


def has_postcode(text: str) -> bool:
    """Say whether a full UK postcode is in the text: in capitals and with its space.

    Examples
    --------
    >>> has_postcode("Home visit, FY3 8NR"), has_postcode("FY3")
    (True, False)
    """
    return bool(_SPACED_POSTCODE.search(text))


def is_postcode(text: str) -> bool:
    """Say whether the whole text could be a full postcode, however it was typed."""
    return bool(_ANY_POSTCODE.fullmatch(text))


def has_national_insurance_number(text: str) -> bool:
    """Say whether a National Insurance number is in the text."""
    return bool(_NATIONAL_INSURANCE.search(text))


def has_birth_date_in_words(text: str) -> bool:
    """Say whether the text says when somebody was born, as in 'DOB 1/2/1950'."""
    return bool(_BIRTH_IN_TEXT.search(text))


def has_titled_name(text: str) -> bool:
    """Say whether the text names somebody with a title, as in 'Mrs Shah'."""
    return bool(_TITLED_NAME.search(text))


def looks_like_full_name(text: str) -> bool:
    """Say whether the whole text could be a person's name, and is not that of a place.

    Examples
    --------
    >>> looks_like_full_name("SHAH, Anita"), looks_like_full_name("Blue Ward")
    (True, False)
    """
    if len(text) > 60 or _PLACE_WORD.search(text):
        return False
    patterns = (_SURNAME_FIRST, _FULL_NAME, _TITLED_NAME)
    return any(pattern.fullmatch(text) for pattern in patterns)


def looks_like_hospital_number(text: str) -> bool:
    """Say whether the text has the shape of a hospital number; SYN... marks invented ones.

    Examples
    --------
    >>> looks_like_hospital_number("RXL123456"), looks_like_hospital_number("SYNP0000001")
    (True, False)
    """
    return bool(_HOSPITAL_NUMBER.fullmatch(text))
