"""Of which exercise a hand-in is that does not say so."""

from __future__ import annotations

import nbformat

from qikit.learn.course_map import load_course
from qikit.marking.arriving.archives import Files
from qikit.marking.desk import Desk
from qikit.marking.mending.hand_in import resembles


def most_like(desk: Desk, files: Files) -> str | None:
    """Return the exercise of which there is most in a hand-in; None if there is none of any.

    Parameters
    ----------
    desk : Desk
        Whose desk it is; exercises that were never released count as well.
    files : dict
        The files as they came.
    """
    likeness = {
        module.slug: resembles(
            files,
            module.assessment,
            nbformat.read(module.exercise_folder / module.exercise.notebook, as_version=4),
        )
        for module in load_course(desk.root).modules
        if module.exercise and module.slug in desk.exercises()
    }
    best = max(likeness, key=lambda name: likeness[name], default="")
    return best if likeness.get(best, 0) > 0 else None
