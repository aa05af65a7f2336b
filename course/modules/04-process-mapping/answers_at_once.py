"""Expected answers of the lessons' number questions."""

from qikit.improve import ProcessMap, Step, rolled_yield
from qikit.learn import Expected

MAP = ProcessMap(
    steps=[
        Step(name="what she came for", touch=24, value="value"),
        Step(name="other work", touch=36, wait=240, value="waste"),
    ]
)
STEPS, RIGHT = 5, 90
CALL = ProcessMap(
    steps=[
        Step(name=name, who=who)
        for name, who in (
            ("takes the call", "call handler"),
            ("treats and drives", "crew"),
            ("listens", "nurse at the door"),
            ("examines", "doctor"),
            ("writes it up", "doctor"),
            ("takes over", "nurse on the ward"),
        )
    ]
)


def q3_efficiency() -> Expected:
    """Return the flow efficiency, in per cent."""
    return Expected(
        answer=MAP.flow_efficiency,
        slips={
            "I03": 100 * MAP.touch / MAP.elapsed,
            "of-the-work": 100 * MAP.value_added / MAP.touch,
            "waiting": 100 * MAP.waiting / MAP.elapsed,
        },
    )


def q4_yield() -> Expected:
    """Return how many in 100 come through five steps."""
    return Expected(
        answer=rolled_yield([RIGHT] * STEPS),
        slips={"I08": RIGHT, "added-up": 100 - STEPS * (100 - RIGHT)},
    )


def q4_count() -> Expected:
    """Return how often the work changes hands."""
    steps = len(CALL.steps)
    return Expected(
        answer=CALL.hand_offs,
        slips={"people": len(CALL.lanes), "steps": steps},
    )
