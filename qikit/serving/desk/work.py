"""The process in which a long step of marking runs."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from qikit.errors import QikitError
from qikit.learn.course_map import load_course
from qikit.marking.desk import open_desk
from qikit.serving.desk.diary import DiaryWriter
from qikit.serving.desk.runs import diary_path, lock_of
from qikit.serving.desk.steps import STEPS

_LOCK_SECONDS = 10


def main(argv: Sequence[str]) -> int:
    """Run one step: the checkout, the exercise, the step, and what the run is called.

    Every word goes into its diary.
    """
    root, exercise, step, run = Path(argv[0]), *argv[1:]
    desk = open_desk(root)
    with lock_of(desk, exercise).acquire(timeout=_LOCK_SECONDS):
        diary = DiaryWriter(diary_path(desk, exercise, step), step, run)
        try:
            STEPS[step](root, load_course(root).module(exercise), diary)
        except QikitError as error:
            diary.end(str(error), is_trouble=True)
        except Exception:  # told in the log of the run; the page says so
            traceback.print_exc()
            diary.end(
                "Something went wrong that we did not foresee. What was done so far is kept; "
                f"the details are in {diary_path(desk, exercise, step).with_suffix('.log').name}.",
                is_trouble=True,
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
