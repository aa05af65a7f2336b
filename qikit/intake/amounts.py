"""Numbers as people type them: 1,234 or 75% or £3.50 or '<5' or 'n/a'."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from qikit.intake.grid import Cell

MISSING = frozenset(
    {"na", "n/a", "#n/a", "n.a.", "none", "null", "nil return", "nan", "missing", "not available",
     "not known", "unknown", "not recorded", "tbc", "?", ".", ".."}
)  # fmt: skip
DASHES = frozenset({"-", "–", "—", "--"})
SUPPRESSED = re.compile(r"\*+|[<≤]\s*\d+|suppressed|\[c\]|\[s\]|less than \d+", re.IGNORECASE)
EXCEL_ERRORS = frozenset(
    {"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "####"}
)

_SIGNED = re.compile(
    r"(?P<sign>[-+−]?)\s*(?P<money>[£€$]?)\s*(?P<sign_after>[-−]?)"
    r"(?P<body>\d[\d., ]*(?:[eE][-+]?\d{1,3})?|\.\d+)\s*(?P<percent>%?)",
    re.ASCII,
)
_PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?P<mark>[, ])\d{3}(?:(?P=mark)\d{3})*(?:\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)


class Gap(NamedTuple):
    """A cell with no number in it, and why: 'blank', 'missing', 'dash', 'hidden' or 'error'."""

    why: str


class Amount(NamedTuple):
    """A number, and how it was written."""

    value: float
    features: tuple[str, ...] = ()


def gap_of(cell: Cell) -> Gap | None:
    """Say whether a cell stands for 'no number here'.

    Examples
    --------
    >>> gap_of("n/a"), gap_of("<5"), gap_of("7")
    (Gap(why='missing'), Gap(why='hidden'), None)
    """
    if cell is None:
        return Gap("blank")
    if not isinstance(cell, str):
        return Gap("missing") if isinstance(cell, float) and math.isnan(cell) else None
    text = cell.casefold()
    if text in MISSING:
        return Gap("missing")
    if text in DASHES:
        return Gap("dash")
    if text in EXCEL_ERRORS or re.fullmatch("#{3,}", text):
        return Gap("error")
    return Gap("hidden") if SUPPRESSED.fullmatch(text) else None


def read_amount(cell: Cell) -> Amount | None:
    """Read one cell as a number; None when it is not one.

    Examples
    --------
    >>> read_amount("1,234")
    Amount(value=1234.0, features=('thousands',))
    >>> read_amount("75%")
    Amount(value=75.0, features=('percent',))
    >>> read_amount("twelve") is None
    True
    """
    if isinstance(cell, int | float):
        return _finite(float(cell), ()) if abs(cell) < 1e300 else None
    return _read_text(cell) if isinstance(cell, str) and len(cell) < 60 else None


def _read_text(text: str) -> Amount | None:
    in_brackets = text.startswith("(") and text.endswith(")")
    match = _SIGNED.fullmatch(text[1:-1].strip() if in_brackets else text)
    body = _body(match["body"].strip()) if match else None
    if match is None or body is None:
        return None
    value, features = body
    signs = match["sign"] + match["sign_after"]
    if len(signs) + in_brackets > 1:
        return None
    features += ("brackets",) if in_brackets else ()
    features += (f"money {match['money']}",) if match["money"] else ()
    features += ("percent",) if match["percent"] else ()
    return _finite(-value if in_brackets or signs in ("-", "−") else value, features)


def _body(body: str) -> tuple[float, tuple[str, ...]] | None:
    if _PLAIN.fullmatch(body):
        return float(body), ()
    if _THOUSANDS.fullmatch(body):
        return float(re.sub("[, ]", "", body)), ("thousands",)
    if _DECIMAL_COMMA.fullmatch(body):
        return float(body.replace(".", "").replace(",", ".")), ("decimal comma",)
    return None


def _finite(value: float, features: tuple[str, ...]) -> Amount | None:
    return Amount(value + 0.0, features) if math.isfinite(value) else None
