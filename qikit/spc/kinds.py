"""Every kind of chart by name, with what it needs and how its lines are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.spc import kinds_counts, kinds_subgroups, kinds_values
from qikit.spc.arrays import Floats
from qikit.spc.limits import Lines, Method, Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of chart.

    Attributes
    ----------
    name, title : str
        Short name and the name shown to readers.
    lines : callable
        Finds the lines of a `Sample` by a `Method`.
    plotted : callable, optional
        What is plotted, when it is not the value itself.
    middle : str
        What the centre line is called in words.
    denominator : {"needed", "allowed", "refused"}
    combine : str or None
        How rows with the same time become one point: "sum", "mean", "subgroup", or None (ask).
    limits : bool
        Whether the chart has limits at all.
    ranges : bool
        Whether moving ranges are plotted, which are not independent of each other.
    proportion, counts, positive : bool
        Whether values are shares of the denominator, are counts, or must be above nought.
    """

    name: str
    title: str
    lines: Callable[[Sample, Method], Lines]
    plotted: Callable[[Sample], Floats] | None = None
    middle: str = "average (mean)"
    denominator: str = "allowed"
    combine: str | None = None
    limits: bool = True
    ranges: bool = False
    proportion: bool = False
    counts: bool = False
    positive: bool = False


def _deviation(sample: Sample) -> Floats:
    return sample.deviation


def _spread(sample: Sample) -> Floats:
    return sample.spread


_VALUES, _COUNTS, _GROUPS = kinds_values, kinds_counts, kinds_subgroups

_ALL = (
    Kind(name="run", title="Run chart", lines=_VALUES.run_lines, middle="median", limits=False),
    Kind(name="xmr", title="XmR chart", lines=_VALUES.xmr_lines),
    Kind(
        name="xmr-median",
        title="XmR chart about the median",
        lines=_VALUES.xmr_median_lines,
        middle="median",
    ),
    Kind(
        name="xmr-medians",
        title="XmR chart from medians",
        lines=_VALUES.xmr_two_medians_lines,
        middle="median",
    ),
    Kind(
        name="mr",
        title="Moving range chart",
        lines=_VALUES.mr_lines,
        plotted=_VALUES.moving_ranges,
        ranges=True,
    ),
    Kind(
        name="xbar",
        title="X̄ chart of subgroup means",
        lines=_GROUPS.xbar_lines,
        denominator="refused",
        combine="subgroup",
    ),
    Kind(
        name="s",
        title="S chart of subgroup standard deviations",
        lines=_GROUPS.s_lines,
        plotted=_deviation,
        denominator="refused",
        combine="subgroup",
    ),
    Kind(
        name="r",
        title="R chart of subgroup ranges",
        lines=_GROUPS.r_lines,
        plotted=_spread,
        denominator="refused",
        combine="subgroup",
    ),
    Kind(
        name="p",
        title="P chart of proportions",
        lines=_COUNTS.p_lines,
        denominator="needed",
        combine="sum",
        proportion=True,
        counts=True,
    ),
    Kind(
        name="pp",
        title="P′ chart of proportions",
        lines=_COUNTS.pp_lines,
        denominator="needed",
        combine="sum",
        proportion=True,
        counts=True,
    ),
    Kind(
        name="u",
        title="U chart of rates",
        lines=_COUNTS.u_lines,
        denominator="needed",
        combine="sum",
        counts=True,
    ),
    Kind(
        name="up",
        title="U′ chart of rates",
        lines=_COUNTS.up_lines,
        denominator="needed",
        combine="sum",
        counts=True,
    ),
    Kind(
        name="c",
        title="C chart of counts",
        lines=_COUNTS.c_lines,
        denominator="refused",
        combine="sum",
        counts=True,
    ),
    Kind(
        name="g",
        title="G chart of opportunities between events",
        lines=_VALUES.g_lines,
        middle="median",
        denominator="refused",
        counts=True,
    ),
    Kind(
        name="t",
        title="T chart of time between events",
        lines=_VALUES.t_lines,
        denominator="refused",
        positive=True,
    ),
    Kind(name="ip", title="I′ chart", lines=_VALUES.ip_lines, combine="mean"),
)

KINDS = {kind.name: kind for kind in _ALL}

_OTHER_NAMES = {
    "i": "xmr",
    "x": "xmr",
    "imr": "xmr",
    "individuals": "xmr",
    "p'": "pp",
    "p′": "pp",
    "u'": "up",
    "u′": "up",
    "i'": "ip",
    "i′": "ip",
    "x̄": "xbar",
    "median xmr": "xmr-median",
}


def kind_named(name: str) -> Kind:
    """Find a kind of chart by its name or a usual other name.

    Raises
    ------
    QikitError
        If there is no such kind.

    Examples
    --------
    >>> kind_named("I").title
    'XmR chart'
    """
    wanted = str(name).strip().lower()
    wanted = _OTHER_NAMES.get(wanted, wanted)
    if wanted not in KINDS:
        raise QikitError(
            f"There is no chart called {name!r}.", todo=f"Choose one of {', '.join(KINDS)}."
        )
    return KINDS[wanted]
