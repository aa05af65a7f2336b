"""What the plays of Module 5 teach is true: nothing is judged early, nothing written is lost."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit import apps
from qikit.apps.m05.brainwriting import Brainwriting, ideas_on_all_sheets, judged, story
from qikit.apps.m05.new_angles import NewAngles, angles
from qikit.apps.m05.six_hats import MOST_TURNS, SixHats, meeting, said
from qikit.apps.m05.smaller import Smaller, cuts


def act(play, *steps):
    for control, value in steps:
        play = play.after(control, value)
    return play


class TestBrainwriting:
    def test_six_people_fill_six_sheets_with_the_usual_number_of_ideas(self):
        assert ideas_on_all_sheets(6) == sum(6 * 3 for _ in range(6)) == 108

    @given(st.lists(st.tuples(*[st.text(alphabet="abc ", max_size=8)] * 3), min_size=6, max_size=6))
    def test_no_idea_is_lost_while_the_sheets_go_round(self, rows):
        play = Brainwriting()
        for row in rows:
            steps = zip(("first", "second", "third"), row, strict=True)
            play = act(play, *steps, ("pass", None))
        assert play.over
        assert play.ideas == tuple(idea.strip() for row in rows for idea in row if idea.strip())

    def test_your_own_sheet_is_empty_and_the_next_holds_what_another_wrote(self):
        play = Brainwriting()
        assert "It is empty" in play.picture()
        assert story().sheets[0].ideas[0] in play.after("pass", None).picture()

    def test_it_counts_your_ideas_and_those_of_a_full_table(self):
        play = act(Brainwriting(), ("first", "A bell"))
        assert play.says() == "Sheet 1 of 6. You have written 1 idea."
        assert play.after("pass", None).says().endswith("A full table may have 18 by now.")

    def test_your_own_question_gets_nudges_and_nobody_elses_ideas(self):
        play = act(Brainwriting(), ("theme", "own"), ("question", "Who waters it?"), ("pass", None))
        assert "Who waters it?" in play.picture()
        assert story().sheets[0].nudge in play.picture()
        assert story().sheets[0].ideas[0] not in play.picture()

    def test_a_judgement_on_a_sheet_is_noticed_with_a_question(self):
        play = act(Brainwriting(), ("first", "A bus, but it won't work"))
        assert "“won't work”: is that an idea, or a judgement?" in play.says()
        assert not judged("A bus")

    def test_a_full_round_can_be_kept_and_what_is_written_is_harmless(self):
        play = act(Brainwriting(), ("first", "<b>bus</b>"), *[("pass", None)] * 6)
        page = next(each for each in play.controls() if each.id == "page")
        assert "&lt;b&gt;bus" in page.value
        assert "&lt;b&gt;bus" in play.picture()
        assert play.says() == (
            "All six sheets are full. You have written 1 idea. Six people could have 108. "
            "None is chosen."
        )
        assert play.after("page", None) is play

    def test_starting_again_keeps_the_question(self):
        play = act(Brainwriting(), ("theme", "own"), ("question", "Q?"), ("first", "x"),
                   ("again", None))  # fmt: skip
        assert (play.question, play.ideas) == ("Q?", ())


class TestNewAngles:
    def test_seven_letters_spell_the_word(self):
        assert "".join(each.name[0] for each in angles().scamper) == "SCAMPER"

    def test_every_provocation_says_that_it_is_one(self):
        assert all(each.example.startswith("Po: ") for each in angles().provocation)

    def test_a_kept_idea_remembers_where_it_came_from(self):
        play = act(NewAngles(), ("scamper", "reverse"), ("idea", "They ring us"), ("keep", None))
        assert "<td>They ring us</td><td>Reverse</td>" in play.picture()
        assert play.idea == ""
        assert play.says().startswith("You have kept 1 idea, from 1 prompt.")

    def test_a_provocation_comes_with_a_way_to_move_on(self):
        play = act(
            NewAngles(), ("way", "provocation"), ("movement", "principle"), ("po", "No beds")
        )
        assert {each.id for each in play.controls()} >= {"provocation", "po", "movement"}
        assert "Then move" in play.picture()
        kept = act(play, ("idea", "Chairs"), ("keep", None))
        assert kept.po == ""
        assert "<td>Chairs</td><td>Escape: Po: No beds</td>" in kept.picture()

    def test_nothing_empty_is_kept_and_nothing_is_printed_before_there_is_an_idea(self):
        play = NewAngles()
        assert play.after("keep", None) == play
        assert "page" not in {each.id for each in play.controls()}

    def test_ideas_can_be_kept_on_a_page(self):
        play = act(NewAngles(), ("idea", "a & b"), ("keep", None))
        page = next(each for each in play.controls() if each.id == "page")
        assert "a &amp; b (Substitute)" in page.value
        assert play.after("page", None) is play
        assert play.after("again", None).kept == ()


class TestSixHats:
    @pytest.mark.parametrize("order", list(permutations(("black", "green", "yellow"))))
    def test_a_worry_is_mended_only_after_it_was_voiced(self, order):
        play = SixHats(worn=order)
        after = order.index("green") > order.index("black")
        assert play.mended == (play.worries if after else frozenset())

    def test_every_worry_has_a_way_round_and_every_way_round_a_worry(self):
        remarks = [each for hat in meeting().hats for each in hat.remarks]
        worries = {each.id for each in remarks if each.id}
        assert worries == {each.mends for each in remarks if each.mends}

    @given(st.lists(st.sampled_from([hat.id for hat in meeting().hats]), max_size=MOST_TURNS))
    def test_nothing_is_said_twice(self, order):
        remarks = [each for turn in said(tuple(order)) for each in turn]
        assert len(remarks) == len(set(remarks))

    def test_it_says_what_has_been_worn_and_what_has_not(self):
        play = act(SixHats(), ("hat", "black"), ("wear", None))
        assert play.says() == (
            "Worn so far: black. 3 worries voiced, none with a way round. "
            "5 hats have not been worn."
        )
        assert "No worry has been voiced" in SixHats(worn=("white",)).says()
        every = tuple(hat.id for hat in meeting().hats)
        assert SixHats(worn=every).says().endswith("Every hat has been worn.")

    def test_a_hat_worn_twice_brings_nothing_new(self):
        assert "Nothing new." in SixHats(worn=("red", "red")).picture()

    def test_a_meeting_comes_to_an_end_and_can_go_back(self):
        full = SixHats(worn=("white",) * MOST_TURNS)
        assert full.after("wear", None) is full
        assert len(full.after("back", None).worn) == MOST_TURNS - 1
        assert full.after("again", None) == SixHats()
        assert SixHats().says() == "Nobody has said anything yet."


class TestSmaller:
    def test_each_cut_brings_an_answer_sooner_and_to_fewer_people(self):
        for part, ways in cuts().items():
            plays = [Smaller(**{part: each.id}) for each in ways]
            assert [each.days for each in plays] == sorted((e.days for e in plays), reverse=True)
            assert [each.people for each in plays] == sorted(
                (each.people for each in plays), reverse=True
            )

    def test_the_smallest_test_is_over_this_week_and_leaves_a_coach_nothing_to_ask(self):
        smallest = Smaller(who="one", what="shopping", look="predict")
        assert (smallest.days, smallest.people) == (2, 1)
        assert smallest.says().endswith("tell me on Friday.")

    def test_any_other_leaves_a_question(self):
        ways = product(*([each.id for each in part] for part in cuts().values()))
        plays = [Smaller(who=who, what=what, look=look) for who, what, look in ways]
        quiet = [play for play in plays if "A coach asks:" not in play.says()]
        assert quiet == [Smaller(who="one", what="shopping", look="predict")]

    def test_the_idea_as_it_began_takes_months(self):
        assert Smaller().says().startswith("You would know something in 112 days; 160 people meet")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("play_brainwriting", "Six sheets go round"),
        ("play_new_angles", "Off the usual path"),
        ("play_six_hats", "All the same hat"),
        ("play_smaller", "Make it smaller"),
    ],
)
def test_the_panels_open(name, title):
    view = getattr(apps, name)().view
    assert view["title"] == title
    assert view["picture"]
    assert view["says"]
