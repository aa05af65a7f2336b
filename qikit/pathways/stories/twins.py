"""Twins: the same cohort with and without a story, compared record by record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from ..checks.power import POWER
from .story import Story

if TYPE_CHECKING:
    from ..pathway import Pathway


def differences(
    pathway: Pathway,
    story: Story,
    told: Mapping[str, pd.DataFrame],
    untold: Mapping[str, pd.DataFrame],
) -> pd.DataFrame:
    """Return every record and field that the story changed, with its value in both worlds."""
    parts = [_changed(pathway, story, place, told, untold) for place in story.fields]
    return pd.concat(parts, ignore_index=True)


def _changed(
    pathway: Pathway,
    story: Story,
    place: str,
    told: Mapping[str, pd.DataFrame],
    untold: Mapping[str, pd.DataFrame],
) -> pd.DataFrame:
    main = pathway.tables[0].name
    table, field = place.split(":") if ":" in place else (main, place)
    key = next(spec.key for spec in pathway.tables if spec.name == table)
    pair = pd.merge(_values(told[table], key, field), _values(untold[table], key, field),
                    on=key, how="outer", suffixes=("_with", "_without"))  # fmt: skip
    one, other = pair["value_with"], pair["value_without"]
    changed = pair[~((one == other) | (one.isna() & other.isna()))]
    return pd.DataFrame(
        {
            "story_id": story.id,
            "table": table,
            "record_id": changed[key],
            "field": field,
            "with_story": changed["value_with"],
            "without_story": changed["value_without"],
        }
    )


def _values(table: pd.DataFrame, key: str, field: str) -> pd.DataFrame:
    return pd.DataFrame({key: table[key], "value": table[field].astype("Float64").astype(float)})


def realised(records: pd.DataFrame) -> pd.DataFrame:
    """Return what each story did in its first field: rows changed and both means over them."""
    first = records.drop_duplicates("story_id")[["story_id", "table", "field"]]
    theirs = records.merge(first, on=["story_id", "table", "field"])
    grouped = theirs.groupby("story_id", sort=False)
    return (
        grouped.agg(
            field=("field", "first"),
            records_changed=("record_id", "size"),
            mean_with=("with_story", "mean"),
            mean_without=("without_story", "mean"),
        )
        .round(4)
        .reset_index()
    )


def story_table(stories: Iterable[Story]) -> pd.DataFrame:
    """Return the stories as a table; ``power`` is the share of trial cohorts that show each."""
    return pd.DataFrame(
        [
            {
                "story_id": story.id,
                "kind": story.kind,
                "title": story.title,
                "what": story.what,
                "effect": story.effect,
                "tool": story.tool,
                "expected": story.expected,
                "balancing": story.balancing,
                "start": pd.Timestamp(story.start) if story.start else pd.NaT,
                "end": pd.Timestamp(story.end) if story.end else pd.NaT,
                "ramp_weeks": story.ramp_weeks,
                "power": POWER.get(story.id),
            }
            for story in stories
        ]
    )
