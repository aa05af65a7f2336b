"""How often each story is found by its tool: the share of twenty trial cohorts, unscreened.

For a null it is the share in which the tool stays quiet. Measured again with
``python -m qikit.pathways.checks.power`` (some minutes).
"""

from __future__ import annotations

from collections import Counter

TRIALS = 20
_ALWAYS = """
SEP-R1 SEP-D1 SEP-B1 SEP-X1 SEP-S1 CAP-R1 CAP-T1 CAP-P1 CAP-B1 CAP-E1 COP-D1 COP-E1 COP-B1 COP-X1
DIA-R1 DIA-E1 DIA-P1 DIA-S1 ECO-B1 ECO-D1 ECO-E1 ECO-P1 ECO-N1
"""
POWER: dict[str, float] = dict.fromkeys(_ALWAYS.split(), 1.0) | {
    "SEP-H1": 0.45, "SEP-F1": 0.6, "SEP-E1": 0.95, "SEP-N1": 0.9, "SEP-C1": 0.9, "CAP-H1": 0.95,
    "CAP-S1": 0.65, "CAP-N1": 0.95, "STR-R1": 0.85, "STR-B1": 0.9, "STR-E1": 0.75, "STR-P1": 0.75,
    "STR-F1": 0.9, "STR-N1": 0.95, "COP-R1": 0.9, "COP-H1": 0.95, "COP-F1": 0.9, "COP-S1": 0.8,
    "COP-N1": 0.2, "COP-N2": 0.9, "DIA-F1": 0.75, "DIA-B1": 0.9, "DIA-N1": 0.4, "DIA-C1": 0.85,
    "ECO-R1": 0.95, "ECO-F1": 0.85,
}  # fmt: skip


def measure(trials: int = TRIALS) -> dict[str, float]:
    """Return the share of trial cohorts in which each story is found."""
    from .run import raw_draw, stories

    found: Counter[str] = Counter()
    for number in range(1, trials + 1):
        found.update({story: int(seen) for story, seen in stories(raw_draw(number)).items()})
    return {story: count / trials for story, count in found.items()}


if __name__ == "__main__":
    print(measure())
