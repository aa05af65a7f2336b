"""Reading and writing: the same bytes again, and clear words when a file is damaged."""

from __future__ import annotations

import json
import shutil

import pandas as pd
import pytest

from qikit.errors import QikitError
from qikit.pathways import load
from qikit.pathways.catalogue import PATHWAYS, data_root, pathway
from qikit.pathways.released import RELEASED
from qikit.pathways.tables.conform import conform
from qikit.pathways.tables.field import Table, day, moment, number, text, whole, yes_no
from qikit.pathways.tables.package import (
    as_csv,
    fingerprint,
    read_descriptor,
    read_table,
    write_table,
)

ALL_TYPES = Table(
    name="t", title="t", path="t.csv.gz", key="a",
    fields=(text("a", "a"), whole("b", "b", 0, 9, required=False), number("c", "c", 0, 9),
            yes_no("d", "d", required=False), day("e", "e", required=False), moment("f", "f"),
            text("g", "g", "x", "y", many=True)),
)  # fmt: skip


@pytest.mark.parametrize("name", PATHWAYS)
def test_building_again_gives_the_same_bytes(name: str) -> None:
    made = pathway(name)
    attempt = made.cast(RELEASED)
    tables = made.draw(RELEASED, attempt)
    on_disk = {
        r["name"]: r["contentHash"] for r in read_descriptor(data_root() / name)["resources"]
    }
    specs = {spec.name: (spec, tables[spec.name]) for spec in made.tables}
    spoilt = made.spoilt(RELEASED, attempt, tables[made.tables[0].name])
    if spoilt:
        specs[spoilt[0].name] = spoilt[:2]
    again = {key: fingerprint(as_csv(conform(table, spec.schema()), spec))
             for key, (spec, table) in specs.items()}  # fmt: skip
    assert again == on_disk


def test_a_table_comes_back_as_it_was(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = conform(
        pd.DataFrame({"a": ["p", "q"], "b": [3, None], "c": [0.25, 1.0], "d": [True, None],
                      "e": ["2024-02-29", None], "f": ["2024-01-01 10:05", "2024-01-02 00:00"],
                      "g": ["x", "y"]}),
        ALL_TYPES.schema(),
    )  # fmt: skip
    resource = write_table(tmp_path, table, ALL_TYPES)
    first = (tmp_path / "t.csv.gz").read_bytes()
    pd.testing.assert_frame_equal(read_table(tmp_path, resource), table)
    write_table(tmp_path, table, ALL_TYPES)
    assert (tmp_path / "t.csv.gz").read_bytes() == first


@pytest.fixture
def copy(tmp_path, monkeypatch):  # type: ignore[no-untyped-def]
    shutil.copytree(data_root() / "copd", tmp_path / "copd")
    monkeypatch.setenv("QIKIT_DATASETS", str(tmp_path))
    return tmp_path / "copd"


def test_a_changed_file_is_refused(copy) -> None:  # type: ignore[no-untyped-def]
    path = copy / "data.csv"
    path.write_text(path.read_text("utf-8").replace("female", "male", 1), "utf-8")
    with pytest.raises(
        QikitError, match=r"damaged or has been changed .*copd/data\.csv.*qi data build"
    ):
        load("copd")


def test_half_a_compressed_file_is_refused(copy) -> None:  # type: ignore[no-untyped-def]
    path = copy / "as_extracted.csv.gz"
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(QikitError, match=r"damaged or has been changed \(0 bytes, \d+ expected\)"):
        load("copd", as_extracted=True)


def test_a_missing_file_is_named(copy) -> None:  # type: ignore[no-untyped-def]
    (copy / "clinics.csv").unlink()
    with pytest.raises(QikitError, match=r"A data file is missing\. \(copd/clinics\.csv\)"):
        load("copd", table="clinics")


def test_a_broken_description_is_named(copy) -> None:  # type: ignore[no-untyped-def]
    (copy / "datapackage.json").write_text("{", "utf-8")
    with pytest.raises(QikitError, match="The description of the data set 'copd' cannot be read"):
        load("copd")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(QikitError, match="The table has no column 'a'"):
        conform(pd.DataFrame({"b": [1]}), ALL_TYPES.schema())


def test_descriptors_say_nothing_of_this_machine() -> None:
    for path in data_root().glob("*/datapackage.json"):
        assert set(json.loads(path.read_text("utf-8"))) <= {
            "$schema", "name", "title", "version", "synthetic", "licenses", "sources", "resources"
        }  # fmt: skip
