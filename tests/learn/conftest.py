"""A small exercise about one ward, as authors keep it and as a learner gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qikit.learn.questions import QuestionSet, load_questions
from qikit.learn.release import write_learner_questions

WARD = Path(__file__).parent / "ward"


@pytest.fixture(scope="session")
def ward() -> QuestionSet:
    return load_questions(WARD)


@pytest.fixture
def learner_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "my work"
    folder.mkdir()
    write_learner_questions(WARD, folder)
    return folder
