from __future__ import annotations

from pathlib import Path

import pytest

from qikit.launcher.doctor import told, verdict
from qikit.launcher.looks import LOOKS, Look, environment, marking, python
from qikit.launcher.places import Checkout
from qikit.launcher.stamp import wanted_stamp, write_stamp
from tests.launcher.conftest import RunQi

FINE = Look(what="Python", found="3.12.1")
MISSING = Look(what="Disk", found="full", todo="Free some.")
OPTIONAL = Look(what="Fonts", found="none", todo="Install some.", needed=False)


def test_every_look_gets_a_line(checkout_root: Path, qi: RunQi) -> None:
    said = qi(checkout_root, "doctor").stdout.splitlines()
    marked = [line for line in said if line.startswith(("ok ", "note ", "problem "))]
    assert len(marked) == len(LOOKS)


def test_only_what_is_needed_keeps_the_course_from_running() -> None:
    assert verdict([FINE, OPTIONAL]) == "The course can run here."
    assert verdict([FINE, MISSING]) == "The course cannot run here yet: 1 problem above."
    assert verdict([MISSING] * 2) == "The course cannot run here yet: 2 problems above."


@pytest.mark.parametrize(("look", "mark"), [(FINE, "ok"), (MISSING, "problem"), (OPTIONAL, "note")])
def test_a_line_starts_with_how_bad_it_is(look: Look, mark: str) -> None:
    assert told(look).split()[0] == mark
    assert look.todo in told(look)


def test_an_environment_that_is_not_there_is_no_problem(checkout: Checkout) -> None:
    look = environment(checkout)
    assert (look.found, look.is_problem) == ("not made yet", False)


def test_half_an_environment_is_a_problem(checkout: Checkout) -> None:
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    write_stamp(checkout, wanted_stamp(checkout))
    look = marking(checkout)
    assert (look.found, look.is_problem) == ("missing", True)
    assert look.todo == f"Delete {checkout.environment} and run 'python3 qi start'."


def test_this_python_will_do(checkout: Checkout) -> None:
    assert not python(checkout).todo
