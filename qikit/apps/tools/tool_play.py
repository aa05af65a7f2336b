"""What the forms of all improvement tools share."""

from __future__ import annotations

import html
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from qikit.apps.controls import Button, Control, Options, Select, TypedNumber
from qikit.apps.play import Play
from qikit.apps.tools.answering import Answering, written_question
from qikit.apps.tools.desk import example_of, opened, set_aside
from qikit.apps.tools.in_words import in_words
from qikit.apps.writing import Page, Rows
from qikit.errors import QikitError
from qikit.improve.coach import CoachQuestion
from qikit.improve.tool import Tool
from qikit.learn.kinds import Text

_MOST_ASKED = 5
LARGEST = 1e9


def amount(id: str, label: str) -> TypedNumber:
    """Return a control for any number that is not yet filled in."""
    return TypedNumber(id=id, label=label, value=None, low=-LARGEST, high=LARGEST)


def positive(id: str, label: str, high: float = LARGEST) -> TypedNumber:
    """Return a control for a number of at least 0 that is not yet filled in."""
    return TypedNumber(id=id, label=label, value=None, low=0, high=high)


def choice(id: str, label: str, *options: str) -> Select:
    """Return a drop-down list of words, which begins with none chosen."""
    offered = (("", "choose"), *((option, option) for option in options))
    return Select(id=id, label=label, value="", options=offered)


def rating(id: str, label: str, most: int = 5) -> Select:
    """Return a drop-down list of the numbers from 1 to the most, which begins with none chosen."""
    numbers = tuple((str(number), str(number)) for number in range(1, most + 1))
    return Select(id=id, label=label, value="", options=(("", "choose"), *numbers))


@dataclass(frozen=True, kw_only=True)
class ToolPlay(Play):
    """A form over one improvement tool, which is saved whenever it changes.

    A subclass says which tool it is, where it is saved and which controls it has; the id of a
    control is that of the record's part. Where a written question names the tool as its form, what
    is filled in can be put into the answer.

    Parameters
    ----------
    example : str
        A worked example to begin with, of which nothing is saved; empty for the learner's own.
    folder : Path
        Where the learner's own is kept.
    """

    record_type: ClassVar[type[Tool]]
    file: ClassVar[str] = ""
    form: ClassVar[tuple[Control, ...]] = ()

    example: str = ""
    folder: Path = field(default_factory=Path.cwd)
    record: Any = None  # a Tool, read below from a file or an example
    note: str = ""
    answering: Answering = field(default_factory=Answering)

    def __post_init__(self) -> None:
        if self.record is None:
            object.__setattr__(self, "record", self._begin())

    def _begin(self) -> Tool:
        if self.example:
            return example_of(self.record_type, self.example)
        return opened(self.record_type, self.path)

    @property
    def path(self) -> Path:
        """The learner's file."""
        return self.folder / self.file

    def controls(self) -> tuple[Control, ...]:
        return (
            *self._filled(),
            Page(id="page", label="Open a page to print", value=self.record.page()),
            *self._answer_buttons(),
            Button(id="again", label="Start again", quiet=True),
        )

    def _filled(self) -> tuple[Control, ...]:
        return tuple(filled(control, self.record) for control in self.fields())

    def in_words(self) -> str:
        """Return what is filled in, as it is put into an answer."""
        return in_words(self._filled())

    def _answer_buttons(self) -> tuple[Button, ...]:
        return self.answering.buttons() if self._question() else ()

    def _question(self) -> Text | None:
        return None if self.example else written_question(self.record_type.kind, self.folder)

    def fields(self) -> tuple[Control, ...]:
        """Return the controls of the form, without what is in them."""
        return self.form

    def after(self, control: str, value: Any) -> ToolPlay:
        if control == "page":
            return self
        if control in {button.id for button in self._answer_buttons()}:
            return self._answered(control)
        after = self._afresh() if control == "again" else self._filled_in(control, value)
        return replace(after, answering=self.answering.gone_on())

    def _filled_in(self, control: str, value: Any) -> ToolPlay:
        offered = {each.id: each for each in self.fields()}
        if control not in offered:
            raise QikitError(f"{type(self).__name__} has no control called {control!r}.")
        current = self.record if self.example else self._begin()  # it may be open twice
        return self._kept(self.changed(current, control, offered[control].held(value)))

    def _afresh(self) -> ToolPlay:
        if self.example:
            return replace(self, record=self._begin(), note="")
        if not self.path.exists():
            return replace(self, record=self.record_type(), note="")
        aside = set_aside(self.path, "earlier")
        return replace(self, record=self.record_type(), note=f"What was there is in {aside.name}. ")

    def changed(self, record: Tool, control: str, value: Any) -> Tool:
        """Return the record after one part of the form was filled in."""
        return record.having(**{control: value})

    def _answered(self, button: str) -> ToolPlay:
        question = self._question()
        if question is None:
            return self
        after = self.answering.after(button, self.in_words(), question, self.folder)
        return replace(self, answering=after, note="")

    def _kept(self, record: Tool) -> ToolPlay:
        note = ""
        if not self.example and record != self._begin():
            try:
                record.save(self.path)
            except OSError as error:
                note = (
                    f"Not saved ({error.strerror}): keep this page open and tell whoever runs "
                    "the course. "
                )
        return replace(self, record=record, note=note)

    def says(self) -> str:
        return self.answering.told + self.note + str(self.record.describe())

    def picture(self) -> str:
        drawing = self.record.drawing()
        return (
            _asked(self.record.questions())
            + (drawing.as_figure() if drawing else "")
            + f"<details><summary>In words</summary>{self.record.outline()}</details>"
            + f'<p class="qi-aside">{self._where_kept()}</p>'
        )

    def _where_kept(self) -> str:
        if self.example:
            return "An invented example: change anything, nothing is saved."
        return f"Saved at once in {html.escape(self.file)}, beside this page."


def filled(control: Control, record: Tool) -> Control:
    """Return a control with what the record holds for it."""
    held = getattr(record, control.id)
    if isinstance(control, Rows):
        return replace(control, value=tuple(_row(control, each) for each in held))
    return replace(control, value=_shown(control, held))  # type: ignore[call-arg]


def _row(rows: Rows, record: Any) -> dict[str, Any]:
    return {column.id: _shown(column, getattr(record, column.id)) for column in rows.columns}


def _shown(control: Control, held: Any) -> Any:
    if isinstance(control, Options):
        return "" if held is None else str(held)
    return held.isoformat() if hasattr(held, "isoformat") else held


def _asked(questions: tuple[CoachQuestion, ...]) -> str:
    if not questions:
        return "<p>A coach has no more to ask about what is written here. Show it to a person.</p>"
    items = "".join(f"<li>{_question(each)}</li>" for each in questions[:_MOST_ASKED])
    return f'<p><strong>A coach would ask</strong></p><ul class="qi-asks">{items}</ul>'


def _question(question: CoachQuestion) -> str:
    noticed = f" – “{html.escape(question.noticed)}”" if question.noticed else ""
    return f"<em>{html.escape(question.about)}</em>{noticed}: {html.escape(question.ask)}"
