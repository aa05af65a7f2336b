"""What Module 2 says about figures and about its worked examples is so."""

from __future__ import annotations

import pytest

from qikit.apps.tools.desk import example_of
from qikit.improve.aim import Aim
from qikit.improve.benefits import Benefits
from qikit.improve.charter import Charter
from qikit.improve.driver_diagram import DriverDiagram
from qikit.improve.raid import Raid
from tests.course.conftest import COURSE
from tests.course.said import everything_said

MODULE = COURSE.module("02-managing-a-project")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


def test_ten_per_cent_and_ten_points_differ_as_told(said):
    more, points = 60 * 1.1, 60 + 10
    assert f"which makes {more:.0f}" in said
    assert f"Ten percentage *points* make {points}" in said
    assert f"the difference is {200 * (points - more) / 100:.0f} people" in said


def test_ten_minutes_for_two_hundred_patients_are_33_hours(said):
    assert f"about {10 * 200 / 60:.0f} hours" in said


def test_one_project_in_four_reached_a_number_of_its_own(said):
    assert "Of 120 published projects, 32" in said


def test_the_aim_in_the_question_is_the_worked_example(said):
    aim = example_of(Aim, "handover")
    assert f"from {aim.baseline:.0f}% to {aim.target:.0f}% by 30 September" in said


def test_the_carers_diagram_is_joined_measured_and_soon():
    diagram = example_of(DriverDiagram, "carers")
    assert diagram.orphans == ()
    assert all(driver.measure for driver in diagram.primary)
    assert [idea.soon for idea in diagram.ideas] == ["yes"] * 3


def test_two_boxes_of_the_hospital_s_diagram_are_not_joined():
    assert len(example_of(DriverDiagram, "orphans").orphans) == 2


def test_sister_khan_is_sponsor_and_lead_and_every_date_is_fixed():
    charter = example_of(Charter, "discharge")
    assert charter.those("sponsor") == charter.those("lead") == ("Sister Khan",)
    assert {stone.depends for stone in charter.milestones} == {"fixed"}


def test_the_first_risk_of_the_care_home_is_its_highest():
    log = example_of(Raid, "falls")
    assert log.entries[0] == log.risks[0]
    assert (log.risks[0].likelihood, log.risks[0].score) == (4, 16)


def test_the_snow_has_no_score_yet():
    snow = [entry for entry in example_of(Raid, "slips").entries if "Snow" in entry.what]
    assert [(entry.kind, entry.score) for entry in snow] == [("risk", None)]


def test_minutes_stand_as_cash_and_the_box_of_the_worse_off_is_empty():
    first = example_of(Benefits, "minutes").benefits[0]
    assert (first.kind, first.owner, first.worse) == ("cash-releasing", "Project manager", "")
