"""What one phone may be asked: each ask checks its own answers, in plain words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from qikit.errors import QikitError
from qikit.workshop.entry import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something that a seat can do now.

    Parameters
    ----------
    id : str
        Unique within a round and a seat: small letters, digits and hyphens.
    label : str
        The question, or the words on the button.
    help : str
        One more plain sentence, or nothing.

    Notes
    -----
    Every ask but `Tap` may be answered again while it is open: the latest answer counts.
    """

    kind: ClassVar[str] = ""
    id: str
    label: str
    help: str = ""

    def held(self, raw: str) -> Value:
        """Return the answer as an entry holds it.

        Raises
        ------
        QikitError
            If it cannot be used.
        """
        raise NotImplementedError

    def _refuse(self, raw: str, todo: str) -> QikitError:
        return QikitError(f"{raw[:40]!r} cannot be used here.", where=self.label, todo=todo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap(Ask):
    """A button; each press is one entry of value 1, at most `limit` of them in a round."""

    kind: ClassVar[str] = "tap"
    limit: int = 1

    def held(self, raw: str) -> int:
        return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Ask):
    """One out of a few (id, text)."""

    kind: ClassVar[str] = "pick"
    options: tuple[tuple[str, str], ...]

    def held(self, raw: str) -> str:
        if raw not in dict(self.options):
            raise self._refuse(raw, "Choose one of: " + "; ".join(dict(self.options).values()))
        return raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Ask):
    """A whole number from `low` to `high`, both included."""

    kind: ClassVar[str] = "count"
    low: int
    high: int

    def held(self, raw: str) -> int:
        number = _number(raw)
        if not self.low <= number <= self.high or number != int(number):
            raise self._refuse(raw, f"Type a whole number from {self.low} to {self.high}.")
        return int(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Ask):
    """A number from `low` to `high` in steps of `step`, in a unit."""

    kind: ClassVar[str] = "amount"
    low: float
    high: float
    step: float
    unit: str

    def held(self, raw: str) -> float:
        number = _number(raw)
        if not self.low <= number <= self.high:
            span = f"{self.low:g} to {self.high:g}"
            raise self._refuse(raw, f"Type a number from {span} ({self.unit}).")
        return round(round(number / self.step) * self.step, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Ask):
    """A few words on one line, at most `at_most` characters."""

    kind: ClassVar[str] = "words"
    at_most: int

    def held(self, raw: str) -> str:
        said = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
        if not said or len(said) > self.at_most:
            raise self._refuse(raw, f"Write 1 to {self.at_most} characters.")
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares(Ask):
    """`total` points shared out over (id, text); answered and held as "2,1,0"."""

    kind: ClassVar[str] = "shares"
    options: tuple[tuple[str, str], ...]
    total: int

    def held(self, raw: str) -> str:
        parts = [part.strip() or "0" for part in raw.split(",")]
        numbers = [int(part) if part.isdecimal() and len(part) < 6 else -1 for part in parts]
        if len(numbers) != len(self.options) or min(numbers) < 0:
            raise self._refuse(raw, f"Give each of the {len(self.options)} a number, 0 or more.")
        if not 0 < sum(numbers) <= self.total:
            raise self._refuse(raw, f"You have {self.total} to share out; this is {sum(numbers)}.")
        return ",".join(map(str, numbers))


def _number(raw: str) -> float:
    """The number that was typed; NaN, which lies between nothing, if it is none."""
    try:
        number = float(raw.strip().replace(",", "."))
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
