"""The faults layer: what is spoilt is written down, and what is not written down is unspoilt."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit.pathways import load
from qikit.pathways.catalogue import data_root, pathway
from qikit.pathways.diabetes.faults import per_cent

SPOILT = ("sepsis", "pneumonia", "stroke", "copd", "diabetes")


def ledger(name: str) -> pd.DataFrame:
    return pd.read_csv(data_root() / name / "truth" / "faults.csv.gz", keep_default_na=False)


@pytest.mark.parametrize("name", SPOILT)
def test_cells_outside_the_ledger_are_as_they_were(name: str) -> None:
    made = pathway(name)
    key = made.tables[0].key
    clean, dirty = load(name).set_index(key), load(name, as_extracted=True)
    once = dirty.drop_duplicates(key, keep=False).set_index(key)
    told = ledger(name)
    text = made.plan.as_text
    for column in once.columns.difference([*made.plan.intervals, *text]):
        touched = set(told.loc[told["field"] == column, "record_id"])
        rows = [row for row in once.index if row not in touched]
        one, other = (t.loc[rows, column].astype(str).replace({"nan": "<NA>", "NaT": "<NA>"})
                      for t in (clean, once))  # fmt: skip
        if pd.api.types.is_numeric_dtype(once[column]):
            one, other = (pd.to_numeric(part, errors="coerce") for part in (one, other))
        pd.testing.assert_series_equal(one, other, check_dtype=False)


@pytest.mark.parametrize("name", SPOILT)
def test_every_kind_of_fault_in_the_plan_happened(name: str) -> None:
    assert ledger(name)["fault"].nunique() >= len(set(pathway(name).plan.words)) - 2


@pytest.mark.parametrize("name", SPOILT)
def test_duplicates_are_there_and_the_clean_table_has_none(name: str) -> None:
    key = pathway(name).tables[0].key
    assert load(name, as_extracted=True)[key].duplicated().any()
    assert not load(name)[key].duplicated().any()


def test_a_site_leaves_the_feed_for_a_month() -> None:
    dirty = load("sepsis", as_extracted=True)
    away = dirty[dirty["arrival_dt"].dt.strftime("%Y-%m") == "2024-08"]
    assert set(away["site"]) == {"SYN-WGH-A"}


def test_the_slow_scanner_puts_scans_before_arrival() -> None:
    dirty = load("stroke", as_extracted=True)
    early = dirty["arrival_dt"] < "2024-02-27"
    assert (dirty.loc[early, "minutes_to_scan"] < 0).mean() > 0.02
    assert (load("stroke")["minutes_to_scan"] >= 0).all()


def test_the_slow_imaging_clock_puts_x_rays_before_arrival_and_one_site_looks_quick() -> None:
    dirty = load("pneumonia", as_extracted=True)
    slow = dirty["arrival_dt"].between("2024-02-01", "2024-06-30")
    assert (dirty.loc[slow, "minutes_to_cxr"] < 0).mean() > 0.01
    assert (dirty.loc[~slow & (dirty["site"] == "SYN-WGH-A"), "minutes_to_cxr"] >= 0).mean() > 0.98
    median = dirty[~slow].groupby("site")["minutes_to_cxr"].median()
    assert median["SYN-WGH-B"] < 0.9 * median["SYN-WGH-A"]


def test_swallow_screens_heap_under_four_hours() -> None:
    def heap(table: pd.DataFrame) -> float:
        minutes = (table["swallow_dt"] - table["arrival_dt"]).dt.total_seconds() / 60
        late = table["arrival_dt"] > "2024-09-01"
        return float(minutes[late].between(235, 240).mean())

    assert heap(load("stroke", as_extracted=True)) > 3 * heap(load("stroke"))


def test_hba1c_in_per_cent_by_the_master_equation() -> None:
    assert per_cent(pd.Series([48.0, 53.0, 75.0])).tolist() == [6.5, 7.0, 9.0]
    dirty = load("diabetes", as_extracted=True)
    fortnight = dirty[dirty["review_date"].between("2025-09-08", "2025-09-21")]
    assert (fortnight["hba1c_mmol_mol"].dropna() < 20).mean() > 0.7


def test_records_thin_out_when_the_hospital_is_full() -> None:
    from qikit.pathways.frame.world import world
    from qikit.pathways.released import RELEASED

    dirty = load("sepsis", as_extracted=True)
    pressed = world(RELEASED).pressure_at(dirty["arrival_dt"].to_numpy()) > 1
    missing = dirty["lactate_mmol"].isna().to_numpy()
    assert missing[pressed].mean() > missing[~pressed].mean() + 0.02


def test_mistyped_dates_move_the_mean_and_not_the_median() -> None:
    clean, dirty = (load("stroke", as_extracted=flag)["minutes_to_scan"].dropna().astype(float)
                    for flag in (False, True))  # fmt: skip
    assert dirty.mean() > clean.mean() * 1.5
    assert abs(dirty.median() - clean.median()) < 5
    assert np.isfinite(dirty).all()
