"""The steps of marking, told line by line to whoever marks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking import autograde as marking
from qikit.marking.collect import collect as collect_hand_ins
from qikit.marking.desk import open_desk
from qikit.marking.release import release as release_exercise
from qikit.marking.status import feedback_due, read_status, who_waits

DESK = "course/teach/marking"


def release(root: Path, module: Module, *, again: bool) -> int:
    """Release an exercise and say so."""
    done = release_exercise(root, module, again=again)
    _say(module, "released; learners can fetch it." if done else "is out already, as it is now.")
    return 0


def collect(root: Path, module: Module) -> int:
    """Collect hand-ins and say how many, and what is odd about any of them."""
    found = collect_hand_ins(root, module)
    new, left = sum(each.is_new for each in found), sum(bool(each.trouble) for each in found)
    _say(module, f"{_count(new, 'new hand-in')} collected, {len(found) - left} in all.")
    for each in found:
        if each.trouble:
            print(f"  {each.learner}: not taken in, because {each.trouble}.")
        if each.account:
            print(f"  {each.learner}: handed in from another account, {each.account!r}.")
    return 1 if left else 0


def autograde(root: Path, module: Module, *, again: bool) -> int:
    """Mark by machine, tell each result as it comes, and say who needs a person."""
    learners = marking.to_mark(root, module, again=again)
    _say(module, f"{_count(len(learners), 'hand-in')} to mark.")
    failed = 0
    for number, marked in enumerate(marking.autograde(root, module, learners), 1):
        print(f"  {number} of {len(learners)}  {marked.learner}: {_outcome(marked)}", flush=True)
        for line in marked.told:
            print(f"      {line}", flush=True)
        failed += marked.result is None
    if failed:
        print(f"  {_count(failed, 'hand-in')} could not be marked. Nothing of them is lost.")
    _tell_waiting(module, who_waits(open_desk(root), module.slug))
    return 1 if failed else 0


def feedback(root: Path, module: Module, *, early: bool) -> int:
    """Make and return what feedback is due, and say who has to wait for theirs."""
    from qikit.marking.feedback import make_feedback, travels_back

    found = read_status(root, module)
    learners = feedback_due(root, module, early=early)
    _say(module, f"{_count(len(learners), 'new feedback page')} to give.")
    for learner, page in zip(learners, make_feedback(root, module, learners), strict=True):
        back = travels_back(root, module, learner)
        print(f"  {learner}: {'given back' if back else f'send {page}'}", flush=True)
    _tell_waiting(module, () if early else found.waiting)
    return 0


def status(root: Path, module: Module) -> int:
    """Say where every hand-in is."""
    found = read_status(root, module)
    _say(module, "released." if found.released else "not released.")
    _list("handed in", found.handed_in)
    _list("to collect", found.not_collected)
    _list("set aside", found.set_aside)
    _list("to mark by machine", found.not_marked)
    _list("to be read", found.waiting)
    _list("to give feedback", found.no_feedback)
    return 0


def _say(module: Module, words: str) -> None:
    print(f"{module.slug}: {words}", flush=True)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _list(title: str, learners: Iterable[str]) -> None:
    names = list(learners)
    print(f"  {title + ':':<22} {len(names):>3}  {', '.join(names)}".rstrip())


def _outcome(marked: marking.Marked) -> str:
    if marked.result is None:
        return f"not marked, because {marked.reason}. All nbgrader said: {marked.log}"
    words = f"{marked.result.total:g} of {marked.result.possible:g} marks"
    if marked.result.waiting:
        words += f", {_count(marked.result.waiting, 'answer')} to be read by a person"
    return words


def _tell_waiting(module: Module, waiting: tuple[str, ...]) -> None:
    if waiting:
        print(f"  To be read by a person: {', '.join(waiting)}.")
        print(f"  Open {DESK}/{module.slug}/answers on the course server (its marking desk).")
        print(f"  Then: qi mark feedback {module.slug}")
