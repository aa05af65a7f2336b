"""Put the report together."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pandas as pd

from qikit.errors import QikitError

from ..catalogue import PATHWAYS, pathway
from ..checks.check import Draw
from ..checks.run import realism, released, stories
from ..events.making import cut, make_events
from ..released import RELEASED
from ..tables.conform import conform
from .draw import picture
from .maps import stops
from .page import checks_table, document, pathway_map, story_block
from .plates import PLATES

INTRO = (
    '<p class="banner"><b>Synthetic.</b> Nobody in these data exists. This page holds the planted '
    "truth: it is for tutors and for clinicians who review the data, not for learners.</p>"
    "<p>Ten minutes: look at the checks that matter to you, read the map of your pathway, then "
    "ask of each story whether it could have happened where you work.</p>"
)


def write_report(path: Path) -> Iterator[str]:
    """Write the report; yield a line of progress after each part."""
    draw = released()
    body = [INTRO, "<h2>Realism checks</h2>"]
    checks = list(realism(draw))
    passed = sum(check.passed for check in checks)
    body += [f"<p>{passed} of {len(checks)} pass.</p>", checks_table(checks)]
    yield f"{passed} of {len(checks)} realism checks pass"
    log, found = cut(make_events(RELEASED)), stories(draw)
    yield "event log followed"
    for name in PATHWAYS:
        made = pathway(name)
        body += [f"<h2>{escape(made.title)}</h2><p>{escape(made.about)}</p>"]
        body += [pathway_map(stops(log, name)), *_stories(draw, name, found)]
        yield f"{name}: map and {len(made.stories)} stories"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document("Synthetic data: report for review", body), encoding="utf-8")


def _stories(draw: Draw, name: str, found: dict[str, bool]) -> Iterator[str]:
    for story in pathway(name).stories:
        plate = PLATES[story.id]
        table = _extract(draw, name) if plate.extracted else draw.on(name, plate.table or name)
        title = f"{story.id} {(plate.value or plate.table or name).replace('_', ' ')}"
        image, words = picture(plate, table, title, story.start)
        yield story_block(story, found.get(story.id), image, words)


def _extract(draw: Draw, name: str) -> pd.DataFrame:
    made = pathway(name)
    spoilt = made.spoilt(draw.cohort, draw.attempts[name], draw.on(name))
    if spoilt is None:
        raise QikitError(f"{name!r} has no version with faults.", todo="Take the clean table.")
    return conform(spoilt[1], spoilt[0].schema())
