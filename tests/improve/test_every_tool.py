"""What every tool promises, whatever is written in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from qikit.errors import QikitError
from qikit.improve import load
from tests.improve.conftest import FILLED

LONGEST_QUESTION = 30  # words
VERDICT = re.compile(
    r"\b(incorrect|well done|(this|that|it|which) is (not )?(wrong|right|good|bad)\b)", re.I
)
EVIL = "<script>alert(1)</script>"


def free_text(record):
    """The names of parts that take any words."""
    return [name for name, part in type(record).model_fields.items() if "max_length" in str(part)]


def rewritten(record, words):
    """The same tool with other words in each part that takes any."""
    parts = {name: getattr(record, name) for name in type(record).model_fields}
    for name, value in parts.items():
        if isinstance(value, tuple):
            parts[name] = tuple(rewritten(row, words) for row in value)
        elif name in free_text(record):
            parts[name] = words()
    return type(record)(**parts)


def test_it_comes_back_from_its_file_as_it_was(tool, tmp_path):
    path = tool.save(tmp_path / "tool.json")
    assert load(path) == tool
    assert type(tool).load(path) == tool
    assert [file.name for file in tmp_path.iterdir()] == ["tool.json"]


def test_it_is_told_in_sentences(tool):
    assert tool.describe().rstrip("”").endswith((".", "?", "!"))
    assert "None" not in tool.describe()


def test_a_coach_asks_short_questions_and_gives_no_verdict(tool):
    for question in tool.questions():
        assert "?" in question.ask, question
        assert len(question.ask.split()) < LONGEST_QUESTION, question
        assert re.fullmatch(r"([A-P]\d\d)?", question.slip)
        assert not VERDICT.search(question.ask), question


def test_an_empty_tool_is_asked_about_at_once_and_not_drawn(kind):
    assert kind().questions()
    assert kind().draw() == ""
    assert kind().is_empty


def test_a_filled_one_is_drawn_with_words_for_those_who_do_not_see_it(filled):
    drawing = filled.drawing()
    root = ElementTree.fromstring(drawing.svg)
    assert root.tag.endswith("svg")
    assert len(drawing.alt) > 20
    assert root.find("{*}title").text == drawing.alt
    assert f'width="{drawing.width}"' in drawing.svg
    assert "NaN" not in drawing.svg
    assert "nan" not in re.sub(r"<t(ext|itle).*?</t(ext|itle)>", "", drawing.svg, flags=re.S)


def test_its_outline_is_a_list_or_tables_with_headings(filled):
    outline = ElementTree.fromstring(f"<div>{filled.outline()}</div>")
    assert {child.tag for child in outline} <= {"ul", "table"}
    assert all(cell.get("scope") for cell in outline.iter("th"))
    assert all(table.find("caption") is not None for table in outline.iter("table"))


def test_its_page_to_print_is_whole_and_asks_nobody(tool):
    page = tool.page()
    assert page.startswith('<!DOCTYPE html><html lang="en-GB">')
    assert re.search(r"<title>[A-Z][^<]+</title>", page)
    assert not re.findall(r'(?:src|href)="(?!data:)', page)
    assert page.count("<h1>") == 1


def test_in_a_notebook_it_shows_drawing_sentence_and_outline(filled):
    html = filled._repr_html_()
    assert "data:image/svg+xml;base64," in html
    assert "<summary>In words</summary>" in html


def test_what_is_written_never_becomes_markup(filled):
    if not free_text(filled):
        pytest.skip("takes no free text")
    numbers = iter(range(1000))
    evil = rewritten(filled, lambda: f"{EVIL}{next(numbers)}")
    for html in (evil.page(), evil._repr_html_(), evil.outline(), evil.draw()):
        assert EVIL not in html


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FILLED)), st.data())
def test_any_words_can_be_drawn_told_and_asked_about(name, data):
    seen = set()

    def words():
        text = data.draw(st.text(max_size=30).filter(lambda text: text.strip() not in seen))
        seen.add(text.strip())
        return text

    tool = rewritten(FILLED[name], words)
    drawing = tool.drawing()
    if drawing:
        ElementTree.fromstring(drawing.svg)
    assert tool.describe()
    assert all(question.ask for question in tool.questions())


def test_it_cannot_be_changed_behind_your_back(filled):
    with pytest.raises(ValidationError, match="frozen"):
        setattr(filled, next(iter(type(filled).model_fields)), "other")


def test_an_unknown_part_is_refused_with_the_known_ones(kind):
    with pytest.raises(QikitError, match=r"has no part 'colour'\. Its parts are: "):
        kind(colour="red")
