"""A story's strength over time, and switching stories on and off."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from qikit.errors import QikitError
from qikit.pathways.catalogue import PATHWAYS, pathway
from qikit.pathways.report.plates import PLATES
from qikit.pathways.stories.story import Stories, Story


def made(**more) -> Story:  # type: ignore[no-untyped-def]
    words = dict.fromkeys(("title", "what", "effect", "tool", "expected"), "x")
    return Story(id="X-R1", pathway="x", kind="real", **words, **more)


def days(*names: str) -> np.ndarray:
    return np.array(names, dtype="datetime64[D]")


def test_a_story_grows_stays_and_fades() -> None:
    story = made(start=date(2024, 1, 1), end=date(2024, 3, 31), ramp_weeks=1, fade_weeks=2)
    felt = story.strength(days("2023-12-31", "2024-01-01", "2024-01-04", "2024-01-08", "2024-03-31",
                               "2024-04-07", "2024-04-30"))  # fmt: skip
    assert felt[0] == 0
    assert felt[1] == pytest.approx(1 / 8)
    assert felt[1] < felt[2] < 1
    assert felt[3] == felt[4] == 1
    assert 0.4 < felt[5] < 0.6
    assert felt[6] == 0


def test_a_story_without_dates_is_always_felt() -> None:
    assert made().strength(days("2023-04-01", "2026-03-31")).tolist() == [1, 1]


def test_switching_off_is_exact_and_leaves_the_background() -> None:
    told = Stories(pathway("sepsis").stories)
    when = days("2025-06-01")
    assert told.without("SEP-R1").strength("SEP-R1", when).tolist() == [0]
    assert told.without("SEP-R1").on("SEP-E1")
    quiet = told.none()
    assert not quiet.on("SEP-R1")
    assert quiet.on("SEP-N1")


def test_an_unknown_story_is_named() -> None:
    with pytest.raises(QikitError, match=r"'SEP-R9' is not a story\. Known: SEP-R1"):
        Stories(pathway("sepsis").stories).without("SEP-R9")


@pytest.mark.parametrize("name", PATHWAYS)
def test_every_pathway_has_seven_stories_or_more_each_with_a_picture(name: str) -> None:
    stories = pathway(name).stories
    assert len(stories) >= 7
    assert len({story.id for story in stories}) == len(stories)
    assert all(story.id in PLATES for story in stories)
    assert all(story.pathway == name for story in stories)


def test_every_kind_of_story_is_told_somewhere() -> None:
    kinds = {story.kind for name in PATHWAYS for story in pathway(name).stories}
    assert kinds >= {"real", "failed", "temporary", "harm", "seasonal", "definition", "data",
                     "equity", "simpson", "bottleneck", "rare", "small", "null"}  # fmt: skip


def test_every_picture_belongs_to_a_story() -> None:
    assert set(PLATES) == {story.id for name in PATHWAYS for story in pathway(name).stories}
