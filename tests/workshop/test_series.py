"""What a class played is a chart in *Your own data* as soon as the file is opened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qikit.apps.controls import Upload
from qikit.apps.own_data import OwnDataPlay
from qikit.errors import QikitError
from qikit.workshop import GAMES, Table, rules_of
from qikit.workshop.game import Game
from qikit.workshop.rehearsal import bots, rehearse
from qikit.workshop.series import WHOLE, points_in_order

CHARTED = [slug for slug in GAMES if rules_of(slug).series]


def played(slug: str, *, teams: int = 1, rounds: int | None = None) -> tuple[Game, Table]:
    """A room of bots that have played."""
    rules = rules_of(slug)
    people = teams * (rules.team_size[0] if rules.team_size else 4)
    table = Table(game=slug, seed=5, seats=bots(rules, people, teams=teams))
    return rules, rehearse(rules, table, rounds=rounds)


def opened(rules: Game, table: Table) -> OwnDataPlay:
    """The app after somebody has opened the file."""
    text = points_in_order(rules, table).to_csv(index=False)
    file = Upload(name="class-chart.csv", content=text.encode())
    return OwnDataPlay().after("file", file)


@pytest.mark.parametrize("slug", GAMES)
def test_a_game_has_points_in_order_or_says_why_not(slug):
    rules = rules_of(slug)
    assert bool(rules.series) != bool(rules.without_order)
    assert rules.series is not None or rules.without_order.endswith(".")


@pytest.mark.parametrize("slug", CHARTED)
def test_the_file_opens_as_a_chart_and_every_column_is_another(slug):
    rules, table = played(slug)
    points, app = points_in_order(rules, table), opened(rules, table)
    assert app.time == rules.series.order
    assert app.denominator == (WHOLE if rules.series.of else "")
    assert app.value == points.columns[1]
    for column in points.columns[1:]:
        if column != WHOLE:
            chart = app.after("value", column).chart()
            assert len(chart.points) >= points[column].notna().sum() > 0


def test_red_beads_of_two_teams_are_two_columns_of_shares():
    rules, table = played("red-beads", teams=2)
    points, rows = points_in_order(rules, table), rules.rows(table)
    assert list(points) == ["paddle", "red, team 1", "red, team 2", WHOLE]
    assert (points[WHOLE] == 50).all()
    second = rows[rows["team"] == 2].sort_values("paddle")
    assert points["red, team 2"].dropna().tolist() == second["red"].tolist()


def test_rows_of_one_point_are_added_up():
    rules, table = played("bed-flow", rounds=2)
    points, rows = points_in_order(rules, table), rules.rows(table)
    assert list(points) == ["week", "waiting, Each for yourself", "waiting, See the whole"]
    in_week_3 = rows[(rows["round"] == 2) & (rows["week"] == 3)]
    assert points["waiting, See the whole"][2] == in_week_3["waiting"].sum()


def test_a_share_is_out_of_those_who_answered():
    rules, table = played("signal-contest")
    late = tuple(entry for entry in table.entries if entry.seat != 4 or entry.round > 1)
    points = points_in_order(rules, replace(table, entries=late))
    assert points[WHOLE].tolist() == [3] + 9 * [4]
    rows = rules.rows(table)
    assert (
        points["right"].sum() == rows.loc[(rows["seat"] != 4) | (rows["round"] > 1), "right"].sum()
    )


def test_the_dice_count_who_left_the_row():
    rules, table = played("dice-flow")
    rows = rules.rows(table)
    left = rows[rows["station"] == 10].groupby("round")["moved"].sum()
    assert points_in_order(rules, table).filter(like="out").sum().tolist() == left.tolist()


def test_the_chart_with_most_points_comes_first():
    rules, table = played("funnel", rounds=2)
    points = points_in_order(rules, table)
    assert points.columns[1] == "wait, Rule 1: leave it, seat 1"
    assert points["wait, Your own way, seat 1"].notna().sum() == 12


def test_somebody_who_did_not_answer_is_a_gap():
    rules, table = played("same-measure", rounds=1)
    silent = tuple(entry for entry in table.entries if entry.seat != 2)
    points = points_in_order(rules, replace(table, entries=silent))
    assert points["seat"].tolist() == [1, 2, 3, 4]
    assert points.loc[1].drop("seat").isna().all()


def test_without_order_or_without_play_there_is_nothing_to_draw():
    rules, table = played("poll")
    with pytest.raises(QikitError, match=r"no chart over time in this game.*Count them"):
        points_in_order(rules, table)
    rules = rules_of("sweets")
    with pytest.raises(QikitError, match=r"Nothing was played yet.*Close a round first"):
        points_in_order(rules, Table(game="sweets", seed=1, seats=bots(rules, 3)))
