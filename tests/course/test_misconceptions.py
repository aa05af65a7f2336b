"""Every misconception of the bank is met somewhere with a nudge of its own, and none is unknown."""

from __future__ import annotations

from itertools import chain

import pytest

from qikit.learn.check_in import bank_of_course
from qikit.learn.misconceptions import load_misconceptions, met, misconception_of
from qikit.learn.misconceptions_page import wrong_ideas
from tests.course.conftest import COURSE, MODULES, ROOT

BANK = load_misconceptions(COURSE.root)
ASKED = {
    module.number: tuple(chain(module.practice, module.assessment)) for module in MODULES
}  # the check-in is not among them: it shows no nudges
EVERY = tuple(chain.from_iterable(ASKED.values()))
CHECK_IN = bank_of_course(ROOT, COURSE.root / "check-in").questions


def test_no_misconception_is_unused():
    assert sorted(set(BANK) - set(met(EVERY))) == []


def test_no_question_names_a_misconception_that_is_not_in_the_bank():
    assert sorted(set(met((*EVERY, *CHECK_IN))) - set(BANK)) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
def test_each_is_met_in_the_modules_that_the_bank_names(module):
    wanted = {each.id for each in BANK.values() if module.number in each.modules}
    assert sorted(wanted - set(met(ASKED[module.number]))) == []


def test_each_misconception_has_a_nudge_that_no_other_has():
    nudges: dict[str, set[str]] = {}
    for question in EVERY:
        for slip, nudge in question.nudges():
            nudges.setdefault(nudge, set()).add(misconception_of(slip) or slip)
    assert [(nudge, slips) for nudge, slips in nudges.items() if len(slips) > 1] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
def test_tutors_see_every_wrong_idea_of_a_module_and_no_key(module):
    page = wrong_ideas(module)
    for name in met(ASKED[module.number]):
        assert f"| {name} | {BANK[name].believed} |" in page
    keys = [option.text for one in ASKED[module.number] for option in _right(one)]
    assert [text for text in keys if len(text) > 20 and text in page] == []


def _right(question):
    return (option for option in getattr(question, "options", ()) if option.right)


def test_the_bank_speaks_in_plain_short_sentences():
    for each in BANK.values():
        assert len(each.believed.split()) <= 20, each.id
        assert len(each.instead.split()) <= 28, each.id
        assert each.believed.endswith(".")
        assert each.instead.endswith((".", "?"))


def test_there_is_one_entry_for_each_idea():
    for field in ("believed", "instead"):
        said = [getattr(each, field).lower() for each in BANK.values()]
        assert len(said) == len(set(said))
