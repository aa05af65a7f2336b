"""The report: one page that needs nothing else, with every check, map and story."""

from __future__ import annotations

import re

import pytest

from qikit.pathways.catalogue import PATHWAYS, pathway
from qikit.pathways.checks.check import Check
from qikit.pathways.commands import build, report
from qikit.pathways.report.page import checks_table, document


@pytest.fixture(scope="module")
def page(tmp_path_factory):  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("report") / "report.html"
    assert report(["--to", str(path)]) == 0
    return path.read_text("utf-8")


@pytest.mark.slow
def test_every_story_has_a_block_and_a_picture_with_words(page: str) -> None:
    ids = [story.id for name in PATHWAYS for story in pathway(name).stories]
    assert all(f"<h3>{story_id} " in page for story_id in ids)
    images = re.findall(r'<img alt="([^"]+)" src="data:image/png;base64,', page)
    assert len(images) == len(ids)
    assert all(len(words) > 15 for words in images)


@pytest.mark.slow
def test_the_page_needs_nothing_else(page: str) -> None:
    assert not re.search(r'(src|href)="(?!data:)', page)
    assert "<script" not in page
    assert '<html lang="en-GB">' in page
    assert page.count("<h1>") == 1


@pytest.mark.slow
def test_every_check_and_pathway_is_on_the_page(page: str) -> None:
    assert "108 of 108 pass." in page
    assert all(f"<h2>{pathway(name).title}</h2>" in page for name in PATHWAYS)
    assert page.count('<ol class="map">') == len(PATHWAYS)


def test_a_check_that_fails_is_marked() -> None:
    check = Check(id="T1", measure="a < b", low=1, high=2, got=3.456, source="s & t")
    table = checks_table([check])
    assert '<tr class="no"><td>T1</td><td>a &lt; b</td><td>1 to 2</td><td>s &amp; t</td>' in table
    assert '<td class="n">3.46</td><td>does not pass</td>' in table


def test_a_document_is_whole() -> None:
    assert document("T", ["<p>x</p>"]).endswith("<p>x</p></main></body></html>\n")


@pytest.mark.parametrize("command", [build, report])
def test_help_is_friendly(command, capsys) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SystemExit) as stopped:
        command(["--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("usage: qi data ")
