"""What every result can do: tell, draw and show itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Face:
    """A result with words, a picture and a table, shown as one accessible figure."""

    __slots__ = ()
    cautions: tuple[str, ...] = ()

    def describe(self) -> str:
        """Plain sentences that are true of exactly these numbers."""
        raise NotImplementedError

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw on `ax` or on a new figure; returns the axes."""
        raise NotImplementedError

    def table_html(self) -> str:
        """The numbers as an HTML table."""
        raise NotImplementedError

    def to_html(self) -> str:
        """Picture with alternative text, words, and the table folded away."""
        from qikit.spc.page import figure_html, svg_image

        words = self.describe()
        picture = svg_image(self.plot(), words)
        return figure_html(picture, words, self.table_html(), "", self.cautions)

    def _repr_html_(self) -> str:
        return self.to_html()


def scrollable(html: str, name: str) -> str:
    """A wide piece of a page that scrolls by itself, by keyboard too."""
    return (
        f'<div tabindex="0" role="group" aria-label="{name}" style="overflow-x:auto">{html}</div>'
    )


def plain_table(columns: dict[str, Any]) -> str:
    """An HTML table from columns of ready texts; the first column heads its rows."""
    from html import escape

    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    rows = []
    for first, *rest in zip(*columns.values(), strict=True):
        cells = "".join(f"<td>{escape(str(cell))}</td>" for cell in rest)
        rows.append(f'<tr><th scope="row">{escape(str(first))}</th>{cells}</tr>')
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
