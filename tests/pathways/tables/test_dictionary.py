"""The data dictionary against the data, both ways, for every shipped table."""

from __future__ import annotations

import json

import pytest

from qikit.pathways import load
from qikit.pathways.catalogue import PATHWAYS, data_root, pathway
from qikit.pathways.tables.package import read_descriptor, read_table
from tests.pathways.tables.validate import broken

FOLDERS = sorted(path.parent for path in data_root().glob("*/datapackage.json"))
SHIPPED = [(folder, r) for folder in FOLDERS for r in read_descriptor(folder)["resources"]]
CLEAN = [(f, r) for f, r in SHIPPED if not r["name"].endswith("_as_extracted")]
SPOILT = [(f, r) for f, r in SHIPPED if r["name"].endswith("_as_extracted")]


def named(case: object) -> str:
    return case["name"] if isinstance(case, dict) else getattr(case, "name", str(case))


@pytest.mark.parametrize(("folder", "resource"), CLEAN, ids=named)
def test_clean_tables_keep_every_promise(folder, resource) -> None:  # type: ignore[no-untyped-def]
    table = read_table(folder, resource)
    assert list(broken(table, resource["schema"])) == []
    assert len(table) == resource["rows"] > 0


@pytest.mark.parametrize(("folder", "resource"), CLEAN, ids=named)
def test_every_allowed_value_is_used(folder, resource) -> None:  # type: ignore[no-untyped-def]
    table = read_table(folder, resource)
    for field in resource["schema"]["fields"]:
        allowed = field.get("constraints", {}).get("enum", [])
        if len(table) > 1000 and field["name"] not in ("org_code", "from_org"):
            unused = set(allowed) - set(table[field["name"]].dropna().astype(str))
            assert not unused, f"{field['name']} never holds {unused}"


@pytest.mark.parametrize(("folder", "resource"), SPOILT, ids=named)
def test_extracts_break_the_clean_schema_in_ways_that_can_be_listed(folder, resource) -> None:  # type: ignore[no-untyped-def]
    descriptor = read_descriptor(folder)
    clean = next(r for r in descriptor["resources"] if resource["name"].startswith(r["name"]))
    complaints = list(broken(read_table(folder, resource), clean["schema"]))
    assert len(complaints) >= 4, complaints
    assert any("does not name each row" in complaint for complaint in complaints)


@pytest.mark.parametrize("folder", FOLDERS, ids=named)
def test_each_data_set_says_what_it_is(folder) -> None:  # type: ignore[no-untyped-def]
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    readme = (folder / "README.md").read_text("utf-8")
    assert descriptor["licenses"][0]["name"] in ("CC0-1.0", "OGL-UK-3.0")
    if descriptor["synthetic"]:
        assert "**Synthetic: no row is about a real person.**" in readme
        assert all("synthetic" in r["title"] for r in descriptor["resources"])
        assert all(r["schema"]["fields"][0]["name"] == "synthetic" for r in descriptor["resources"])
        assert all(f"`{r['name']}`" in readme or "events" in r["name"]
                   for r in descriptor["resources"] if "as_extracted" not in r["name"])  # fmt: skip
    else:
        assert "Open Government Licence" in readme


@pytest.mark.parametrize("name", PATHWAYS)
def test_the_dictionary_in_code_is_the_one_on_disk(name: str) -> None:
    on_disk = {r["name"]: r["schema"] for r in read_descriptor(data_root() / name)["resources"]}
    for spec in pathway(name).tables:
        assert json.loads(json.dumps(spec.schema())) == on_disk[spec.name]


@pytest.mark.parametrize("name", [*PATHWAYS, "events"])
def test_every_row_says_synthetic(name: str) -> None:
    assert load(name)["synthetic"].all()


def test_shipped_data_stay_small() -> None:
    files = [path for path in data_root().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30_000_000
    assert max(path.stat().st_size for path in files) < 5_000_000
