"""A board as a piece of a page: words, pictures with alternative text, and the table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from qikit.spc.face import plain_table, scrollable

if TYPE_CHECKING:
    from qikit.workshop.board import Board, Picture

_LOOK = """
.qikit-board { font: 1.35rem/1.4 system-ui, sans-serif; color: #1d2b36; background: #ffffff; }
.qikit-board .qikit-pictures { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 34rem), 1fr)); }
.qikit-board .qikit-pictures > div { min-width: 0; }
.qikit-board figure { margin: 0; max-width: none !important; }
.qikit-board h3 { font-size: 1.2em; margin: 0.5rem 0; }
.qikit-board table { border-collapse: collapse; font-size: 1rem; }
.qikit-board td, .qikit-board th { border: 1px solid #7a8794; padding: 0.2rem 0.6rem;
  text-align: left; }
"""
MOST_ROWS = 200


def board_html(board: Board, *, titled: bool = True) -> str:
    """Return what everybody sees as HTML, legible on a projector and on a phone.

    Parameters
    ----------
    board : Board
    titled : bool
        Whether its title stands above; not where it would be said twice.

    Returns
    -------
    str
        A section with a heading, the sentences, each picture with alternative text, and the
        table folded away.

    Examples
    --------
    >>> from qikit.workshop import Board
    >>> "<h2>Ward &lt;5&gt;</h2>" in board_html(Board(title="Ward <5>", says=("All is well.",)))
    True
    """
    says = "".join(f"<p>{escape(sentence)}</p>" for sentence in board.says)
    pictures = "".join(map(_picture, board.pictures))
    title = f"<h2>{escape(board.title)}</h2>" if titled else ""
    return (
        f'<section class="qikit-board"><style>{_LOOK}</style>{title}{says}'
        f'<div class="qikit-pictures">{pictures}</div>{_table(board.table)}</section>'
    )


def _picture(picture: Picture) -> str:
    return f"<div><h3>{escape(picture.caption)}</h3>{_shown(picture)}</div>"


def _shown(picture: Picture) -> str:
    from qikit.improve.process_map import ProcessMap
    from qikit.spc import Chart

    if isinstance(picture.shows, Chart):
        return picture.shows.to_html()
    if isinstance(picture.shows, ProcessMap):
        return picture.shows._repr_html_()
    from qikit.spc.page import svg_image
    from qikit.workshop.drawing.charts import draw

    drawn = svg_image(draw(picture.shows), picture.shows.alt)
    return f"<figure>{scrollable(drawn, 'Chart')}</figure>"


def _table(frame: pd.DataFrame) -> str:
    if frame.empty:
        return ""
    more = max(len(frame) - MOST_ROWS, 0)
    note = f"<p>{more} more rows are in the class data.</p>" if more else ""
    return f"<details><summary>Table of the numbers</summary>{table_html(frame)}{note}</details>"


def table_html(frame: pd.DataFrame) -> str:
    """Return the first rows of a table as HTML."""
    shown = frame.head(MOST_ROWS)
    columns = {str(name).replace("_", " "): [_cell(cell) for cell in shown[name]] for name in shown}
    return scrollable(plain_table(columns), "Table of the numbers")


def _cell(cell: object) -> str:
    if cell is None or cell != cell:
        return ""
    return f"{cell:,.10g}" if isinstance(cell, float) else str(cell)
