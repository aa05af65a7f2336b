"""Second marking and agreement, told line by line to whoever marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, open_desk
from qikit.marking.fairness.agreement import Difference, read_agreement, settle_difference
from qikit.marking.fairness.blind import answer_for, hidden_marks
from qikit.marking.fairness.names import labels
from qikit.marking.fairness.rubric import levels_in_order
from qikit.marking.fairness.second_marking import (
    answers_to_second_mark,
    choose_sample,
    end_second_marking,
    sample_of,
)


def tell_second(root: Path, module: Module, size: int | None, seed: int | None, marker: str) -> int:
    """Draw a sample if its size is given; say what it is, and what is left for a second marker."""
    desk = open_desk(root)
    if size is not None:
        choose_sample(desk, module.slug, size, seed)
    sample = sample_of(desk, module.slug)
    if sample is None:
        print(f"{module.slug}: there is no sample. Draw one: qi mark second {module.slug} --draw 6")
        return 0
    print(f"{module.slug}: {sample.as_text()}")
    if marker:
        _list(desk, module, marker)
    else:
        left = len(hidden_marks(desk, module.slug, ""))
        print(f"  {left} marked once, still to be marked a second time.")
    return 0


def end_second(root: Path, module: Module) -> int:
    """Do without a sample again, and say so."""
    end_second_marking(open_desk(root), module.slug)
    print(f"{module.slug}: second marking is over; nothing is hidden, and every mark stays.")
    return 0


def tell_agreement(root: Path, module: Module) -> int:
    """Say how far two markers agree line by line, and what they should talk about."""
    desk = open_desk(root)
    found = read_agreement(desk, module.slug)
    if not found.criteria:
        print(f"{module.slug}: no answer was marked by two people yet.")
        return 0
    print(f"{module.slug}: {found.open} of {len(found.discuss)} differences to talk about.")
    shown = labels(desk, module.slug, {each.learner for each in found.discuss})
    for each in found.discuss:
        print(f"  {shown[each.learner].key}, {_in_words(each)}")
    for line in found.criteria:
        print(f"  {line.question_id}  {line.as_text()}")
    return 0


def decide(
    root: Path,
    module: Module,
    key: str,
    question_id: str,
    levels: Sequence[int],
    reason: str,
    marker: str,
    comment: str | None,
) -> int:
    """Keep what two markers decided, and say so."""
    desk = open_desk(root)
    found = answer_for(desk, module.slug, key, question_id, marker)
    chosen = levels_in_order(found.question, levels)
    which = (desk, module.slug, found.learner, question_id)
    mark = settle_difference(*which, chosen, reason, marker, comment=comment)
    print(f"{module.slug}: {key}, {question_id}: settled at {mark.points:g} of {mark.possible:g}.")
    return 0


def _list(desk: Desk, module: Module, marker: str) -> None:
    for each in answers_to_second_mark(desk, module.slug, marker):
        state = "read" if each.is_done else "to read"
        if each.mine:
            state += f", you gave {each.mine.points:g} of {each.mine.possible:g}"
        print(f"  {each.answer.key}  {each.answer.question.id}  {state}")


def _in_words(each: Difference) -> str:
    first, second = each.first, each.second
    words = f"{each.question_id}: {first.points:g} from {first.marker}, "
    words += f"{second.points:g} from {second.marker}"
    if each.settled:
        words += f"; settled at {each.settled.points:g}: {each.settled.reason}"
    return words
