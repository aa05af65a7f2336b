"""Ten bars: what each factor scores now, and what could be gained."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.bars import Bar, draw_bars
from qikit.improve.sustainability import Sustainability

_KEY = "Filled: points now (mean of those who scored). Open: what level A would add."


def draw(scored: Sustainability) -> Drawing | None:
    """Draw the bars, the largest gain first; None while nothing is scored."""
    if not scored.gains:
        return None
    apart = set(scored.differences)
    bars = [
        Bar(name=factor.name, value=factor.most - gain, most=factor.most,
            note=f"gain {gain:.1f}{' · differ' if factor in apart else ''}")
        for factor, gain in scored.gains
    ]  # fmt: skip
    told = "; ".join(f"{factor.name} {gain:.1f}" for factor, gain in scored.gains)
    return draw_bars(bars, key=_KEY, alt=f"{scored.describe()} Points to gain: {told}.")
