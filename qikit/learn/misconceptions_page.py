"""The wrong ideas of one module as a page for tutors: what people think, what is so, and where."""

from __future__ import annotations

from qikit.learn.course_map import Module
from qikit.learn.misconceptions import FILE, load_misconceptions, met

_HEAD = """
## Every wrong idea in this module's questions

An option, a hint or an order stands for each of them, with a nudge of its own. The id names the
idea in lists of slips.

| Id | People think | What is so | Met in |
|---|---|---|---|
"""


def wrong_ideas(module: Module) -> str:
    """Return a Markdown section with the misconceptions that a module's questions carry.

    Parameters
    ----------
    module : Module
        Its lessons' questions and those of its exercise are looked through.

    Returns
    -------
    str
        Empty if there are none, or if the course keeps no bank of them.
    """
    if not (module.root / FILE).exists():
        return ""
    bank = load_misconceptions(module.root)
    questions = (*module.practice, *(module.assessment if module.exercise else ()))
    places = {one.id: _place(one.title, one.lesson) for one in questions}
    rows = [
        f"| {name} | {bank[name].believed} | {bank[name].instead} "
        f"| {'; '.join(places[each] for each in ids)} |"
        for name, ids in met(questions).items()
        if name in bank
    ]
    return _HEAD + "\n".join(rows) + "\n" if rows else ""


def _place(title: str, lesson: int | None) -> str:
    return f"{f'lesson {lesson}' if lesson else 'exercise'}, *{title}*"
