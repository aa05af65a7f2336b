"""The planted truth, for tutors and checks: kept in a folder that learners do not get."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from qikit.errors import QikitError

from .catalogue import TRUTH, data_root, pathway
from .cohorts import check_cohort
from .released import RELEASED
from .stories.story import Stories
from .stories.twins import differences, realised, story_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What was planted in one pathway and what it did.

    Attributes
    ----------
    pathway, cohort : str
    stories : DataFrame
        One row a story: id, kind, title, what, effect, tool, expected, start, end, power (share
        of trial cohorts that show it), and the realised effect (rows changed, mean with and
        without the story).
    records : DataFrame
        One row a record and column that a story changed: story_id, table, record_id, field,
        with_story, without_story. Yes and no are 1 and 0; blank means not counted, or that the
        row does not exist without the story.
    """

    pathway: str
    cohort: str
    stories: pd.DataFrame
    records: pd.DataFrame


def truth(name: str, *, cohort: str | None = None) -> Truth:
    """Return the planted stories of a pathway and their exact effect on every record.

    Parameters
    ----------
    name : str
        A pathway.
    cohort : str, optional
        As for ``load``; the truth of another cohort is worked out on the spot.

    Raises
    ------
    QikitError
        For an unknown pathway, or in a learner's copy, which does not hold the truth.

    Examples
    --------
    >>> truth("sepsis").stories[["story_id", "title"]].values.tolist()[0]
    ['SEP-R1', 'The first-hour bundle']
    """
    pathway(name)
    folder = data_root() / name / TRUTH
    if not folder.is_dir():
        raise QikitError(
            f"This copy does not hold the truth about {name!r}.",
            todo="It is kept with the tutors' copy of the course.",
        )
    return _read(name, folder) if cohort is None else work_out(name, check_cohort(cohort))


def _read(name: str, folder: Path) -> Truth:
    blanks = ("power", "field", "records_changed", "start", "end", "mean_with", "mean_without")
    return Truth(
        pathway=name,
        cohort=RELEASED,
        stories=pd.read_csv(
            folder / "stories.csv",
            parse_dates=["start", "end"],
            keep_default_na=False,
            na_values={column: [""] for column in blanks},
        ),
        records=pd.read_csv(folder / "records.csv.gz"),
    )


def work_out(name: str, cohort: str) -> Truth:
    """Return the truth by telling the pathway's story once with, and once without, each story."""
    found = pathway(name)
    attempt = found.cast(cohort)
    told = found.draw(cohort, attempt)
    everything = Stories(found.stories)
    parts = [
        differences(found, story, told, found.draw(cohort, attempt, everything.without(story.id)))
        for story in found.stories
        if story.fields
    ]
    records = pd.concat(parts, ignore_index=True)
    return Truth(
        pathway=name,
        cohort=cohort,
        stories=story_table(found.stories).merge(realised(records), on="story_id", how="left"),
        records=records,
    )
