"""Lessons lead to the glossary where a module first uses a term, and change in no other way."""

from __future__ import annotations

import json
import re

import pytest

from qikit.serving.first_uses import glossary_address, link_first_uses
from qikit.serving.reading import Term, read_glossary
from tests.course.conftest import COURSE, MODULES

TERMS = (
    Term(id="median", term="Median", says='The value in the middle: "half way".'),
    Term(id="common-cause", term="Common cause variation", says="Ups and downs.", also=("noise",)),
    Term(id="grow", term="GROW", says="Four steps."),
    Term(id="run", term="Run", says="Points in a row.", link=False),
)
LINK = re.compile(r'\[([^\]]+)\]\(/course/glossary#([\w-]+) "[^"]*"\)')


def lesson(*texts: str, kind: str = "markdown") -> bytes:
    cells = [{"cell_type": "markdown", "source": ["# Title\n", "- Find the median."]}]
    cells += [{"cell_type": kind, "source": text.splitlines(keepends=True)} for text in texts]
    return json.dumps({"cells": cells}, indent=1).encode()


def texts(notebook: bytes) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(notebook)["cells"]]


def linked(*lessons: bytes) -> list[list[str]]:
    return [texts(each) for each in link_first_uses(lessons, TERMS, "/course/glossary")]


def test_a_term_is_linked_with_its_meaning_where_it_is_first_used():
    [[title, said]] = linked(lesson("The medians differ. Which median?"))
    assert title == "# Title\n- Find the median."
    assert said == (
        '[median](/course/glossary#median "The value in the middle: ”half way”.")s differ. '
        "Which median?"
    ).replace("[median]", "The [median]")


def test_a_term_is_linked_once_in_a_module_whatever_it_is_called():
    first, second = linked(lesson("It is *noise*."), lesson("Common cause\nvariation, the noise."))
    assert LINK.findall(first[1]) == [("noise", "common-cause")]
    assert second[1] == "Common cause\nvariation, the noise."


@pytest.mark.parametrize(
    "kept",
    [
        "## The median",
        "`median`",
        "```\nmedian\n```",
        "[the median](4-run-chart.ipynb)",
        "![median](figures/median.svg)",
        '<abbr title="median">M</abbr>',
        "https://example.org/median",
        "A median-based rule, a run, and ideas that grow.",
    ],
)
def test_what_is_not_running_text_is_left_alone(kept):
    assert linked(lesson(kept))[0][1] == kept


def test_sources_and_code_are_left_alone():
    assert linked(lesson("## Sources\n\n- A paper on the median."))[0][1].endswith("the median.")
    assert linked(lesson("median = 3", kind="code"))[0][1] == "median = 3"


def test_a_term_in_capitals_is_found_in_capitals():
    assert LINK.findall(linked(lesson("Let it grow. Try GROW."))[0][1]) == [("GROW", "grow")]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.slug)
def test_every_module_leads_to_the_glossary_and_says_the_same_as_before(module):
    terms = read_glossary(COURSE.root / "glossary.yml")
    before = [(module.folder / each.file).read_bytes() for each in module.lessons]
    after = link_first_uses(before, terms, "/course/glossary")
    found = [place for notebook in after for text in texts(notebook)
             for _, place in LINK.findall(text)]  # fmt: skip
    assert found
    assert len(found) == len(set(found))
    assert set(found) <= {term.id for term in terms}
    for old, new in zip(before, after, strict=True):
        assert texts(old) == [LINK.sub(r"\1", text) for text in texts(new)]


def test_a_hub_serves_the_glossary_below_each_person(monkeypatch):
    assert glossary_address() == "/course/glossary"
    monkeypatch.setenv("JUPYTERHUB_SERVICE_PREFIX", "/user/amina/")
    assert glossary_address() == "/user/amina/course/glossary"
