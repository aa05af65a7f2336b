"""Clocks, lives and journeys hang together, within a pathway and between pathways."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qikit.pathways import load, load_events

CLINICAL = ("sepsis", "pneumonia", "stroke", "copd")
IN_ORDER = {
    "sepsis": ("arrival_dt", "news2_dt", "clinician_dt", "abx_prescribed_dt", "abx_given_dt",
               "discharge_dt"),
    "pneumonia": ("arrival_dt", "cxr_request_dt", "cxr_dt", "cxr_report_dt", "discharge_dt"),
    "stroke": ("onset_dt", "call_dt", "on_scene_dt", "leave_scene_dt", "arrival_dt", "scan_dt",
               "needle_dt", "discharge_dt"),
    "copd": ("arrival_dt", "first_gas_dt", "defining_gas_dt", "niv_bed_request_dt", "niv_dt",
             "discharge_dt"),
}  # fmt: skip


@pytest.mark.parametrize("name", CLINICAL)
def test_clocks_never_run_backwards(name: str) -> None:
    table = load(name)
    latest = pd.Series(pd.NaT, index=table.index, dtype="datetime64[s]")
    for column in IN_ORDER[name]:
        assert not (table[column] < latest).any(), column
        latest = table[column].fillna(latest)


@pytest.mark.parametrize("name", CLINICAL)
def test_nothing_is_done_after_leaving_or_death(name: str) -> None:
    table = load(name)
    skip = {"discharge_dt", "arrival_dt", "iv_to_oral_dt"}
    for column in table.filter(like="_dt").columns.difference(list(skip)):
        assert not (table[column] > table["discharge_dt"]).any(), column
    dead = table[table["death_date"].notna()]
    assert (dead["death_date"] >= dead["discharge_dt"].dt.normalize()).all()


@pytest.mark.parametrize("name", CLINICAL)
def test_intervals_are_the_difference_of_their_clocks(name: str) -> None:
    table = load(name)
    pairs = {"sepsis": ("news2_dt", "abx_given_dt", "minutes_news2_to_abx"),
             "pneumonia": ("arrival_dt", "abx_dt", "minutes_to_abx"),
             "stroke": ("arrival_dt", "scan_dt", "minutes_to_scan"),
             "copd": ("defining_gas_dt", "niv_dt", "minutes_gas_to_niv")}  # fmt: skip
    start, end, minutes = pairs[name]
    gap = (table[end] - table[start]).dt.total_seconds() / 60
    assert (gap.fillna(-1) == table[minutes].astype("Float64").fillna(-1)).all()


def test_the_measures_follow_their_definitions() -> None:
    sepsis = load("sepsis")
    counted = sepsis["high_risk"] & sepsis["exclusion"].isna()
    assert (sepsis["within_1h"].notna() == counted).all()
    met = sepsis.loc[counted, "minutes_news2_to_abx"] <= 60
    assert (sepsis.loc[counted, "within_1h"] == met).all()


def test_the_dead_do_not_come_back() -> None:
    last_seen = pd.concat([load(name)[["person_id", "arrival_dt"]] for name in CLINICAL])
    deaths = pd.concat([load(name)[["person_id", "death_date"]].dropna() for name in CLINICAL])
    later = last_seen.merge(deaths, on="person_id")
    assert not (later["arrival_dt"].dt.normalize() > later["death_date"]).any()
    reviews = load("diabetes")[["person_id", "review_date"]].merge(deaths, on="person_id")
    assert not (reviews["review_date"] > reviews["death_date"]).any()


def test_nobody_is_in_two_beds_at_once() -> None:
    stays = pd.concat(
        [load(name)[["person_id", "arrival_dt", "discharge_dt"]] for name in CLINICAL]
    ).sort_values(["person_id", "arrival_dt"])
    same = stays["person_id"].eq(stays["person_id"].shift())
    assert same.sum() > 50
    assert not (same & (stays["arrival_dt"] < stays["discharge_dt"].shift())).any()


def test_a_person_is_the_same_person_everywhere() -> None:
    facts = ["sex", "ethnic_category", "imd_quintile", "practice"]
    people = pd.concat([load(name)[["person_id", *facts]].astype(str)
                        for name in (*CLINICAL, "diabetes")]).drop_duplicates()  # fmt: skip
    assert not people["person_id"].duplicated().any()
    shared = set(load("copd")["person_id"]) & set(load("diabetes")["person_id"])
    assert len(shared) / len(load("copd")) == pytest.approx(0.09, abs=0.03)
    both = set(load("copd")["person_id"]) & set(load("pneumonia")["person_id"])
    assert len(both) / len(load("copd")) > 0.05


@pytest.fixture(scope="module")
def log() -> pd.DataFrame:
    return load_events()


def test_each_journey_is_in_order_and_whole(log: pd.DataFrame) -> None:
    assert log.groupby("case_id", sort=False).ngroups == (log["event_seq"] == 1).sum()
    follows = log["case_id"].eq(log["case_id"].shift())
    assert (log["event_seq"].diff()[follows] == 1).all()
    assert (log["start_dt"].diff()[follows] >= pd.Timedelta(0)).all()
    minutes = log["start_dt"].diff().dt.total_seconds()[follows] // 60
    assert (minutes == log.loc[follows, "minutes_since_previous"]).all()


def test_each_handover_names_who_had_the_person_before(log: pd.DataFrame) -> None:
    follows = log["case_id"].eq(log["case_id"].shift())
    before = log["org_code"].astype(str).shift()
    assert (log.loc[follows, "from_org"].astype(str) == before[follows]).all()
    assert log.loc[~follows, "from_org"].isna().all()


def test_every_partner_takes_part_and_journeys_cross_partners(log: pd.DataFrame) -> None:
    assert log["org_code"].nunique() == 12
    stroke = log[log["pathway"] == "stroke"].groupby("case_id")["org_code"].nunique()
    assert stroke.median() >= 3


def test_the_log_agrees_with_the_tables(log: pd.DataFrame) -> None:
    given = log[(log["pathway"] == "sepsis") & (log["activity"] == "antibiotic given")]
    table = load("sepsis").set_index("record_id").loc[given["case_id"], "abx_given_dt"]
    assert (table.to_numpy() == given["start_dt"].to_numpy()).all()
    assert np.isin(given["person_id"], load("sepsis")["person_id"]).all()
