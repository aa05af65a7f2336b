"""The live poll and the dot vote count what people sent, once each."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.workshop import rules_of
from qikit.workshop.rehearsal import moved
from tests.workshop.tables import answered, seated, told

POLL, VOTE = rules_of("poll"), rules_of("dot-vote")


def test_a_poll_counts_the_latest_answer_of_each_seat():
    table = moved(seated("poll", 3, **{"answers-1": "Yes | No"}), 1, "playing")
    for seat, answer in ((1, "1"), (2, "1"), (3, "2"), (2, "2")):
        table = answered(table, seat, "answer", answer)
    board = POLL.board(table)
    assert board.pictures[0].shows.values == (1, 2)
    assert board.says == ("3 of 3 have answered.", "Chosen most often: No (2 of 3).")
    assert told(table, 2).startswith("You chose: No.")


def test_a_poll_names_no_winner_where_there_is_none():
    table = moved(seated("poll", 2, **{"answers-1": "Yes | No"}), 1, "playing")
    table = answered(answered(table, 1, "answer", "1"), 2, "answer", "2")
    assert POLL.board(table).says == ("2 of 2 have answered.",)


def test_a_facilitators_question_takes_the_place_of_ours():
    chosen = {"question-2": "Tea?", "answers-2": "Yes|No||"}
    table = moved(seated("poll", 1, **chosen), 2, "playing")
    assert POLL.question(table, 2).label == "Tea?"
    assert dict(POLL.question(table, 2).options) == {"1": "Yes", "2": "No"}


def test_dots_add_up_over_people_and_votes():
    table = moved(seated("dot-vote", 2, options="a|b|c"), 1, "playing")
    table = answered(answered(table, 1, "dots", "2,1,0"), 2, "dots", "0,3,0")
    assert VOTE.board(table).says == ("2 of 2 have voted.",)
    assert not VOTE.board(table).pictures
    closed = VOTE.board(moved(table, 1, "closed"))
    assert closed.pictures[0].shows.values == (2, 4, 0)
    assert closed.says[1] == "Most dots: b (4 of 6)."
    assert closed.table["people"].tolist() == [1, 2, 0]
    table = answered(moved(table, 2, "playing"), 1, "dots", "0,0,3")
    assert list(VOTE.board(table).table) == ["option", "First vote", "people"]
    shown = VOTE.board(moved(table, 2, "closed")).table
    assert shown["First vote"].tolist() == [2, 4, 0]
    assert shown["Second vote"].tolist() == [0, 0, 3]
    assert told(table, 1) == "You gave: c: 3. You can change it while the vote is open."


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("2,2,0", "You have 3 to share out; this is 4."),
        ("1,1", "Give each of the 3 a number, 0 or more."),
        ("4,-1,0", "Give each of the 3 a number, 0 or more."),
        ("0,0,0", "You have 3 to share out; this is 0."),
    ],
)
def test_nobody_can_give_more_dots_than_there_are(raw, words):
    table = moved(seated("dot-vote", 1, options="a|b|c"), 1, "playing")
    with pytest.raises(QikitError, match=words):
        answered(table, 1, "dots", raw)
