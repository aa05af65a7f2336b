"""``python -m qikit.marking.grading.worker ROOT EXERCISE``: mark the hand-ins one is told to.

Each line that comes in names a learner; for each, one line goes out: what nbgrader said where the
hand-in could not be marked, and nothing where it was. nbgrader changes its process's working folder
and keeps much open, so it gets a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from qikit.marking.desk import Desk, open_desk
from qikit.marking.engine import NbgraderStopped, share_engines


def main() -> None:
    """Mark until nobody asks any more."""
    root, exercise = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer
    desk = open_desk(Path(root))
    share_engines()
    for line in sys.stdin:
        said = _marked(desk, exercise, json.loads(line))
        answers.write(json.dumps(said) + "\n")
        answers.flush()


def _marked(desk: Desk, exercise: str, learner: str) -> list[str]:
    from qikit.marking.grading.one import mark_one

    try:
        mark_one(desk, exercise, learner)
    except NbgraderStopped as stopped:
        return list(stopped.log) or [str(stopped)]
    except (Exception, SystemExit):  # whatever one hand-in does, the next one is marked
        return traceback.format_exc().splitlines()
    return []


if __name__ == "__main__":
    main()
