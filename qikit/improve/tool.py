"""What every improvement tool can do: be told, asked about, drawn, outlined, printed and kept."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from qikit.improve.coach import CoachQuestion
from qikit.improve.record import Record

if TYPE_CHECKING:
    from qikit.improve.drawing import Drawing


class Tool(Record):
    """One improvement tool, filled in as far as it is."""

    #: Its name in files, and of the modules that hold and draw it.
    kind: ClassVar[str] = ""
    #: Raised when old files can no longer be read as they are.
    version: ClassVar[int] = 1

    def describe(self) -> str:
        """Return one to three plain sentences, true of exactly what is filled in."""
        raise NotImplementedError

    def questions(self) -> tuple[CoachQuestion, ...]:
        """Return what a coach would ask now, the most useful question first."""
        raise NotImplementedError

    def outline(self) -> str:
        """Return the same as the drawing in words: an HTML list or table."""
        raise NotImplementedError

    def drawing(self) -> Drawing | None:
        """Return the picture with its alt text; None while there is nothing to draw."""
        draw = import_module(f"qikit.improve.drawing.{self.kind}").draw
        drawn: Drawing | None = draw(self)
        return drawn

    def draw(self) -> str:
        """Return the picture as SVG text; empty while there is nothing to draw."""
        drawing = self.drawing()
        return drawing.svg if drawing else ""

    def page(self) -> str:
        """Return one self-contained HTML page to print."""
        from qikit.improve.page import page

        return page(self)

    def save(self, path: str | Path) -> Path:
        """Write the tool to a JSON file and return its path."""
        from qikit.improve.keeping import save

        return save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the tool that a file holds.

        Raises
        ------
        QikitError
            If the file is missing, damaged, from a later version, or holds another tool.
        """
        from qikit.improve.keeping import load_as

        return load_as(cls, Path(path))

    def _repr_html_(self) -> str:
        from qikit.improve.page import body

        return body(self)
