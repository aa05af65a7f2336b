"""Everything a caller can ask of a chart, as one value that can be asked again with a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from qikit.errors import QikitError
from qikit.spc.conventions import Convention, convention_named
from qikit.spc.intake import Columns
from qikit.spc.kinds import Kind, kind_named
from qikit.spc.rulesets import RuleSet, rules_named


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Request:
    """The arguments of `control_chart`, as given."""

    data: pd.DataFrame = field(repr=False)
    value: str
    time: str | None = None
    denominator: str | None = None
    chart: str = "xmr"
    by: Any = None
    baseline: int | None = None
    rebase: Any = ()
    exclude: Any = ()
    target: Any = None
    trajectory: str | None = None
    better: Any = None
    rules: str | RuleSet | None = None
    screen: bool | None = None
    convention: str | Convention = "nhs-r"
    phase: str | None = None
    centre: Any = None
    multiply: float = 1.0
    period: str | None = None
    aggregate: str | None = None
    bounds: tuple[float | None, float | None] = (None, None)
    notes: Any = None
    title: str | None = None

    def columns(self) -> Columns:
        """Which column plays which part."""
        by = (self.by,) if isinstance(self.by, str) else tuple(self.by or ())
        return Columns(
            value=self.value,
            time=self.time,
            denominator=self.denominator,
            by=by,
            phase=self.phase,
            target=self.target if isinstance(self.target, str) else None,
            trajectory=self.trajectory,
            notes=self.notes if isinstance(self.notes, str) else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A request with its names looked up and its numbers checked."""

    kind: Kind
    convention: Convention
    rules: RuleSet
    screen: bool

    @classmethod
    def of(cls, request: Request) -> Choices:
        """Look up and check what a request names.

        Raises
        ------
        QikitError
            If a name is unknown, or a choice makes no sense for this kind of chart.
        """
        kind, convention = kind_named(request.chart), convention_named(request.convention)
        rules = rules_named(request.rules or convention.rules)
        screen = convention.screen if request.screen is None else bool(request.screen)
        _check_denominator(kind, request)
        _check_baseline(convention, request.baseline)
        if not (isinstance(request.multiply, Real) and 0 < request.multiply < np.inf):
            raise QikitError(
                f"Values cannot be multiplied by {request.multiply!r}.",
                todo="Give a number above 0, such as 100 or 1000.",
            )
        return cls(kind=kind, convention=convention, rules=rules, screen=screen)


def _check_denominator(kind: Kind, request: Request) -> None:
    if kind.denominator == "needed" and request.denominator is None:
        raise QikitError(
            f"A {kind.title} needs a denominator.",
            todo="Give denominator=, the column of how many were looked at.",
        )
    if kind.denominator == "refused" and request.denominator is not None:
        raise QikitError(
            f"A {kind.title} has no denominator, but {request.denominator!r} was given.",
            todo="Leave it out, or choose a p, u or xmr chart.",
        )


def _check_baseline(convention: Convention, baseline: int | None) -> None:
    if baseline is None:
        return
    if not _is_whole(baseline) or baseline == 0:
        raise QikitError(
            f"The baseline cannot be {baseline!r} points.", todo="Give a whole number of points."
        )
    if abs(baseline) < convention.fewest_baseline:
        raise QikitError(
            f"A baseline of {baseline} points is too short to fix limits.",
            todo=f"Use at least {convention.fewest_baseline} points (as {convention.label} does).",
        )


def _is_whole(number: Any) -> bool:
    return isinstance(number, Real) and not isinstance(number, bool) and float(number).is_integer()


def better_of_groups(better: Any, groups: tuple[Any, ...]) -> tuple[str | None, ...]:
    """Which direction is better, for each group.

    Raises
    ------
    QikitError
        If a direction is not "higher", "lower" or None.
    """
    each = better if isinstance(better, Mapping) else dict.fromkeys(groups, better)
    for one in each.values():
        if one not in ("higher", "lower", None):
            raise QikitError(
                f"Better cannot be {one!r}.", todo="Choose 'higher', 'lower' or None (neither)."
            )
    return tuple(each.get(group) for group in groups)
