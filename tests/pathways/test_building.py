"""Making the shipped files again."""

from __future__ import annotations

import shutil

import pytest

from qikit.pathways.building import _build_real, write_truth
from qikit.pathways.catalogue import PATHWAYS, data_root, pathway
from qikit.pathways.commands import build
from qikit.pathways.datasheet import pathway_readme
from qikit.pathways.real import REAL
from qikit.pathways.tables.package import read_descriptor
from qikit.pathways.truth import work_out


@pytest.mark.parametrize("data", REAL, ids=lambda d: d.name)
def test_real_data_are_copied_and_described_as_they_are(data, tmp_path) -> None:  # type: ignore[no-untyped-def]
    _build_real(tmp_path / data.name, data)
    for file in ("data.csv", "datapackage.json", "README.md"):
        assert (tmp_path / data.name / file).read_bytes() == (
            data_root() / data.name / file
        ).read_bytes()


def test_the_stored_truth_is_what_the_twins_say(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from qikit.pathways.released import RELEASED

    write_truth(tmp_path, work_out("copd", RELEASED))
    stored = data_root() / "copd" / "truth" / "stories.csv"
    assert (tmp_path / "stories.csv").read_bytes() == stored.read_bytes()


@pytest.mark.parametrize("name", PATHWAYS)
def test_datasheets_are_those_that_the_code_writes(name: str) -> None:
    made = pathway(name)
    rows = {r["name"]: r["rows"] for r in read_descriptor(data_root() / name)["resources"]}
    words = made.plan.words if made.plan else []
    assert pathway_readme(made, words, rows) == (data_root() / name / "README.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("name", PATHWAYS)
def test_datasheets_do_not_give_the_stories_away(name: str) -> None:
    text = "".join(p.read_text("utf-8") for p in (data_root() / name).glob("*.[mj]*"))
    for story in pathway(name).stories:
        assert story.id not in text
        assert story.title not in text


def test_a_missing_source_is_said_in_words(tmp_path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    shutil.copytree(data_root() / "ae-england", tmp_path / "ae-england")
    monkeypatch.setenv("QIKIT_DATASETS", str(tmp_path))
    assert build(["--into", str(tmp_path / "out")]) == 1
    assert "The source of 'ae-attendances' is missing." in capsys.readouterr().err
