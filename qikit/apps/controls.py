"""Controls as values: what a panel offers, before anything is drawn."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from qikit.errors import QikitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Something on a panel that a person can set or press.

    Parameters
    ----------
    id : str
        Name of the play's field that it sets, or of the event that it sends.
    label : str
        Visible name.
    """

    kind: ClassVar[str] = ""
    id: str
    label: str

    def as_data(self) -> dict[str, Any]:
        """Return what the page needs to draw it."""
        return {"kind": self.kind} | asdict(self)

    def held(self, value: Any) -> Any:
        """Return the value as a play holds it.

        Raises
        ------
        QikitError
            If the control cannot be set to it.
        """
        return value

    def _refuse(self, value: Any) -> QikitError:
        return QikitError(f"{value!r} is not on offer.", where=self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider(Control):
    """A number between two ends."""

    kind: ClassVar[str] = "slider"
    value: float
    low: float
    high: float
    step: float = 1
    unit: str = ""

    def held(self, value: Any) -> float:
        return within(self, value, self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Control):
    """One out of several: a list of (id, text)."""

    value: str | None
    options: tuple[tuple[str, str], ...]
    disabled: bool = False

    def held(self, value: Any) -> str:
        if value not in dict(self.options):
            raise self._refuse(value)
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Select(Options):
    """One out of many, in a drop-down list."""

    kind: ClassVar[str] = "select"


@dataclass(frozen=True, slots=True, kw_only=True)
class Radio(Options):
    """One out of a few, all visible."""

    kind: ClassVar[str] = "radio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Control):
    """Any number out of a few."""

    kind: ClassVar[str] = "ticks"
    value: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    def held(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not set(map(str, value)) <= set(dict(self.options)):
            raise self._refuse(value)
        return tuple(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumber(Control):
    """A whole number that is typed in."""

    kind: ClassVar[str] = "number"
    value: int
    low: int
    high: int

    def held(self, value: Any) -> int:
        return round(within(self, value, self.low, self.high))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber(Control):
    """A number that is typed in, or nothing."""

    kind: ClassVar[str] = "number"
    value: float | None
    low: float
    high: float
    step: str = "any"

    def held(self, value: Any) -> float | None:
        return None if value in (None, "") else within(self, value, self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button(Control):
    """Something to press."""

    kind: ClassVar[str] = "button"
    quiet: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class File(Control):
    """A file to open; its content stays on this machine's course server."""

    kind: ClassVar[str] = "file"
    accept: str = ".csv,.xlsx,.txt"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was opened."""

    name: str
    content: bytes


def within(control: Control, value: Any, low: float, high: float) -> float:
    """Return a number kept between two ends.

    Raises
    ------
    QikitError
        If it is not a number.
    """
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if math.isnan(number):
        raise QikitError(f"{value!r} is not a number.", where=control.label, todo="Use digits.")
    return min(max(number, low), high)
