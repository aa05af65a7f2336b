"""Funnel plots: compare organisations of different size at one time, without ranking them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from qikit.errors import QikitError
from qikit.spc.arrays import Floats
from qikit.spc.face import Face, plain_table
from qikit.spc.funnel_limits import LEVELS, Funnelled, funnel_limits, overdispersion
from qikit.spc.intake import check_columns
from qikit.spc.signals import Signal

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = ("proportion", "rate", "ratio")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Funnel(Face):
    """Organisations between 95 % and 99.8 % limits.

    Attributes
    ----------
    points : pandas.DataFrame
        One row a unit: unit, numerator, denominator, value, centre, lower_95, upper_95,
        lower_998, upper_998, z, signal ("99.8%", "95%" or None), direction.
    phi : float
        Over-dispersion: mean of squared, Winsorised z-scores; about 1 if chance explains all.
    tau2 : float
        Variance between units beyond chance, on the transformed scale (additive model).
    model : Funnelled
        How limits are found, for drawing them at any denominator.
    """

    points: pd.DataFrame = field(repr=False)
    kind: str
    value: str
    unit: str
    denominator: str
    phi: float
    tau2: float
    model: Funnelled = field(repr=False)
    multiply: float = 1.0
    title: str | None = None
    cautions: tuple[str, ...] = ()

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Units beyond the 99.8 % limits."""
        marked = self.points[self.points["signal"] == "99.8%"]
        return tuple(self._signal(row.unit, row.direction) for row in marked.itertuples())

    def _signal(self, unit: object, direction: str) -> Signal:
        where = "above the upper" if direction == "high" else "below the lower"
        reason = f"{unit} is {where} 99.8% limit"
        return Signal(
            rule="funnel", start=unit, end=unit, direction=direction, reason=reason, by=unit
        )

    @property
    def heading(self) -> str:
        """Title."""
        return self.title or f"{self.value} / {self.denominator} by {self.unit}"

    def say(self, number: float) -> str:
        """Write one value of this plot."""
        if self.kind == "proportion" and self.multiply == 1:
            return f"{100 * number:.1f}%"
        return f"{number:.3g}"

    def describe(self) -> str:
        """Say how many units, the overall level, and who lies outside."""
        frame = self.points
        known = frame["value"].notna()
        centre = self.say(float(frame["centre"].iloc[0]))
        first = f"Funnel plot of {self.heading}: {int(known.sum())} units around {centre} overall."
        found = self.signals
        second = "No unit lies outside the 99.8% limits."
        if found:
            lies = "1 unit lies" if len(found) == 1 else f"{len(found)} units lie"
            told = "; ".join(signal.reason for signal in found)
            second = f"{lies} outside the 99.8% limits: {told}."
        near = int((frame["signal"] == "95%").sum())
        third = (
            f"{near} more {'lies' if near == 1 else 'lie'} between the 95% and 99.8% limits; about "
            f"{0.05 * known.sum():.1f} would by chance alone."
            if near
            else ""
        )
        fourth = f"Variation between units is {self.phi:.1f} times what chance explains."
        return " ".join(part for part in (first, second, third, fourth) if part)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw units against their denominators, with the limits as curves."""
        from qikit.spc.other_drawing import draw_funnel

        return draw_funnel(self, ax)

    def table_html(self) -> str:
        """Units in the order of their names, not of their values."""
        frame = self.points
        lows = [self.say(x) for x in frame["lower_998"]]
        highs = [self.say(x) for x in frame["upper_998"]]
        return plain_table(
            {
                self.unit: frame["unit"],
                self.denominator: [f"{x:g}" for x in frame["denominator"]],
                "value": [self.say(x) for x in frame["value"]],
                "99.8% limits": [f"{a} to {b}" for a, b in zip(lows, highs, strict=True)],
                "outside": ["" if s is None or s != s else s for s in frame["signal"]],
            }
        )


def funnel_plot(
    data: pd.DataFrame,
    value: str,
    denominator: str,
    unit: str,
    kind: str = "proportion",
    over_dispersion: str | None = None,
    centre: float | None = None,
    multiply: float = 1.0,
    title: str | None = None,
) -> Funnel:
    """Compare units (organisations, wards, practices) of different size at one time.

    Parameters
    ----------
    data : pandas.DataFrame
        One row a unit, or several that are summed.
    value, denominator : str
        Columns of numerators (observed) and denominators (or expected counts, for a ratio).
    unit : str
        Column of names.
    kind : {"proportion", "rate", "ratio"}
        Exact binomial limits for a proportion, exact Poisson limits for a rate or for a ratio
        of observed to expected.
    over_dispersion : {None, "additive", "multiplicative"}
        Widen the limits for variation that chance does not explain; None only reports it.
    centre : float, optional
        Level to compare with, on the plotted scale; by default the overall one (1 for a ratio).
    multiply : float
        Multiplies values and limits, for example 1000.
    title : str, optional

    Returns
    -------
    Funnel

    Raises
    ------
    QikitError
        If a column is missing, or a number cannot be part of such a comparison.

    Notes
    -----
    Source: D. J. Spiegelhalter, *Statistics in Medicine* 24 (2005) 1185-1202.

    Examples
    --------
    >>> wards = pd.DataFrame({"ward": list("ABCD"), "fell": [5, 6, 4, 30], "stays": [100] * 4})
    >>> [signal.by for signal in funnel_plot(wards, "fell", "stays", "ward").signals]
    ['D']
    """
    if kind not in KINDS:
        raise QikitError(
            f"{kind!r} is no kind of funnel.", todo=f"Choose one of {', '.join(KINDS)}."
        )
    frame, cautions = _units(data, value, denominator, unit, kind)
    events, exposure = frame[value].to_numpy(float), frame[denominator].to_numpy(float)
    level = _level(events, exposure, kind, centre, multiply)
    model = Funnelled(kind=kind, centre=level, phi=1.0, tau2=0.0, over_dispersion=over_dispersion)
    phi, tau2, z = overdispersion(model, events, exposure)
    model = Funnelled(kind=kind, centre=level, phi=phi, tau2=tau2, over_dispersion=over_dispersion)
    if phi > 1.5 and over_dispersion is None:
        cautions.append(
            "The units differ more than chance explains; see over_dispersion= before judging any."
        )
    return Funnel(
        points=_points(frame, unit, events, exposure, model, z, multiply),
        kind=kind,
        value=value,
        unit=unit,
        denominator=denominator,
        phi=phi,
        tau2=tau2,
        model=model,
        multiply=multiply,
        title=title,
        cautions=tuple(cautions),
    )


def _units(
    data: pd.DataFrame, value: str, denominator: str, unit: str, kind: str
) -> tuple[pd.DataFrame, list[str]]:
    check_columns(data, value, denominator, unit)
    numbers = data[[value, denominator]].apply(pd.to_numeric, errors="coerce")
    rows = numbers.assign(**{unit: data[unit]})
    unread = rows.isna().any(axis=1)
    frame = rows[~unread].groupby(unit, observed=True)[[value, denominator]].sum().reset_index()
    usable = (frame[denominator] > 0) & (frame[value] >= 0) & np.isfinite(frame[denominator])
    cautions = _left_out(rows[unread], frame[~usable], denominator, unit)
    frame = frame[usable].reset_index(drop=True)
    over = frame[value] > frame[denominator]
    if kind == "proportion" and over.any():
        first = frame[over].iloc[0]
        raise QikitError(
            f"{first[unit]} has {first[value]:g} {value} but only {first[denominator]:g} "
            f"{denominator}.",
            todo="Check the data, or choose kind='rate'.",
        )
    if len(frame) < 2:
        left = ", ".join(map(str, frame[unit])) or "none is left"
        raise QikitError(
            f"There are fewer than two units to compare: {left}.", todo="Check the data."
        )
    if len(frame) < 12:
        cautions.append(f"With {len(frame)} units, variation between them is poorly known.")
    return frame, cautions


def _left_out(unread: pd.DataFrame, lost: pd.DataFrame, denominator: str, unit: str) -> list[str]:
    """Name the units that are not compared, and why."""
    empty = lost[denominator] == 0
    reasons = {
        "where a number is missing or cannot be read": unread,
        "as their denominator is 0": lost[empty],
        "as a count below 0, or a denominator that is no size, cannot be compared": lost[~empty],
    }
    return [
        f"Left out, {why}: {', '.join(dict.fromkeys(map(str, left[unit])))}."
        for why, left in reasons.items()
        if len(left)
    ]


def _level(
    events: Floats, exposure: Floats, kind: str, centre: float | None, multiply: float
) -> float:
    level = centre / multiply if centre is not None else float(events.sum() / exposure.sum())
    if kind == "ratio" and centre is None:
        level = 1.0
    if not np.isfinite(level) or level < 0 or (kind == "proportion" and level > 1):
        raise QikitError(f"The overall level cannot be {level!r}.", todo="Check centre=.")
    return level


def _points(
    frame: pd.DataFrame,
    unit: str,
    events: Floats,
    exposure: Floats,
    model: Funnelled,
    z: Floats,
    multiply: float,
) -> pd.DataFrame:
    value = events / exposure
    (low95, high95), (low998, high998) = (funnel_limits(model, exposure, p) for p in LEVELS)
    slack = 1e-12 * np.maximum(value, model.centre)
    far = (value > high998 + slack) | (value < low998 - slack)
    near = ((value > high95 + slack) | (value < low95 - slack)) & ~far
    levels = np.array([None, "95%", "99.8%"], dtype=object)
    signal = levels[near + 2 * far]
    ways = np.array([None, "low", "high"], dtype=object)
    direction = ways[(far | near) * (1 + (value > model.centre))]
    return pd.DataFrame(
        {
            "unit": frame[unit],
            "numerator": events,
            "denominator": exposure,
            "value": value * multiply,
            "centre": model.centre * multiply,
            "lower_95": low95 * multiply,
            "upper_95": high95 * multiply,
            "lower_998": low998 * multiply,
            "upper_998": high998 * multiply,
            "z": z,
            "signal": pd.Series(signal, dtype=object),
            "direction": pd.Series(direction, dtype=object),
        }
    )
