"""``qi mark``: what is typed, and what is answered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qikit.errors import QikitError
from qikit.marking.collect import collect
from qikit.marking.commands import main
from tests.marking.checkouts import REPOSITORY


def test_release_says_whether_anything_was_done(cohort, capsys):
    assert main(["release", "01-tea", "--again"], cohort.teacher) == 0
    assert capsys.readouterr().out == "01-tea: released; learners can fetch it.\n"


def test_without_a_module_every_exercise_is_meant(cohort, capsys):
    assert main(["collect"], cohort.teacher) == 0
    assert capsys.readouterr().out == "01-tea: 0 new hand-ins collected, 0 in all.\n"


def test_status_of_an_exercise_nobody_handed_in(cohort, capsys):
    assert main(["status"], cohort.teacher) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "01-tea: released."
    assert lines[1] == "  handed in:               0"


def test_nothing_to_mark_is_no_fault(cohort, capsys):
    assert main(["all"], cohort.teacher) == 0
    assert "01-tea: 0 hand-ins to mark." in capsys.readouterr().out
    assert main(["feedback"], cohort.teacher) == 0
    assert "01-tea: 0 new feedback pages to give." in capsys.readouterr().out


def test_an_unknown_module_names_those_that_exist(cohort):
    with pytest.raises(QikitError, match=r"no module called '99-none'.*01-tea"):
        main(["all", "99-none"], cohort.teacher)


def test_an_unknown_step_names_the_steps(cohort, capsys):
    with pytest.raises(SystemExit):
        main(["grade"], cohort.teacher)
    assert "autograde" in capsys.readouterr().err


def test_the_checkout_is_where_qi_says(cohort, monkeypatch, capsys):
    monkeypatch.setenv("QIKIT_HOME", str(cohort.teacher))
    assert main(["status"]) == 0
    assert capsys.readouterr().out.startswith("01-tea: released.")


def test_what_cannot_be_collected_stays_in_the_exchange_and_stops_nobody(cohort, capsys):
    cohort.fetch("anna")
    cohort.hand_in("anna")
    inbound = cohort.home / "exchange" / "qi-course" / "inbound"
    (inbound / "ben+01-tea+no-time+x").mkdir()
    (inbound / "..+01-tea+2026-05-04 10:32:00.000000 UTC+x").mkdir()
    assert main(["collect"], cohort.teacher) == 1
    told = capsys.readouterr().out
    assert "01-tea: 1 new hand-in collected, 1 in all." in told
    assert "ben: not taken in, because the name of its folder does not say when" in told
    assert "..: not taken in, because its name cannot be a learner's." in told
    assert not (cohort.teacher / "course" / "01-tea").exists(), "a way out of the folder"


def test_work_from_another_account_is_named(cohort, monkeypatch, capsys):
    for name in ("anna", "ben"):
        cohort.fetch(name)
        cohort.hand_in(name)
    monkeypatch.setattr(Path, "owner", lambda path: "ben" if "ben+" in path.name else "mallory")
    found = {each.learner: each.account for each in collect(cohort.teacher, cohort.module)}
    assert found == {"anna": "mallory", "ben": ""}
    main(["collect"], cohort.teacher)
    assert "anna: handed in from another account, 'mallory'." in capsys.readouterr().out


def test_the_command_is_quick_to_start():
    """nbgrader takes seconds to import; asking for help must not need it."""
    asked = "import sys; from qikit.marking import commands; print('nbgrader' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert told.stdout == "False\n"
