"""A question as an accessible form: native HTML controls, saved at once, checked on request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakSet

import anywidget
import mistune
import traitlets
from mistune.core import BlockState

from qikit.learn.answers import AnswerFile
from qikit.learn.checking import check
from qikit.learn.feedback import Feedback
from qikit.learn.kinds.base import plain
from qikit.learn.questions import QuestionSet

_HERE = Path(__file__).parent
_markdown = mistune.create_markdown(escape=True, plugins=["table"])
_html = mistune.HTMLRenderer(escape=True)
_open: WeakSet[QuestionForm] = WeakSet()


class QuestionForm(anywidget.AnyWidget):
    """One question in a notebook or on a page.

    Parameters
    ----------
    questions : QuestionSet
        The questions of this folder.
    question_id : str
        Which of them to ask.
    answers : AnswerFile
        Where each answer is saved the moment it is given.
    reveal : callable, optional
        Makes this a guess: returns the HTML shown once the learner has committed to an answer.

    Raises
    ------
    QikitError
        If there is no such question.
    """

    _esm = _HERE / "form.js"
    _css = _HERE / "look.css"

    question = traitlets.Dict().tag(sync=True)
    answer = traitlets.Any(None, allow_none=True).tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    saved = traitlets.Unicode().tag(sync=True)
    committed = traitlets.Bool(False).tag(sync=True)
    revealed = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        questions: QuestionSet,
        question_id: str,
        answers: AnswerFile,
        reveal: Callable[[], str] | None = None,
    ) -> None:
        self._questions, self._id, self._answers = questions, question_id, answers
        self._reveal = reveal
        earlier = answers.read().get(question_id)
        super().__init__(
            question=_as_drawn(questions, question_id, is_guess=reveal is not None),
            answer=earlier.answer if earlier else None,
            saved=_when(earlier.saved) if earlier else "",
        )
        if earlier and earlier.committed:
            self._show_reveal()
        self.observe(self._save, names="answer")
        self.on_msg(self._on_message)
        _open.add(self)

    def is_of(self, folder: Path, question_id: str) -> bool:
        """Whether this form asks a question of a folder."""
        return (self._answers.path.parent, self._id) == (Path(folder), question_id)

    def check(self) -> Feedback:
        """Check the answer as it stands and show the feedback."""
        result = check(self._questions, self._id, self.answer)
        self.feedback = {
            "state": result.state,
            "heading": result.heading,
            "html": _markdown(result.message),
        }
        return result

    def commit(self) -> None:
        """Commit to a guess: it is kept as it is, and what it was about is shown."""
        if self._questions.get(self._id).is_empty(self.answer):
            self.check()
            return
        self._answers.save(self._id, self.answer, committed=True)
        self._show_reveal()

    def _show_reveal(self) -> None:
        self.committed = True
        notice = self._questions.get(self._id).notice
        self.revealed = (self._reveal() if self._reveal else "") + str(_markdown(notice))

    def _save(self, change: dict[str, Any]) -> None:
        if self.committed:
            return
        self.feedback = {}
        try:
            kept = self._answers.save(self._id, change["new"])
            self.saved = ""  # so that the page hears of each answer, also of two in one minute
            self.saved = _when(kept.saved)
        except OSError as error:
            self.feedback = {
                "state": "missing",
                "heading": "! Not saved",
                "html": f"<p>Your answer could not be saved ({error.strerror}). "
                "Keep this page open and tell whoever runs the course.</p>",
            }

    def _on_message(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        actions: dict[str, Callable[[], Any]] = {"check": self.check, "commit": self.commit}
        action = actions.get(str(message.get("do")))
        if action:
            action()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data:
            data["text/plain"] = f"Question: {self.question['title']}"
        return bundle


def fill_in(folder: Path, question_id: str, answer: Any) -> None:
    """Give an answer from elsewhere on the page: it is saved, and open forms show it.

    Parameters
    ----------
    folder : Path
        The folder of the notebook.
    question_id : str
        The question.
    answer : object
        The answer, in the form its kind of question uses.
    """
    AnswerFile(folder).save(question_id, answer)
    for form in [each for each in _open if each.is_of(folder, question_id)]:
        form.answer = answer


def _as_drawn(questions: QuestionSet, question_id: str, *, is_guess: bool) -> dict[str, Any]:
    question = questions.get(question_id)
    return _listed(question.controls(questions.expected(question))) | {
        "id": question.id,
        "kind": question.kind,
        "title": question.title,
        "prompt": _markdown(question.prompt),
        "points": question.points,
        "optional": question.optional,
        "action": _action(question.check, question.kind, is_guess),
    }


def _listed(controls: dict[str, Any]) -> dict[str, Any]:
    """Give each option and item its words as HTML, and without marks for whoever hears them."""
    return {
        name: [
            each | {"text": plain(each["text"]), "html": _one_line(each["text"])} for each in found
        ]
        if name in ("options", "items")
        else found
        for name, found in controls.items()
    }


def _one_line(text: str) -> str:
    """Return emphasis as HTML; a number at the beginning does not make it a list."""
    return _html.render_tokens(_markdown.inline(text, {}), BlockState())


def _action(check_when: str, kind: str, is_guess: bool) -> dict[str, str]:
    if is_guess:
        return {"do": "commit", "label": "That is my guess"}
    if check_when == "when-marked" and kind != "text":
        return {}
    label = "Ask the coach" if kind == "text" else "Check my answer"
    return {"do": "check", "label": label}


def _when(saved: str) -> str:
    local = datetime.fromisoformat(saved).astimezone()
    return f"Saved {local.day} {local:%b, %H:%M}"
