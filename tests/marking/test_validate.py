"""What a learner reads after pressing Validate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.validator import Validator

from tests.marking.solutions import give, solve


def pressed(folder: Path) -> dict[str, Any]:
    return Validator().validate(str(folder / "tea.ipynb"))


def test_validate_speaks_plainly_about_what_is_missing_and_what_slipped(cohort):
    mine = cohort.fetch("anna")
    give(mine, {"q01-median": "30.6", "q02-cause": "b"})
    results = pressed(mine)
    told = {each["source"]: each["raw_error"] for each in results["failed"]}
    assert told['grade("q01-median")'].startswith("↻ Look again. You have used every round")
    assert told['grade("q05-steps")'].startswith("○ Not started. You have not answered")
    assert 'grade("q02-cause")' not in told, "its key stays with those who mark"
    assert not [words for words in told.values() if "Traceback" in words]


def test_validate_has_nothing_to_say_against_the_solution(cohort):
    mine = cohort.fetch("anna")
    solve(mine, cohort.source)
    assert pressed(mine) == {}
