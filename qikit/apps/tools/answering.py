"""From a tool's form into the written answer that it stands with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from qikit.apps.controls import Button
from qikit.errors import QikitError
from qikit.learn.answers import AnswerFile
from qikit.learn.kinds import Text
from qikit.learn.questions import load_questions

_PUT = Button(id="answer", label="Put this into my answer")
_INSTEAD = Button(id="answer-instead", label="Replace what is in my answer", quiet=True)
_BELOW = Button(id="answer-below", label="Add it below my answer", quiet=True)


def written_question(form: str, folder: Path) -> Text | None:
    """Return the question of a folder that names a tool as its form; None if there is none."""
    try:
        questions = load_questions(folder)
    except QikitError:
        return None
    written = (each for each in questions if isinstance(each, Text))
    return next((each for each in written if each.form == form), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What has come of putting a form into an answer.

    Words that somebody wrote in the answer are never replaced unless they say so; those that came
    from the form are, when the form has changed.

    Parameters
    ----------
    put : str
        The words that were put there last.
    undecided : bool
        Whether there are other words in the answer, and nobody has said what to do with them.
    told : str
        What the learner is told about it.
    """

    put: str = ""
    undecided: bool = False
    told: str = ""

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons on offer."""
        return (_PUT, _INSTEAD, _BELOW) if self.undecided else (_PUT,)

    def gone_on(self) -> Answering:
        """Return the same once the learner does something else."""
        return replace(self, undecided=False, told="")

    def after(self, button: str, words: str, question: Text, folder: Path) -> Answering:
        """Put words into an answer, or ask what to do with those that are there.

        Raises
        ------
        QikitError
            If there are no words to put there.
        """
        if not words:
            raise QikitError("Nothing is written in this form yet.", todo="Fill in a part of it.")
        before = _answer(question, folder)
        if f"\n\n{words}\n\n" in f"\n\n{before}\n\n" and button != _INSTEAD.id:
            return replace(self.gone_on(), told="Your answer holds this already. ")
        ours = bool(self.put) and self.put in before
        if button == _PUT.id and before and not ours:
            told = "Your answer has words in it. Shall this replace them, or stand below them? "
            return replace(self, undecided=True, told=told)
        answers = {
            _PUT.id: before.replace(self.put, words, 1) if ours else words,
            _INSTEAD.id: words,
            _BELOW.id: f"{before}\n\n{words}".strip(),
        }
        return Answering(put=words, told=_filled_in(answers[button], question, folder))


def _answer(question: Text, folder: Path) -> str:
    saved = AnswerFile(folder).read().get(question.id)
    return str(saved.answer or "").strip() if saved else ""


def _filled_in(answer: str, question: Text, folder: Path) -> str:
    from qikit.learn.form import fill_in

    try:
        fill_in(folder, question.id, answer)
    except OSError as error:
        return f"It could not be put into your answer ({error.strerror}). "
    return f"It is in your answer “{question.title}” now. "
