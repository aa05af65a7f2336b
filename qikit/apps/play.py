"""A play: everything a panel shows, as one frozen value that each action turns into the next."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self

from qikit.apps.controls import Control
from qikit.errors import QikitError


@dataclass(frozen=True, kw_only=True)
class Play:
    """The state of one app or of one thing to play with in a lesson.

    A subclass has a field for each control that only sets a value, and says what is offered
    (``controls``), seen (``picture``) and told (``says``).
    """

    title: ClassVar[str] = ""
    purpose: ClassVar[str] = ""

    def controls(self) -> tuple[Control, ...]:
        """Return the controls on offer now."""
        raise NotImplementedError

    def picture(self) -> str:
        """Return the HTML of what is seen; every chart in it has its alt text."""
        raise NotImplementedError

    def says(self) -> str:
        """Return one or two plain sentences about what is seen, read out by screen readers."""
        raise NotImplementedError

    def dealt_anew(self) -> Self:
        """Return the play as the next visitor is to find it.

        A workshop's page is prepared once and then copied for each visitor, so a play that deals
        by chance, or by the clock, when it begins must override this; others are the same for all.
        """
        return self

    def after(self, control: str, value: Any) -> Self:
        """Return the play after a control was set or pressed.

        Raises
        ------
        QikitError
            If the play has no such control.
        """
        offered = {each.id: each for each in self.controls()}
        if control not in offered or control not in {field.name for field in fields(self)}:
            raise QikitError(f"{type(self).__name__} has no control called {control!r}.")
        return replace(self, **{control: offered[control].held(value)})
