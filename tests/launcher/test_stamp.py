from __future__ import annotations

from dataclasses import replace

import pytest

from qikit.launcher.places import Checkout
from qikit.launcher.stamp import read_stamp, wanted_stamp, write_stamp


@pytest.fixture
def made(checkout: Checkout) -> Checkout:
    """A checkout whose environment looks made and is stamped."""
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    write_stamp(checkout, wanted_stamp(checkout))
    return checkout


def test_an_unchanged_checkout_is_current(made: Checkout) -> None:
    assert read_stamp(made) == wanted_stamp(made)


@pytest.mark.parametrize("name", ["lock", "project"])
def test_a_changed_file_is_noticed_and_the_environment_kept(made: Checkout, name: str) -> None:
    getattr(made, name).write_text("changed\n")
    assert read_stamp(made) != wanted_stamp(made)
    assert wanted_stamp(made).same_home(read_stamp(made))


def test_another_python_needs_another_environment(made: Checkout) -> None:
    wanted = wanted_stamp(made)
    assert not wanted.same_home(replace(wanted, python="3.99.0"))
    assert not wanted.same_home(None)


@pytest.mark.parametrize("text", ["", "[]", '{"root": "here"}', "\x00"])
def test_a_broken_stamp_counts_as_none(made: Checkout, text: str) -> None:
    made.stamp.write_text(text)
    assert read_stamp(made) is None


def test_a_stamp_without_its_environment_counts_as_none(made: Checkout) -> None:
    made.python.unlink()
    assert read_stamp(made) is None
