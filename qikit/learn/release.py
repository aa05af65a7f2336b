"""What a learner is given of a set of questions: everything but the key."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from qikit.learn.answers import AnswerFile
from qikit.learn.expected import AT_ONCE
from qikit.learn.kinds import Question, Text
from qikit.learn.questions import LEARNERS_FILE, QuestionSet, load_questions


def for_learner(questions: QuestionSet, question: Question) -> dict[str, Any]:
    """Return a question as a learner may see it.

    A question that may be checked at once keeps its hints. Any other loses whatever gives the
    answer away. The example answer of a written question is never given out.
    """
    if question.check == "when-marked" and not isinstance(question, Text):
        return question.without_key(questions.expected(question))
    data = question.model_dump(mode="json", exclude_defaults=True, exclude={"example"})
    return data | {"kind": question.kind}


def write_learner_questions(source: Path, target: Path) -> None:
    """Write a learner's copy of a folder's questions.

    Parameters
    ----------
    source : Path
        The authors' folder, with ``questions.yml`` and ``answers_*.py``.
    target : Path
        An existing folder. It gets ``questions.json``, ``answers_at_once.py`` (if there is one)
        and, if there is none yet, an empty ``answers.json``.

    Raises
    ------
    QikitError
        If the questions cannot be read or an expected answer cannot be computed.
    """
    questions = load_questions(source)
    public = {"questions": [for_learner(questions, question) for question in questions]}
    text = json.dumps(public, ensure_ascii=False, indent=1) + "\n"
    (target / LEARNERS_FILE).write_text(text, encoding="utf-8")
    if (source / AT_ONCE).exists():
        shutil.copyfile(source / AT_ONCE, target / AT_ONCE)
    AnswerFile(target).start()
