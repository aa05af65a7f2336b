"""Markdown pages and the glossary."""

from __future__ import annotations

from pathlib import Path

from qikit.serving.reading import read_glossary, title_of, written_page


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Notes\n\n| Minute | What |\n|---|---|\n| 5 | Ask |\n", encoding="utf-8")
    html = written_page(notes).html
    assert '<div class="scroll" tabindex="0" role="group" aria-label="Table">' in html
    assert html.index('class="scroll"') < html.index("<table>") < html.index("</table></div>")


def test_a_page_without_a_heading_is_called_by_its_file(tmp_path: Path) -> None:
    page = tmp_path / "how-we-compare.md"
    page.write_text("Text.", encoding="utf-8")
    assert title_of(page) == "How we compare"


def test_the_glossary_is_in_alphabetical_order_whatever_the_capitals(tmp_path: Path) -> None:
    file = tmp_path / "glossary.yml"
    file.write_text(
        "terms:\n"
        "  - {id: run, term: run, says: A stretch.}\n"
        "  - {id: mean, term: Mean, says: A middle., also: [average]}\n",
        encoding="utf-8",
    )
    terms = read_glossary(file)
    assert [term.term for term in terms] == ["Mean", "run"]
    assert terms[0].also == ("average",)


def test_no_glossary_is_an_empty_one(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "glossary.yml") == ()
