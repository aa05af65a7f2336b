"""Expected answers of the lessons' number questions."""

from qikit.improve.raid import Entry
from qikit.learn import Expected

NOW, GOAL = 40, 50
MINUTES, VISITS, HOUR = 6, 450, 60


def q2_more() -> Expected:
    """Return how many per cent more than today the aim is."""
    points = GOAL - NOW
    return Expected(
        answer=100 * points / NOW,
        slips={"B03": points, "of-target": 100 * points / GOAL, "whole": 100 * GOAL / NOW},
    )


def q4_score() -> Expected:
    """Return by how many points a risk has gone down."""
    before = Entry(kind="risk", likelihood=4, impact=3)
    after = before.having(likelihood=2)
    return Expected(
        answer=before.score - after.score,
        slips={
            "added": before.likelihood + before.impact,
            "before": before.score,
            "steps": before.likelihood - after.likelihood,
        },
    )


def q5_hours() -> Expected:
    """Return the hours set free in a month."""
    minutes = MINUTES * VISITS
    return Expected(
        answer=minutes / HOUR,
        slips={"minutes": minutes, "per-hundred": minutes / 100, "per-visit": MINUTES},
    )
