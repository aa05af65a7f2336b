"""Errors and warnings that help: what is wrong, where, and what to do next."""

from __future__ import annotations


class QikitError(ValueError):
    """Something the caller gave cannot be used.

    Parameters
    ----------
    what : str
        What is wrong, with the offending value in it.
    where : str, optional
        Where it was found: the column, the row, the file.
    todo : str, optional
        What to do next.

    Examples
    --------
    >>> raise QikitError("'Augst' is not a month.", where="row 9", todo="Write it as 'August'.")
    Traceback (most recent call last):
    qikit.errors.QikitError: 'Augst' is not a month. (row 9) Write it as 'August'.
    """

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(" ".join(self._parts()))

    def _parts(self) -> list[str]:
        place = f"({self.where})" if self.where else None
        return [part for part in (self.what, place, self.todo) if part]


class QikitWarning(UserWarning):
    """Something can be used, but the reader should know about it."""
