"""The board: what the projector shows, as numbers and words; `drawing` makes it visible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from qikit.improve.process_map import ProcessMap
    from qikit.spc import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One bar for each label.

    Parameters
    ----------
    name : str
        What is counted, with its unit.
    labels : tuple of str
    values : tuple of float
    expected : float or None
        A level drawn across, such as what chance alone would give.
    """

    name: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    expected: float | None = None

    @property
    def alt(self) -> str:
        """The picture in words."""
        told = _told(self.labels, self.values)
        across = "" if self.expected is None else f" A line marks {_plain(self.expected)}."
        return f"Bar chart of {self.name}. {told}.{across}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """One line, or several, over the same axis.

    Parameters
    ----------
    name : str
        What goes up, with its unit.
    along : str
        What goes along, with its unit.
    series : mapping of str to tuple of (x, y)
    target : float or None
        A level drawn across.
    """

    name: str
    along: str
    series: Mapping[str, tuple[tuple[float, float], ...]]
    target: float | None = None

    @property
    def alt(self) -> str:
        """The picture in words."""
        told = "; ".join(_line_told(name, points) for name, points in self.series.items())
        across = "" if self.target is None else f" A line marks {_plain(self.target)}."
        return f"Line chart of {self.name} along {self.along}. {told or 'No point yet'}.{across}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """One row of dots for each group: how far answers lie apart.

    Parameters
    ----------
    name : str
        What is measured, with its unit.
    groups : mapping of str to tuple of float
    truth : float or None
        A value to mark, once it may be seen.
    """

    name: str
    groups: Mapping[str, tuple[float, ...]]
    truth: float | None = None

    @property
    def alt(self) -> str:
        """The picture in words."""
        told = "; ".join(_spread_told(name, values) for name, values in self.groups.items())
        marked = "" if self.truth is None else f" A line marks {_plain(self.truth)}."
        return f"Dot chart of {self.name}. {told or 'No answer yet'}.{marked}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMultiples:
    """The same kind of chart for each team or round, side by side on one scale."""

    panels: Mapping[str, Bars | Lines | Dots]

    @property
    def alt(self) -> str:
        """All panels in words."""
        told = " ".join(f"{name}: {panel.alt}" for name, panel in self.panels.items())
        return f"{len(self.panels)} small charts. {told}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One chart with its caption.

    Parameters
    ----------
    caption : str
    shows : Bars, Lines, Dots, SmallMultiples, qikit.spc.Chart or qikit.improve.ProcessMap
        The last two bring their own picture, words and table.
    """

    caption: str
    shows: Bars | Lines | Dots | SmallMultiples | Chart | ProcessMap


def _nothing() -> pd.DataFrame:
    import pandas as pd  # late: a server that opens no room need not load it

    return pd.DataFrame()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Board:
    """What everybody sees.

    Parameters
    ----------
    title : str
    says : tuple of str
        Two to four plain sentences, true of exactly these numbers.
    pictures : tuple of Picture
    table : pandas.DataFrame
        What the pictures show, as rows for reading.
    """

    title: str
    says: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()
    table: pd.DataFrame = field(default_factory=_nothing)


def _plain(number: float) -> str:
    return f"{round(number, 1):,.10g}"


def _told(labels: tuple[str, ...], values: tuple[float, ...]) -> str:
    pairs = (f"{label} {_plain(value)}" for label, value in zip(labels, values, strict=True))
    return ", ".join(pairs) or "No bar yet"


def _line_told(name: str, points: tuple[tuple[float, float], ...]) -> str:
    if not points:
        return f"{name}: no point yet"
    heights = [y for _, y in points]
    return (
        f"{name}: {len(points)} points, from {_plain(heights[0])} to {_plain(heights[-1])}, "
        f"lowest {_plain(min(heights))}, highest {_plain(max(heights))}"
    )


def _spread_told(name: str, values: tuple[float, ...]) -> str:
    if not values:
        return f"{name}: no answer yet"
    return f"{name}: {len(values)} answers from {_plain(min(values))} to {_plain(max(values))}"
