"""Written answers and their marks, told line by line to whoever marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import indent

from qikit.errors import QikitError
from qikit.learn.course_map import Module
from qikit.marking.desk import open_desk
from qikit.marking.fairness.blind import answer_for, answers_for, check_may_mark_first
from qikit.marking.fairness.given import say_why
from qikit.marking.fairness.names import is_anonymous, set_anonymous
from qikit.marking.fairness.reading import WrittenAnswer
from qikit.marking.fairness.rubric import levels_in_order
from qikit.marking.fairness.rubric_marks import save_rubric_mark
from qikit.marking.fairness.second_marking import save_second_mark
from qikit.marking.fairness.undo import take_back
from qikit.marking.fairness.values import RubricMark


def tell_answers(root: Path, module: Module, marker: str) -> int:
    """List the written answers of an exercise as one person may see them."""
    found = answers_for(open_desk(root), module.slug, marker)
    waiting = sum(each.waits for each in found)
    print(f"{module.slug}: {waiting} of {len(found)} written answers to be read.")
    for each in found:
        print(f"  {each.key}  {each.question.id}  {each.state}{_marks(each)}")
    return 0


def tell_answer(root: Path, module: Module, key: str, question_id: str, marker: str) -> int:
    """Show one written answer with its rubric, and its mark if this person may see it."""
    found = answer_for(open_desk(root), module.slug, key, question_id, marker)
    print(f"{found.shown}, {found.question.title}: {found.state}{_marks(found)}")
    print(indent(found.words, "    "))
    for line in found.question.rubric:
        given = found.mark.level_of(line.criterion) if found.mark else None
        print(f"  {line.criterion}")
        for level, words in enumerate(line.levels):
            print(f"    {level} {words}{'  <- given' * (level == given)}")
    if found.mark and found.mark.comment:
        print(f"  Comment: {found.mark.comment}")
    return 0


def give_mark(
    root: Path,
    module: Module,
    key: str,
    question_id: str,
    levels: Sequence[int],
    comment: str,
    marker: str,
    *,
    reason: str,
) -> int:
    """Mark one written answer by its rubric, and say what it has now and had before."""
    desk = open_desk(root)
    found = answer_for(desk, module.slug, key, question_id, marker)
    check_may_mark_first(desk, module.slug, found.learner, question_id, marker)
    chosen = levels_in_order(found.question, levels)
    which = (desk, module.slug, found.learner, question_id)
    mark = save_rubric_mark(*which, chosen, comment, marker, reason=reason)
    before = f" Before: {_marks(found).removeprefix(', ')}." if found.score is not None else ""
    print(f"{module.slug}: {_given(found, mark)}.{before}")
    return 0


def give_second_mark(
    root: Path,
    module: Module,
    key: str,
    question_id: str,
    levels: Sequence[int],
    comment: str,
    marker: str,
) -> int:
    """Mark one answer of the sample a second time, and say so."""
    desk = open_desk(root)
    found = answer_for(desk, module.slug, key, question_id, marker)
    chosen = levels_in_order(found.question, levels)
    which = (desk, module.slug, found.learner, question_id)
    mark = save_second_mark(*which, chosen, comment, marker)
    print(f"{module.slug}: {_given(found, mark)}, as a second mark.")
    return 0


def take_back_mark(root: Path, module: Module, key: str, question_id: str, marker: str) -> int:
    """Take back the mark that stands, and say what stands now."""
    desk = open_desk(root)
    found = answer_for(desk, module.slug, key, question_id, marker)
    check_may_mark_first(desk, module.slug, found.learner, question_id, marker)
    if found.mark is None:
        raise QikitError("There is no mark by its rubric to take back.", where=question_id)
    take_back(desk, module.slug, found.learner, question_id, found.mark.uid)
    now = answer_for(desk, module.slug, key, question_id, marker)
    print(f"{module.slug}: {now.key}, {question_id}: {now.state}{_marks(now)}.")
    return 0


def tell_names(root: Path, module: Module, choice: str | None) -> int:
    """Hide or show learners' names while an exercise is marked, and say how it is."""
    desk = open_desk(root)
    if choice:
        set_anonymous(desk, module.slug, choice == "hide")
    hidden = is_anonymous(desk, module.slug)
    print(f"{module.slug}: names are {'hidden' if hidden else 'shown'} while it is marked.")
    return 0


def tell_why(root: Path, module: Module, question_id: str, why: str, marker: str) -> int:
    """Keep why marks for a question change, and say who will read it."""
    known = [question.id for question in module.assessment]
    if question_id not in known:
        raise QikitError(
            f"There is no question {question_id!r}.",
            where=module.slug,
            todo=f"Its questions are: {', '.join(known)}.",
        )
    say_why(open_desk(root), module.slug, question_id, why, marker)
    print(f"{module.slug}: kept for everybody whose marks for {question_id} change.")
    return 0


def _marks(answer: WrittenAnswer) -> str:
    if answer.score is None:
        return ""
    by = answer.mark.marker if answer.mark else "typed into formgrader"
    return f", {answer.score:g} of {answer.question.points} ({by})"


def _given(answer: WrittenAnswer, mark: RubricMark) -> str:
    return f"{answer.key}, {mark.question_id}: {mark.points:g} of {mark.possible:g} marks"
