"""Expected answers that may be checked at once, computed from the map that is shown."""

from __future__ import annotations

from statistics import fmean

from qikit.apps.m04.maps import invented_map
from qikit.learn import Expected

MAP = invented_map("blood-test")
RIGHT = [step.right for step in MAP.steps if step.right is not None]


def q04_touch() -> Expected:
    """Return the minutes of work."""
    return Expected(
        answer=MAP.touch,
        slips={"I03-reversed": MAP.value_added, "elapsed": MAP.elapsed, "waits": MAP.waiting},
    )


def q05_efficiency() -> Expected:
    """Return the flow efficiency, in per cent."""
    return Expected(
        answer=MAP.flow_efficiency,
        slips={
            "I03": 100 * MAP.touch / MAP.elapsed,
            "of-the-work": 100 * MAP.value_added / MAP.touch,
            "share": MAP.value_added / MAP.elapsed,
        },
    )


def q07_hand_offs() -> Expected:
    """Return how often the work changes hands."""
    return Expected(answer=MAP.hand_offs, slips={"people": len(MAP.lanes), "steps": len(MAP.steps)})


def q08_yield() -> Expected:
    """Return how many in 100 come through without a mistake."""
    return Expected(
        answer=MAP.rolled,
        slips={
            "I08": fmean(RIGHT),
            "weakest": min(RIGHT),
            "added-up": 100 - sum(100 - right for right in RIGHT),
        },
    )
