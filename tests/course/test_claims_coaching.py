"""Figures that Module 9 quotes are those of its plays and sources; its slips are all met."""

from __future__ import annotations

import ast
from importlib.util import module_from_spec, spec_from_file_location

import nbformat
import pytest

from qikit.apps.m09.agreement import Agreement
from qikit.apps.m09.coaching import most_to_learn
from qikit.apps.m09.evidence import LONG_ENOUGH, SCALE, way_covered
from qikit.apps.m09.projects import Project, projects
from tests.course.conftest import COURSE
from tests.course.said import everything_said, slips_met

MODULE = COURSE.module("09-coaching")


@pytest.fixture(scope="module")
def said():
    return everything_said(MODULE)


@pytest.fixture(scope="module")
def exercise():
    path = MODULE.exercise_folder / MODULE.exercise.notebook
    return {cell.id: cell.source for cell in nbformat.read(path, as_version=4).cells}


def test_the_team_can_tell_as_many_things_as_told(said):
    assert f"How many of the {most_to_learn()} things do you hear?" in said


def test_27_of_100_projects_reached_what_they_set_out_to(said):
    assert f"About {100 * 32 / 120:.0f} of 100." in said


def test_the_best_week_is_the_shortest_wait_of_all_that_are_shown(said):
    lift = projects()["lift"]
    assert lift.values[-1] == min(lift.values)
    assert f"the shortest wait in {len(lift.values)} weeks" in said


def test_the_supper_club_had_once_earned_what_it_claims(said):
    supper = projects()["supper"]
    best = Project(**{**supper.model_dump(), "values": supper.values[: supper.change + 5]})
    assert best.evidence.cap[0] == supper.claimed
    assert supper.evidence.cap[0] < supper.claimed
    assert "*Supper at the table* once earned its score." in said


def test_from_40_to_50_of_80_is_a_quarter_of_the_way(said):
    assert way_covered(start=40, now=50, goal=80) == 1 / 4
    assert "10 of 40 steps: a quarter of the way" in said


def test_the_rule_is_that_of_the_play(said):
    assert f"For 4.5 it also asks for {LONG_ENOUGH} points since the change" in said
    assert (min(SCALE), max(SCALE)) == (0.5, 5.0)


def test_80_the_same_where_luck_gives_60_is_a_kappa_of_one_half(said):
    assert Agreement(same=80, marks=100, by_chance=0.6).kappa == pytest.approx(0.5)
    assert "so kappa is 0.5" in said


def test_the_helpline_earns_the_score_of_the_key():
    cap = projects()["phones"].evidence.cap[0]
    question = next(each for each in MODULE.assessment if each.id == "q07-score")
    right = next(each for each in question.options if each.right)
    assert right.text.startswith(f"{cap:.1f}:")


def test_the_table_of_marks_is_the_one_that_is_marked(exercise):
    spec = spec_from_file_location("key", MODULE.exercise_folder / "answers_key.py")
    key = module_from_spec(spec)
    spec.loader.exec_module(key)
    shown = ast.literal_eval(exercise["table-q10"].splitlines()[0].split("=")[1].strip())
    assert shown == (key.FIRST, key.SECOND)


def test_the_exercise_says_how_its_questions_are_marked(exercise):
    at_once = [each for each in MODULE.assessment if each.check == "at-once"]
    written = [each for each in MODULE.assessment if each.needs_person]
    assert (len(MODULE.assessment), len(at_once), len(written)) == (12, 5, 2)
    assert "twelve questions" in exercise["title"]
    assert "Five questions can be checked at once" in exercise["title"]


def test_every_misconception_about_coaching_and_reporting_is_met():
    wanted = {f"O{n:02}" for n in range(1, 9)} | {f"P{n:02}" for n in range(1, 8)}
    assert wanted <= slips_met(MODULE)
