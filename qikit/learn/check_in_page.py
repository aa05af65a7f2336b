"""The two calls that the pages of the check-in make: ``check_in`` and ``compare``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qikit.learn.answers import AnswerFile
from qikit.learn.check_in import Bank, Which, bank_of_course, form

if TYPE_CHECKING:
    from ipywidgets import VBox

    from qikit.apps.panel import Panel


def check_in(which: Which) -> VBox:
    """Ask this learner's questions; each answer is saved at once, and none is judged.

    Parameters
    ----------
    which : {"before", "after"}
        Which form.
    """
    from ipywidgets import VBox

    from qikit.learn.form import QuestionForm
    from qikit.marking.learner import learner_id

    questions = form(_bank(), learner_id(), which)
    answers = AnswerFile(Path.cwd())
    return VBox([QuestionForm(questions, one.id, answers) for one in questions])


def compare() -> Panel:
    """Count, when asked to, how many answers were right before the course and are after it."""
    from qikit.apps.check_in import CheckInResult
    from qikit.apps.panel import Panel
    from qikit.marking.learner import learner_id

    return Panel(CheckInResult(bank=_bank(), learner=learner_id()))


def _bank() -> Bank:
    """The bank beside the notebook, which lies two folders down in the course."""
    return bank_of_course(Path.cwd().parents[1], Path.cwd())
