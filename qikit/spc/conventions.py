"""The choices on which good tools differ, bundled under the name of the tool they reproduce."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.errors import QikitError
from qikit.spc.constants import MEAN_RANGE_OF_TWO


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """One consistent set of choices.

    Attributes
    ----------
    name, label : str
        Short name used in code, and the name shown on the chart.
    range_to_sigma : float
        What the mean moving range is multiplied by to estimate one sigma: 2.66 / 3 or 1 / 1.128.
    screen : bool
        Whether moving ranges of 3.267 times their mean or more are dropped once before averaging.
        Source: L. S. Nelson, *Journal of Quality Technology* 14 (1982) 172-173.
    gaps : {"break", "join"}
        A missing value breaks the moving range and every run, or its neighbours are joined.
    repeats : {"refuse", "combine"}
        What happens to several rows with the same time when the chart has no rule for them.
    fewest_baseline : int
        The smallest number of points that may fix the limits.
    rules : str
        The rule set used unless another is asked for.
    ranges_have_rules : bool
        Whether rules other than "outside the limits" are applied to moving ranges.
    flat_prime_limits : bool
        Whether p′ and u′ charts of identical points get limits (on the centre line) or none.
    """

    name: str
    label: str
    range_to_sigma: float
    screen: bool
    gaps: str = "break"
    repeats: str = "refuse"
    fewest_baseline: int = 1
    rules: str = "mdc"
    ranges_have_rules: bool = False
    flat_prime_limits: bool = True


NHS_R = Convention(
    name="nhs-r",
    label="NHSRplotthedots",
    range_to_sigma=2.66 / 3,
    screen=True,
    fewest_baseline=12,
)
SPREADSHEET = Convention(
    name="spreadsheet",
    label="the Making Data Count spreadsheet",
    range_to_sigma=2.66 / 3,
    screen=False,
)
QICHARTS2 = Convention(
    name="qicharts2",
    label="qicharts2",
    range_to_sigma=1 / MEAN_RANGE_OF_TWO,
    screen=True,
    repeats="combine",
    rules="qicharts2",
    flat_prime_limits=False,
)
POWER_BI = Convention(
    name="powerbi",
    label="PowerBI-SPC",
    range_to_sigma=1 / MEAN_RANGE_OF_TWO,
    screen=True,
    gaps="join",
    rules="powerbi",
    ranges_have_rules=True,
)

CONVENTIONS = {c.name: c for c in (NHS_R, SPREADSHEET, QICHARTS2, POWER_BI)}


def convention_named(name: str | Convention) -> Convention:
    """Find a convention by name, or pass one through.

    Raises
    ------
    QikitError
        If there is no convention of that name.

    Examples
    --------
    >>> convention_named("spreadsheet").screen
    False
    """
    if isinstance(name, Convention):
        return name
    if name not in CONVENTIONS:
        raise QikitError(
            f"There is no convention {name!r}.", todo=f"Choose one of {', '.join(CONVENTIONS)}."
        )
    return CONVENTIONS[name]
