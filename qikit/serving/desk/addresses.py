"""Which address of the marking desk shows which page."""

from __future__ import annotations

from typing import Any

from qikit.serving.desk import (
    agreement_page,
    ask_first,
    class_page,
    deadline_page,
    downloads,
    exercise_page,
    hand_ins_page,
    name_page,
    overview_page,
    reading_page,
    run_page,
    second_page,
    sharing_page,
    take_in_page,
)
from qikit.serving.desk.steps import STEPS

_PART = r"([^/]+)"
_STEP = f"({'|'.join(STEPS)})"


def desk_pages(slug: str) -> list[tuple[Any, ...]]:
    """Return every page of the desk; ``slug`` is the pattern of an exercise's name."""
    desk = r"/course/teach/marking"
    one = rf"{desk}/{slug}"
    return [
        (rf"{desk}/?", overview_page.OverviewHandler),
        (rf"{desk}/name", name_page.MarkerHandler),
        (rf"{desk}/formgrader", ask_first.FormgraderHandler),
        (rf"{desk}/take-in", take_in_page.TakeInHandler),
        (rf"{desk}/download/{_PART}", downloads.DownloadAllHandler),
        (one, exercise_page.ExerciseHandler),
        (rf"{one}/formgrader", ask_first.FormgraderHandler),
        (rf"{one}/take-in", take_in_page.TakeInForHandler),
        (rf"{one}/run/({'|'.join(STEPS)})", run_page.RunHandler),
        (rf"{one}/answers", reading_page.AnswersHandler),
        (rf"{one}/answers/next", reading_page.NextAnswerHandler),
        (rf"{one}/answers/{_PART}/{_PART}", reading_page.AnswerHandler),
        (rf"{one}/answers/{_PART}/{_PART}/undo", reading_page.UndoHandler),
        (rf"{one}/second", second_page.SecondMarkingHandler),
        (rf"{one}/second/next", second_page.NextSecondHandler),
        (rf"{one}/second/{_PART}/{_PART}", second_page.SecondAnswerHandler),
        (rf"{one}/agreement", agreement_page.AgreementHandler),
        (rf"{one}/agreement/{_PART}/{_PART}", agreement_page.SettleHandler),
        (rf"{one}/deadline", deadline_page.DeadlineHandler),
        (rf"{one}/class", class_page.ClassHandler),
        (rf"{one}/sharing", sharing_page.SharingHandler),
        (rf"{one}/download/{_PART}", downloads.DownloadHandler),
        (rf"{one}/hand-ins", hand_ins_page.HandInsHandler),
    ]
