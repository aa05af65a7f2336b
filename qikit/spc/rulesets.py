"""Named sets of rules. The order of a set is the order of precedence when several rules fire."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.spc.rules import ManyBeyond, Outside, Rule, Shift, Trend
from qikit.spc.rules_patterns import (
    Alternating,
    Avoiding,
    FewCrossings,
    Hugging,
    LongRun,
    NumberOfRuns,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A named list of rules.

    Attributes
    ----------
    name, label : str
        Short name for code and the name shown to readers.
    rules : tuple of Rule
        In order of precedence.
    icons : bool
        Whether a Making Data Count variation icon may be drawn from these rules.

    Examples
    --------
    >>> mine = RuleSet(name="eight", label="eight in a row", rules=(Shift(length=8),))
    >>> [rule.name for rule in mine.rules]
    ['shift']
    """

    name: str
    label: str
    rules: tuple[Rule, ...]
    icons: bool = True


_MDC_NEAR = ManyBeyond(all_one_side=True, breach_counts=False)
_FOUR_IN_FIVE = ManyBeyond(name="four-in-five", need=4, of=5, sigmas=1.0, reach=2)

_ALL = (
    RuleSet(
        name="mdc",
        label="Making Data Count rules (7 points)",
        rules=(Outside(), Trend(length=7), _MDC_NEAR, Shift(length=7)),
    ),
    RuleSet(
        name="mdc6",
        label="Making Data Count rules (trend of 6 points)",
        rules=(Outside(), Trend(length=6), _MDC_NEAR, Shift(length=7)),
    ),
    RuleSet(
        name="nhs-regional",
        label="NHS regional rules (6 points)",
        rules=(Outside(), Trend(length=6), Shift(length=6)),
    ),
    RuleSet(
        name="provost-murray",
        label="Provost and Murray's rules",
        rules=(Outside(), Trend(length=6), ManyBeyond(), Shift(length=8), Hugging()),
    ),
    RuleSet(
        name="ihi",
        label="IHI rules",
        rules=(Outside(), Trend(length=6), Shift(length=8)),
    ),
    RuleSet(
        name="western-electric",
        label="Western Electric rules",
        rules=(Outside(), ManyBeyond(), _FOUR_IN_FIVE, Shift(length=8)),
    ),
    RuleSet(
        name="nelson",
        label="Nelson's eight rules",
        rules=(
            Outside(),
            Shift(length=9),
            Trend(length=6),
            Alternating(),
            ManyBeyond(),
            _FOUR_IN_FIVE,
            Hugging(),
            Avoiding(),
        ),
    ),
    RuleSet(
        name="anhoej",
        label="Anhøj rules",
        rules=(LongRun(), FewCrossings()),
        icons=False,
    ),
    RuleSet(
        name="qicharts2",
        label="Anhøj rules and points outside the limits",
        rules=(Outside(), LongRun(), FewCrossings()),
        icons=False,
    ),
    RuleSet(
        name="perla",
        label="Perla's run chart rules",
        rules=(
            Trend(length=5, ties="skip"),
            Shift(length=6, on_line="skipped"),
            NumberOfRuns(name="few-runs"),
            NumberOfRuns(name="many-runs", too_many=True),
        ),
        icons=False,
    ),
    RuleSet(
        name="powerbi",
        label="PowerBI-SPC rules (7 points)",
        rules=(Outside(), Trend(length=7, ties="skip"), ManyBeyond(), Shift(length=7)),
    ),
    RuleSet(name="none", label="No rules applied", rules=(), icons=False),
)

RULE_SETS = {one.name: one for one in _ALL}


def rules_named(rules: str | RuleSet) -> RuleSet:
    """Find a rule set by name, or pass one through.

    Raises
    ------
    QikitError
        If there is no rule set of that name.

    Examples
    --------
    >>> rules_named("ihi").label
    'IHI rules'
    """
    if isinstance(rules, RuleSet):
        return rules
    wanted = {"anhøj": "anhoej", "anhoj": "anhoej"}.get(str(rules).lower(), str(rules).lower())
    if wanted not in RULE_SETS:
        raise QikitError(
            f"There is no rule set {rules!r}.",
            todo=f"Choose one of {', '.join(RULE_SETS)}, or give a RuleSet.",
        )
    return RULE_SETS[wanted]
