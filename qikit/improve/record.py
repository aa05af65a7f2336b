"""Frozen records whose refusals help: what cannot be, where, and what can."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from qikit.errors import QikitError

MOST_CHARACTERS = 2000
MOST_ROWS = 100

#: Free text, as somebody wrote it; empty while there is none.
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_CHARACTERS)]
#: Any finite number; None while there is none.
Amount = Annotated[float, Field(allow_inf_nan=False)] | None
#: Minutes, days, people: never less than nothing.
Positive = Annotated[float, Field(ge=0, allow_inf_nan=False)] | None
_OR_EMPTY = BeforeValidator(lambda given: None if given == "" else given)
#: A rating from 1 (least) to 5 (most); None while there is none.
OneToFive = Annotated[Annotated[int, Field(ge=1, le=5)] | None, _OR_EMPTY]
#: A rating from 1 (least) to 4 (most), which has no middle to hide in.
OneToFour = Annotated[Annotated[int, Field(ge=1, le=4)] | None, _OR_EMPTY]


def choices(kind: Any) -> tuple[str, ...]:
    """Return the values that a part may have, without the empty one that stands for not yet said.

    Examples
    --------
    >>> from typing import Literal
    >>> choices(Literal["", "for", "against"])
    ('for', 'against')
    """
    return tuple(value for value in get_args(kind) if value)


class Record(BaseModel):
    """A frozen value that refuses unknown parts and impossible values.

    Raises
    ------
    QikitError
        If a part is unknown or cannot have the value given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: What people call it, with its article.
    called: ClassVar[str] = "a record"

    def __init__(self, **parts: Any) -> None:
        try:
            super().__init__(**parts)
        except ValidationError as error:
            raise _explained(error, type(self)) from None

    def having(self, **parts: Any) -> Self:
        """Return the record with other values in some of its parts.

        Raises
        ------
        QikitError
            If a part is unknown or cannot have the value given.
        """
        return type(self)(**{name: getattr(self, name) for name in type(self).model_fields} | parts)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in yet."""
        return self == type(self)()


def _explained(error: ValidationError, kind: type[Record]) -> QikitError:
    first = error.errors()[0]
    inner = first.get("ctx", {}).get("error")
    where = _place(first["loc"])
    if isinstance(inner, QikitError):
        around = ", ".join(part for part in (where, inner.where) if part)
        return QikitError(inner.what, where=around or None, todo=inner.todo)
    if first["type"] == "extra_forbidden":
        parts = ", ".join(kind.model_fields)
        return QikitError(f"{kind.called} has no part {where!r}.", todo=f"Its parts are: {parts}.")
    shown = repr(first["input"])
    shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
    return QikitError(f"{shown} cannot be used: {first['msg'].lower()}.", where=where)


def _place(location: tuple[int | str, ...]) -> str:
    """Return a place in words: ``("steps", 2, "touch")`` is ``steps, row 3, touch``."""
    parts = (f"row {part + 1}" if isinstance(part, int) else part for part in location)
    return ", ".join(part.replace("_", " ") for part in parts)
