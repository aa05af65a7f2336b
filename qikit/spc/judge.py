"""Apply a rule set to all stretches at once, and judge the latest point as icons do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from qikit.spc.arrays import ROUNDING, Bools, Codes, Floats, pack, unpack
from qikit.spc.limits import Lines
from qikit.spc.rules import Rule, View
from qikit.spc.rulesets import RuleSet


class _ShownAsIcon:
    """Shows as its icon in a notebook."""

    def _repr_html_(self) -> str:
        from qikit.spc.icons import icon_html

        return icon_html(self)  # type: ignore[arg-type]  # only ever mixed into the two below


class Variation(_ShownAsIcon, StrEnum):
    """What the latest point says, in Making Data Count's terms."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def words(self) -> str:
        """The icon in words."""
        return _VARIATION_WORDS[self]


class Assurance(_ShownAsIcon, StrEnum):
    """Whether the system, as it is, will meet the target."""

    PASS = "pass"
    FAIL = "fail"
    HIT_AND_MISS = "hit_and_miss"

    @property
    def words(self) -> str:
        """The icon in words."""
        return _ASSURANCE_WORDS[self]


_VARIATION_WORDS = {
    Variation.COMMON: "ordinary (common-cause) variation",
    Variation.IMPROVEMENT_HIGH: "improvement: higher than before, and higher is better",
    Variation.IMPROVEMENT_LOW: "improvement: lower than before, and lower is better",
    Variation.CONCERN_HIGH: "concern: higher than before, and lower is better",
    Variation.CONCERN_LOW: "concern: lower than before, and higher is better",
    Variation.NEUTRAL_HIGH: "a real rise, neither good nor bad",
    Variation.NEUTRAL_LOW: "a real fall, neither good nor bad",
}
_ASSURANCE_WORDS = {
    Assurance.PASS: "the target will be met every time unless something changes",
    Assurance.FAIL: "the target will be missed every time unless something changes",
    Assurance.HIT_AND_MISS: "the target will be hit at times and missed at times, by chance",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flags:
    """What each rule found: codes of shape (stretches, points), in order of precedence."""

    rules: tuple[Rule, ...]
    codes: tuple[Codes, ...]

    def first(self, shape: tuple[int, ...]) -> tuple[NDArray, Codes]:
        """Which rule each point is known by (its number, or -1), and that rule's code.

        Rules about whole stretches name no single point. `shape` is that of the codes, which
        a set without rules has none of.
        """
        which = np.full(shape, -1, dtype=np.int8)
        code = np.zeros(shape, dtype=np.int8)
        for number in range(len(self.rules) - 1, -1, -1):
            if not self.rules[number].whole:
                here = self.codes[number] != 0
                which[here], code[here] = number, self.codes[number][here]
        return which, code


def apply_rules(
    value: Floats, lines: Lines, kept: Bools, rules: RuleSet, only: Iterable[str] | None = None
) -> Flags:
    """Apply every rule of a set to all stretches.

    Points left out by hand are still judged against the limits, but rules about several
    points pass over them.
    """
    chosen = tuple(rule for rule in rules.rules if only is None or rule.name in only)
    view = View(value=value, lines=lines)
    if kept.all():
        return Flags(rules=chosen, codes=tuple(rule.find(view) for rule in chosen))
    short = _without(view, kept)
    codes = tuple(
        rule.find(view) if rule.name == "outside" else unpack(rule.find(short), kept, 0)
        for rule in chosen
    )
    return Flags(rules=chosen, codes=codes)


def _without(view: View, kept: Bools) -> View:
    def squeeze(line: Floats) -> Floats:
        return pack(np.broadcast_to(line, view.value.shape).copy(), kept, np.nan)

    return View(value=squeeze(view.value), lines=view.lines.rearranged(squeeze))


def judge_variation(code: int, better: str | None) -> Variation:
    """Icon for a point flagged with `code` (1 high, -1 low, else none).

    Examples
    --------
    >>> judge_variation(1, "lower").value
    'concern_high'
    """
    if code not in (1, -1):
        return Variation.COMMON
    high = "high" if code == 1 else "low"
    if better is None:
        return Variation(f"neutral_{high}")
    good = (code == 1) == (better == "higher")
    return Variation(f"{'improvement' if good else 'concern'}_{high}")


def judge_assurance(
    centre: float, lower: float, upper: float, target: float, better: str | None
) -> Assurance | None:
    """Compare a target with the limits at the latest point; None where it does not apply.

    Limits that lie on the centre line (all values equal) are met or missed, never by chance.

    Examples
    --------
    >>> judge_assurance(50.0, 40.0, 60.0, 65.0, "higher").value
    'fail'
    """
    if better is None or np.isnan([lower, upper, target]).any():
        return None
    slack = ROUNDING * max(abs(upper), abs(lower), abs(target))
    if upper - lower <= slack:
        met = target <= centre + slack if better == "higher" else target >= centre - slack
        return Assurance.PASS if met else Assurance.FAIL
    if target > upper + slack:
        return Assurance.FAIL if better == "higher" else Assurance.PASS
    if target < lower - slack:
        return Assurance.PASS if better == "higher" else Assurance.FAIL
    return Assurance.HIT_AND_MISS
