"""Every game has a script that can be read on the spot, and a sheet that needs no network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat

from qikit.workshop import GAMES, rules_of

ROOT = Path(__file__).resolve().parents[2] / "course" / "workshop"
PARTS = ("Who and what", "Timing", "Explain it", "Play", "Pitfalls", "Debrief", "Access and care",
         "One laptop", "Sources")  # fmt: skip
LONGEST_EXPLANATION = 5  # minutes
WORDS_A_MINUTE = 110
HIGHEST_READING_AGE = 11
SOMEBODYS_OWN = re.compile(
    r"potato head|lego|post-it|friday night|flowopoly|beer game|game of flow|smarties|skittles|"
    r"m&m|monopoly|play-doh",
    re.IGNORECASE,
)
EVERY_GAME = pytest.mark.parametrize("slug", GAMES)


def parts(slug: str) -> dict[str, str]:
    """The text of each part of a script, by its heading."""
    text = (ROOT / slug / "script.md").read_text("utf-8")
    found = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def timing(slug: str) -> dict[str, float]:
    rows = re.findall(r"^\| (.+?) \| ([\d.]+) \|$", parts(slug)["Timing"], flags=re.MULTILINE)
    return {part: float(minutes) for part, minutes in rows}


@EVERY_GAME
def test_a_script_has_every_part_in_order(slug):
    assert tuple(parts(slug)) == PARTS


@EVERY_GAME
def test_the_timing_is_that_of_the_game_and_talk_takes_as_long_as_play(slug):
    rules, minutes = rules_of(slug), timing(slug)
    assert sum(minutes.values()) == rules.minutes
    assert minutes["Play"] == sum(each.minutes for each in rules.rounds)
    assert minutes["Debrief"] >= minutes["Play"]


@EVERY_GAME
def test_a_game_is_explained_in_its_minutes_and_never_more_than_five(slug):
    minutes = timing(slug)["Explain"]
    assert minutes <= LONGEST_EXPLANATION
    assert len(parts(slug)["Explain it"].split()) <= WORDS_A_MINUTE * minutes


@EVERY_GAME
def test_there_is_a_question_for_every_five_minutes_of_talk(slug):
    questions = re.findall(r"^\d+\. ", parts(slug)["Debrief"], flags=re.MULTILINE)
    assert len(questions) >= max(4, timing(slug)["Debrief"] / 5)


@EVERY_GAME
@pytest.mark.parametrize("name", ["script.md", "plan-b.md"])
def test_words_are_plain_and_nobody_elses_names(slug, name):
    text = (ROOT / slug / name).read_text("utf-8").split("## Sources")[0]
    assert not SOMEBODYS_OWN.search(text)
    prose = " ".join(
        line if line[-1:] in ".?!:," else f"{line}"
        for line in re.sub(r"[*_#`]", "", text).splitlines()
        if not line.startswith("|")
    )
    assert textstat.flesch_kincaid_grade(prose) + 5 <= HIGHEST_READING_AGE


@EVERY_GAME
def test_the_sheet_can_be_filled_in(slug):
    sheet = (ROOT / slug / "plan-b.md").read_text("utf-8")
    assert re.search(r"^\|.*\|  \|$", sheet, flags=re.MULTILINE)


def test_no_script_is_left_over():
    assert {path.name for path in ROOT.iterdir() if path.is_dir()} == set(GAMES)


@EVERY_GAME
def test_the_list_of_games_is_true(slug):
    rules = rules_of(slug)
    (row,) = (line for line in (ROOT / "README.md").read_text("utf-8").splitlines()
              if f"({slug}/script.md)" in line)  # fmt: skip
    team = "alone" if rules.team_size is None else "{} to {}".format(*rules.team_size)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[0] == f"[{rules.title}]({slug}/script.md)"
    assert cells[2:] == [", ".join(map(str, rules.modules)), str(rules.minutes), team]
