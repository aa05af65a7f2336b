"""Each form saves at once beside the notebook, opens again, and loses nothing."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from qikit import apps
from qikit.apps.controls import Options, TypedNumber
from qikit.apps.panel import Panel
from qikit.apps.tools.aim import AimTool
from qikit.apps.tools.desk import examples_of
from qikit.apps.tools.driver_diagram import DriverDiagramTool
from qikit.apps.tools.prioritise import PrioritiseTool
from qikit.apps.tools.tool_play import ToolPlay
from qikit.apps.tools.whys import WhysTool
from qikit.apps.writing import Day, Line, Rows
from qikit.errors import QikitError
from qikit.improve import Aim
from qikit.improve.keeping import TOOLS

PLAYS: dict[str, type[ToolPlay]] = {
    name: getattr(import_module(f"qikit.apps.{module}"), play)
    for name, (module, play) in apps.PLAYS.items()
    if name.startswith("tool_") and module.startswith("tools.")
}
every_play = pytest.mark.parametrize("play", PLAYS.values(), ids=list(PLAYS))
WORDS = "Written on a ward"


def something_for(control):
    """A value that a person could give to a control."""
    if isinstance(control, Rows):
        return [{column.id: something_for(column) for column in control.columns}]
    if isinstance(control, Line):
        return WORDS
    if isinstance(control, Options):
        return control.options[-1][0]
    return {TypedNumber: 3, Day: "2031-03-31"}[type(control)]


def test_every_tool_has_a_form_of_its_own_with_its_own_file():
    assert {play.record_type.kind for play in PLAYS.values()} == set(TOOLS)
    assert len({play.file for play in PLAYS.values()}) == len(PLAYS)
    assert all(play.file.startswith("my-") for play in PLAYS.values())


@every_play
def test_all_that_can_be_filled_in_is_kept_at_once_and_there_again(play, tmp_path):
    first = play()
    for control in first.fields():
        offered = next(each for each in first.fields() if each.id == control.id)
        first = first.after(control.id, something_for(offered))
    assert {path.name for path in tmp_path.iterdir()} == {play.file}
    again = play()
    assert again.record == first.record
    assert not again.record.is_empty
    assert again.controls() == first.controls()
    for control in again.fields():
        assert getattr(again.record, control.id), control.id


@every_play
def test_every_part_of_the_record_has_a_control_that_says_what_it_is(play):
    fields = play().fields()
    assert {control.id for control in fields} == set(play.record_type.model_fields)
    assert all(control.label for control in fields)
    for rows in (control for control in fields if isinstance(control, Rows)):
        kept = play.record_type.model_fields[rows.id].annotation.__args__[0].model_fields
        shown = {column.id for column in rows.columns}
        assert shown <= set(kept)
        if play is not PrioritiseTool and (play, rows.id) not in WITHOUT:
            assert shown == set(kept)


#: Primary drivers move the aim, secondary drivers are not measured on their own here.
WITHOUT = {(DriverDiagramTool, "primary"), (DriverDiagramTool, "secondary")}


@every_play
def test_an_example_can_be_played_with_and_saves_nothing(play, tmp_path):
    for name in examples_of(play.record_type):
        panel = Panel(play(example=name))
        first = panel.view["picture"]
        assert "nothing is saved" in first
        control = play(example=name).fields()[0]
        panel.act(control.id, something_for(control))
        panel.act("again")
        assert panel.view["problem"] == ""
        assert panel.view["picture"] == first
    assert list(tmp_path.iterdir()) == []


@every_play
def test_it_opens_with_a_call_and_with_an_example(play):
    name = next(name for name, each in PLAYS.items() if each is play)
    example = next(iter(examples_of(play.record_type)))
    assert getattr(apps, name)().play.record.is_empty
    assert getattr(apps, name)(example=example).play.record.describe()


def test_an_unknown_example_is_refused_with_the_known_ones():
    with pytest.raises(QikitError, match=r"no example 'tea' of an aim statement\. Use falls, wish"):
        apps.tool_aim(example="tea")


def test_an_unknown_control_is_refused():
    with pytest.raises(QikitError, match="AimTool has no control called 'record'"):
        AimTool().after("record", None)


def test_two_windows_on_one_tool_keep_what_each_writes():
    one, other = AimTool(), AimTool()
    one.after("what", "falls")
    other.after("whom", "residents")
    assert (AimTool().record.what, AimTool().record.whom) == ("falls", "residents")


def test_a_damaged_file_is_set_aside_and_never_lost(tmp_path):
    path = tmp_path / "my-aim.json"
    path.write_text("half a fi")
    assert AimTool().after("what", "falls").record.what == "falls"
    assert (tmp_path / "my-aim-damaged-1.json").read_text() == "half a fi"
    path.write_text("again")
    AimTool()
    assert (tmp_path / "my-aim-damaged-2.json").read_text() == "again"


def test_starting_again_keeps_what_was_there(tmp_path):
    play = AimTool().after("what", "falls").after("again", None)
    assert play.record.is_empty
    assert "What was there is in my-aim-earlier-1.json." in play.says()
    assert Aim.load(tmp_path / "my-aim-earlier-1.json").what == "falls"
    assert AimTool().record.is_empty
    assert AimTool().after("again", None).says() == "No aim is written yet."


def test_what_cannot_be_saved_is_said_and_stays_on_the_page(tmp_path):
    play = AimTool(folder=tmp_path / "gone").after("what", "falls")
    assert play.says().startswith("Not saved (No such file or directory): keep this page open")
    assert play.record.what == "falls"


def test_opening_the_page_to_print_changes_nothing():
    play = AimTool(example="falls")
    assert play.after("page", None) is play
    page = play.controls()[-2]
    assert page.value == play.record.page()


def test_at_most_five_questions_are_shown_and_the_words_are_escaped():
    play = AimTool().after("what", "Introduce <b>socks</b>")
    seen = play.picture()
    assert seen.count("<li><em>") == 5
    assert "<b>" not in seen
    assert "Show it to a person" in AimTool(example="falls").picture()


class TestNamesFollow:
    def test_a_renamed_driver_takes_its_ideas_along(self):
        play = DriverDiagramTool(example="falls")
        rows = [row.model_dump() for row in play.record.secondary]
        old, rows[0]["name"] = rows[0]["name"], "Bells at hand"
        after = play.after("secondary", rows).record
        assert old not in after.driver_names
        assert after.ideas[0].moves == "Bells at hand"
        assert after.orphans == ()

    def test_a_driver_taken_away_leaves_its_ideas_and_says_so(self):
        play = DriverDiagramTool(example="falls")
        after = play.after("secondary", [row.model_dump() for row in play.record.secondary[1:]])
        assert [orphan.name for orphan in after.record.orphans] == ["Clip the bell to the pillow"]
        ideas = next(control for control in after.controls() if control.id == "ideas")
        moves = next(column for column in ideas.columns if column.id == "moves")
        assert moves.options[-1][1] == "Bells are within reach (no longer there)"

    def test_a_reworded_answer_to_why_keeps_its_branch(self):
        play = WhysTool(example="bloods")
        rows = [row.model_dump() for row in play.record.whys]
        rows[1]["because"] = "labels are written at the desk"
        after = play.after("whys", rows).record
        assert after.depth == 3
        assert after.whys[2].answers == "labels are written at the desk"


class TestWriting:
    rows = Rows(
        id="rows", label="Rows", each="Row", most=2,
        columns=(Line(id="a", label="A", longest=5), Day(id="b", label="B")),
    )  # fmt: skip

    @pytest.mark.parametrize(("given", "held"), [(None, ""), ("  a ", "a"), (3, "3")])
    def test_a_line_is_held_without_spaces_round_it(self, given, held):
        assert Line(id="a", label="A").held(given) == held

    @pytest.mark.parametrize(("given", "held"), [(None, None), ("", None)])
    def test_no_day_is_none(self, given, held):
        assert Day(id="a", label="A").held(given) is held

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ([{"a": "too long"}], r"8 characters are too many\. \(Row 1, A\) Keep it under 5\."),
            ([{}, {"b": "soon"}], r"'soon' is not a date\. \(Row 2, B\)"),
            ([{}] * 3, r"3 rows are too many\. \(Rows\) Keep to 2\."),
            ("rows", r"'rows' is not a list of rows\. \(Rows\)"),
            (["row"], r"is not a list of rows"),
        ],
    )
    def test_what_rows_cannot_hold_is_refused_with_its_place(self, given, words):
        with pytest.raises(QikitError, match=words):
            self.rows.held(given)

    def test_rows_hold_each_column_and_nothing_else(self):
        held = self.rows.held([{"a": " x", "colour": "red"}, {}])
        assert held == ({"a": "x", "b": None}, {"a": "", "b": None})

    def test_rows_tell_the_page_the_kind_of_each_column(self):
        data = self.rows.as_data()
        assert [column["kind"] for column in data["columns"]] == ["line", "day"]
        assert json.loads(json.dumps(data)) == data


def test_the_folder_of_a_tool_is_that_of_the_notebook(tmp_path):
    assert AimTool().path == Path.cwd() / "my-aim.json" == tmp_path / "my-aim.json"
