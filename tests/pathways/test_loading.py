"""Loading: shipped tables, other cohorts, and clear words when the name is wrong."""

from __future__ import annotations

import pandas as pd
import pytest

from qikit.errors import QikitError
from qikit.pathways import load, load_events, truth
from qikit.pathways.catalogue import data_sets, pathway
from qikit.pathways.cohorts import check_cohort
from qikit.pathways.tables.package import as_csv, fingerprint

SPRING = "sha256:86bba32ec6ba2ffb5ec2dc01e212b18e3fa0fec2b323b6630e684f63ea8e5aae"


def test_the_names_are_these() -> None:
    assert data_sets() == ["ae-attendances", "ae-england", "copd", "diabetes", "economy", "events",
                           "pneumonia", "sepsis", "stroke"]  # fmt: skip


def test_a_cohort_is_the_same_on_every_machine() -> None:
    table = load("sepsis", cohort="2027-spring")
    assert fingerprint(as_csv(table, pathway("sepsis").tables[0])) == SPRING


@pytest.mark.parametrize("name", ["sepsis", "stroke", "copd", "pneumonia"])
def test_another_cohort_has_other_people_in_the_same_columns(name: str) -> None:
    ours, theirs = load(name), load(name, cohort="2028-autumn-b")
    assert ours.dtypes.equals(theirs.dtypes)
    assert len(ours) != len(theirs) or not ours["arrival_dt"].equals(theirs["arrival_dt"])
    assert len(theirs) == pytest.approx(len(ours), rel=0.12)


def test_another_cohort_can_be_spoilt_too() -> None:
    ours = load("stroke", as_extracted=True)
    theirs = load("stroke", as_extracted=True, cohort="2027-winter")
    assert ours.dtypes.equals(theirs.dtypes)
    assert theirs.attrs["about"]["title"].endswith("cohort 2027-winter")


def test_small_tables_have_names() -> None:
    assert "acknowledged" in load("sepsis", table="alerts")
    assert len(load("economy", table="care_homes")) == 24 * 36


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: load("sepsys"), "'sepsys' is not a data set. Did you mean 'sepsis'?"),
        (lambda: load("qqq"), "'qqq' is not a data set. There are: ae-attendances"),
        (lambda: load("sepsis", table="alrts"),
         "'alrts' is not a table of 'sepsis'. Did you mean 'alerts'?"),
        (lambda: load("sepsis", table="alrts", cohort="2027-spring"),
         "'alrts' is not a table of 'sepsis'. Did you mean 'alerts'?"),
        (lambda: load("sepsis", cohort="Sprng 2027"),
         "'Sprng 2027' is not the name of a cohort. Did you mean '2027-spring'?"),
        (lambda: load("sepsis", cohort="2027-01"),
         "'2027-01' is not the name of a cohort. Did you mean '2027-spring'?"),
        (lambda: load_events(cohort="autum 2029"), "Did you mean '2029-autumn'?"),
        (lambda: load("ae-england", cohort="2027-spring"),
         "'ae-england' holds real figures and has no cohorts. Leave out the cohort."),
        (lambda: load("economy", as_extracted=True),
         "The table 'economy' has no version with faults. Leave out as_extracted."),
        (lambda: load("economy", as_extracted=True, cohort="2027-spring"),
         "The table 'economy' has no version with faults."),
        (lambda: load("sepsis", table="alerts", as_extracted=True, cohort="2027-spring"),
         "The table 'alerts' has no version with faults."),
        (lambda: truth("strok"), "'strok' is not a pathway. Did you mean 'stroke'?"),
        (lambda: truth("stroke", cohort="x"), "'x' is not the name of a cohort."),
    ],
)  # fmt: skip
def test_a_wrong_name_is_answered_with_the_nearest_right_one(call, words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(QikitError) as error:
        call()
    assert words in str(error.value)


def test_good_cohort_names() -> None:
    for name in ("2027-spring", "2030-winter", "2027-summer-group2"):
        assert check_cohort(name) == name


def test_a_loaded_table_may_be_changed_without_harm() -> None:
    spoilt = load("copd")
    spoilt["age"] = 0
    assert load("copd")["age"].min() > 30


def test_the_real_figures_are_the_published_ones() -> None:
    england = load("ae-england")
    row = england[england["period"] == pd.Timestamp("2017-01-01")].iloc[0]
    assert len(england) == 36
    assert row["performance"] == pytest.approx(1 - row["breaches"] / row["attendances"], abs=1e-6)
    trusts = load("ae-attendances")
    assert trusts.groupby("org_code").size().to_dict() == {
        "RAS": 36, "RJC": 36, "RJZ": 36, "RR1": 27, "RRK": 36,
    }  # fmt: skip
    assert not england.attrs["about"]["synthetic"]
