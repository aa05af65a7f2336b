"""A panel hands each action to its play, and a visitor never sees a traceback."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from qikit.apps.controls import Button, Radio, Slider, Ticks, Upload, WholeNumber
from qikit.apps.panel import Panel
from qikit.apps.play import Play
from qikit.errors import QikitError


@dataclass(frozen=True, kw_only=True)
class Doses(Play):
    title = "Doses"
    purpose = "For a test."

    minutes: float = 60
    place: str = "ward"
    seen: tuple[str, ...] = ()
    number: int = 1
    pressed: int = 0

    def controls(self):
        return (
            Slider(id="minutes", label="Minutes", value=self.minutes, low=30, high=180, step=15),
            Radio(id="place", label="Place", value=self.place,
                  options=(("ward", "Ward"), ("home", "Home"))),
            Ticks(id="seen", label="Seen", value=self.seen, options=(("a", "A"), ("b", "B"))),
            WholeNumber(id="number", label="Number", value=self.number, low=1, high=99),
            Button(id="press", label="Press"),
            Button(id="break", label="Break"),
        )  # fmt: skip

    def after(self, control, value):
        if control == "press":
            return replace(self, pressed=self.pressed + 1)
        if control == "break":
            raise ZeroDivisionError("secret detail")
        return super().after(control, value)

    def says(self):
        return f"{self.minutes:.0f} minutes <{self.place}>"

    def picture(self):
        return f"<p>{self.pressed}</p>"


@pytest.fixture
def panel():
    return Panel(Doses())


def test_setting_a_control_changes_what_is_seen(panel):
    panel.act("minutes", 90)
    panel.act("seen", ["b"])
    panel.act("press")
    assert panel.play == Doses(minutes=90, seen=("b",), pressed=1)
    assert panel.view["says"].startswith("90 minutes")
    assert panel.view["picture"] == "<p>1</p>"


@pytest.mark.parametrize(("given", "held"), [(1, 30), (500, 180), ("45", 45)])
def test_a_slider_stays_between_its_ends(panel, given, held):
    panel.act("minutes", given)
    assert panel.play.minutes == held


def test_a_whole_number_is_rounded(panel):
    panel.act("number", 7.6)
    assert panel.play.number == 8


@pytest.mark.parametrize(
    ("control", "value", "words"),
    [
        ("place", "moon", "'moon' is not on offer. (Place)"),
        ("seen", ["a", "z"], "['a', 'z'] is not on offer. (Seen)"),
        ("minutes", "soon", "'soon' is not a number. (Minutes) Use digits."),
        ("minutes", float("nan"), "nan is not a number."),
        ("colour", "red", "Doses has no control called 'colour'."),
        ("pressed", 9, "Doses has no control called 'pressed'."),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words_and_nothing_changes(panel, control, value, words):
    panel.act(control, value)
    assert words in panel.view["problem"]
    assert panel.play == Doses()
    panel.act("press")
    assert panel.view["problem"] == ""


def test_a_fault_of_ours_is_told_kindly_and_logged(panel, caplog):
    panel.act("break")
    assert "our fault" in panel.view["problem"]
    assert "secret detail" not in str(panel.view)
    assert "could not act on break" in caplog.text
    assert panel.play == Doses()


def test_what_is_told_is_escaped(panel):
    assert "&lt;ward&gt;" in panel.view["says"]


def test_a_file_reaches_the_play_as_name_and_content():
    seen = []

    @dataclass(frozen=True, kw_only=True)
    class Opens(Doses):
        def after(self, control, value):
            seen.append(value)
            return self

    panel = Panel(Opens())
    panel._handle_custom_msg({"control": "file", "name": "falls.csv"}, [b"a,b"])
    assert seen == [Upload("falls.csv", b"a,b")]


def test_controls_refuse_by_raising():
    with pytest.raises(QikitError, match=r"'x' is not on offer\. \(Where\)"):
        Radio(id="a", label="Where", value=None, options=(("b", "B"),)).held("x")
