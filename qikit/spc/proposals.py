"""Propose new limits when the published conditions hold; never apply them silently.

Source: J. Anhøj, *qicharts2* vignettes and L. P. Provost and S. K. Murray, *The Health Care
Data Guide* (2011): recalculate limits only after a sustained signal whose cause is known and
expected to last, with enough new points, starting where the change began.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qikit.spc.chart import Chart
from qikit.spc.control import make
from qikit.spc.face import Face
from qikit.spc.limits import Lines
from qikit.spc.page import points_table
from qikit.spc.rules import Shift, View
from qikit.spc.words import heading

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ENOUGH = 12
"""Points needed on each side of a proposed break."""

HELD = 0.8
"""Share of the points since the break that must lie on the new side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition for new limits; `met` is None where only people can know."""

    words: str
    met: bool | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proposal(Face):
    """What a chart would look like with and without new limits.

    Attributes
    ----------
    start : time or None
        Where the new phase would start; None if nothing is proposed.
    conditions : tuple of Condition
        What the numbers say, and the questions left to people.
    as_is, rebased : Chart
        The two charts; `rebased` is None if nothing is proposed.
    """

    start: Any
    conditions: tuple[Condition, ...]
    as_is: Chart = field(repr=False)
    rebased: Chart | None = field(repr=False)

    @property
    def proposed(self) -> bool:
        """Whether all conditions that numbers can answer are met."""
        return all(c.met is not False for c in self.conditions) and self.rebased is not None

    def describe(self) -> str:
        """What is proposed, why, and what people must decide."""
        told = " ".join(f"{_TICK[c.met]} {c.words}" for c in self.conditions)
        if self.rebased is None:
            return f"No new limits are proposed for {heading(self.as_is)}. {told}"
        when = self.rebased.say_time(self.rebased.clock.read(self.start))
        verdict = "could be given" if self.proposed else "should not yet be given"
        return (
            f"{heading(self.as_is)} {verdict} new limits from {when}. {told} "
            f"Nothing has been changed: give rebase={_as_given(self.start)!r} if you agree."
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the chart as it is above the chart with new limits."""
        from qikit.spc.pairs import draw_pair

        if self.rebased is None:
            return self.as_is.plot(ax)
        titles = ("Limits as they are", "With new limits")
        return draw_pair((self.as_is, self.rebased), titles, ax)

    def table_html(self) -> str:
        """The table of the chart with new limits, or as it is."""
        return points_table(self.rebased or self.as_is)


_TICK = {True: "Met:", False: "Not met:", None: "For you to answer:"}


def propose_rebase(chart: Chart) -> Proposal:
    """Look for a sustained shift in the latest phase, and show both ways of drawing it.

    Parameters
    ----------
    chart : Chart
        A chart of one series.

    Returns
    -------
    Proposal

    Raises
    ------
    QikitError
        If the chart holds several series.

    Examples
    --------
    >>> import pandas as pd
    >>> from qikit import control_chart
    >>> values = [50, 52, 48, 51, 49, 53, 47, 50, 52, 49, 51, 48] + [60, 62, 58, 61, 59, 63] * 2
    >>> table = pd.DataFrame({"week": range(1, 25), "score": values})
    >>> found = propose_rebase(control_chart(table, "score", "week", better="higher", baseline=12))
    >>> found.proposed, found.start
    (True, 13)
    """
    chart.check_single()
    place = _sustained_shift(chart)
    if place is None:
        none = Condition(words="there is no sustained shift in the latest phase.", met=False)
        return Proposal(start=None, conditions=(none,), as_is=chart, rebased=None)
    start = chart.clock.value(chart.laid.time[place])
    return Proposal(
        start=start,
        conditions=_conditions(chart, place),
        as_is=chart,
        rebased=_rebased(chart, start),
    )


def _latest_phase(chart: Chart) -> slice:
    lengths = chart.laid.grid.present.sum(axis=1)
    return slice(int(lengths[:-1].sum()), int(lengths.sum()))


def _sides(chart: Chart) -> np.ndarray:
    side = View(value=chart.laid.value, lines=chart.laid.lines).side
    return chart.laid.grid.flat(np.where(chart.laid.kept, side, 0))[_latest_phase(chart)]


def _sustained_shift(chart: Chart) -> int | None:
    """Flat position where the last sustained shift began, if it did not begin with the phase."""
    phase, side = _latest_phase(chart), _sides(chart)
    view = View(value=chart.laid.value[-1:], lines=_last_lines(chart))
    found = Shift().find(view)[0][: len(side)]
    starts = [i for i in np.flatnonzero(found) if i == 0 or found[i - 1] != found[i]]
    for begin in reversed(starts):
        after = side[begin:]
        if begin > 0 and np.mean(after == found[begin]) >= HELD:
            return int(phase.start + begin)
    return None


def _last_lines(chart: Chart) -> Lines:
    return chart.laid.lines.rearranged(lambda matrix: matrix[-1:])


def _conditions(chart: Chart, place: int) -> tuple[Condition, ...]:
    phase = _latest_phase(chart)
    before, after = place - phase.start, phase.stop - place
    side = _sides(chart)[place - phase.start]
    better = chart.better[0]
    conditions = [
        Condition(words="there is a sustained shift.", met=True),
        Condition(
            words=f"there are {after} points since it began (at least {ENOUGH}) and {before} "
            f"before it.",
            met=after >= ENOUGH and before >= ENOUGH,
        ),
    ]
    if better is not None:
        wanted = (side == 1) == (better == "higher")
        way = "the wanted" if wanted else "the unwanted"
        conditions.append(
            Condition(
                words=f"the shift is in {way} direction"
                + ("." if wanted else ": new limits would hide a deterioration."),
                met=bool(wanted),
            )
        )
    known = _note_near(chart, place)
    cause = f"is {known!r} the cause?" if known else "is the cause known?"
    conditions.append(Condition(words=cause, met=None))
    conditions.append(Condition(words="will the cause last?", met=None))
    return tuple(conditions)


def _note_near(chart: Chart, place: int) -> str | None:
    """A note within three points of the break: a likely cause."""
    near = [(abs(at - place), text) for at, text in chart.laid.notes if abs(at - place) <= 3]
    return min(near)[1] if near else None


def _rebased(chart: Chart, start: Any) -> Chart:
    request, label = chart.request, chart.groups[0]
    times = list(chart.clock.read_all(_existing(request.rebase, label)))
    starts = [*(chart.clock.value(time) for time in times), start]
    if request.by is None:
        return make(replace(request, rebase=starts))
    return make(replace(request, rebase={label: starts}))[label]


def _as_given(start: Any) -> Any:
    return f"{start:%Y-%m-%d}" if isinstance(start, pd.Timestamp) else start


def _existing(rebase: Any, label: Any) -> Any:
    return rebase.get(label, ()) if isinstance(rebase, Mapping) else rebase
