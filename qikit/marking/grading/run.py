"""Run what a learner programmed, to be looked at: in a sandbox, and for no marks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from nbclient.exceptions import DeadKernelError
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from traitlets import Bool, Integer

from qikit.errors import QikitError
from qikit.kernels import WarmKernelManager, isolation_available
from qikit.kernels.watch import KINDS
from qikit.marking.grading import mischief
from qikit.marking.grading.judge import carries_marks
from qikit.marking.grading.own_code import course_code, has_own_code, only_shows
from qikit.marking.grading.policy import may_use_the_data
from qikit.marking.grading.refusals import in_plain_words
from qikit.marking.grading.report import tell
from qikit.marking.harmless import KINDS_SHOWN, harmless

_WAIT_TO_START = 60
_WATCH = "__import__('qikit.kernels.watch', fromlist=['watch'])"
_SHOW = f"get_ipython().display_formatter.active_types = {KINDS_SHOWN!r}"
_SEEN = f"{_WATCH}.seen()"


class RunOwnCode(Execute):  # type: ignore[misc]
    """Run a notebook that holds code of the learner's own; leave any other as it is.

    The code starts in a copy of what was handed in. It has no network, sees no other file but the
    course's open data, and may use so much time, memory and so many processes. Cells that carry
    marks are not run, nor the course's own cells that only show something. Whatever happens, the
    marks do not depend on it.
    """

    timeout = Integer(60, help="Seconds that one cell may take.").tag(config=True)
    longest = Integer(180, help="Seconds that all cells may take together.").tag(config=True)
    most_output = Integer(4_000_000, help="Bytes that all cells may show.").tag(config=True)
    always = Bool(False, help="Run notebooks without own code as well.").tag(config=True)
    unisolated = Bool(False, help="Run the code also where it cannot be isolated.").tag(config=True)

    _until: float = 0.0
    _shown: float = 0.0
    _folder: str = ""
    _course: frozenset[str] = frozenset()
    _ending: Any = None

    def preprocess(self, nb: Any, resources: dict[str, Any], km: Any = None) -> tuple[Any, Any]:
        place = resources["nbgrader"]
        course = CourseDirectory(parent=self)
        self._course = course_code(_own_notebooks(course, place))
        if not self.always and not has_own_code(nb, self._course):
            return nb, resources
        self._folder = course.format_path(
            course.submitted_directory, place["student"], place["assignment"]
        )
        manager = self._manager()
        if manager is not None:
            self.kernel_manager_class, self.kernel_name = manager, "python3"
            self._run(nb, resources)
        return nb, resources

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> tuple[Any, Any]:
        if cell.cell_type != "code" or carries_marks(cell) or self._is_idle(cell):
            return cell, resources
        if time.monotonic() > self._until:
            tell(mischief.TIME)
            return cell, resources
        if not self.code_cells_executed:
            readable = tuple(map(str, may_use_the_data().readable))
            self._ask(f"{_SHOW}\n{_WATCH}.begin({readable!r})")
        ran = super().preprocess_cell(cell, resources, index)
        for kind in noticed(self._ask("", seen=_SEEN)):
            tell(mischief.NOTICED[kind])
        return ran

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
        """Count what is shown; code that shows too much is ended."""
        self._shown += sum(map(len, msg.get("buffers", ()))) + len(str(msg["content"]))
        if self._shown <= self.most_output:
            return super().process_message(msg, cell, cell_index)
        if self._shown < float("inf"):
            self._shown = float("inf")
            tell(mischief.PRINTED)
            self._ending = asyncio.ensure_future(self.km.provisioner.kill())
        return None

    @contextmanager
    def setup_kernel(self, **options: Any) -> Iterator[None]:
        """Start in a copy of the hand-in; what the process itself prints is dropped."""
        with super().setup_kernel(cwd=self._folder, stdout=DEVNULL, stderr=DEVNULL, **options):
            yield

    def _manager(self) -> Any:
        """How kernels are started; None if this machine cannot isolate them and must not."""
        available = isolation_available()
        if available.ok:
            return WarmKernelManager.under(may_use_the_data())
        reason = in_plain_words(available.reason)
        if self.unisolated:
            tell(f"its code was run without isolation, as your settings say. {reason}")
            return Execute().kernel_manager_class
        tell(f"its code was not run, because it cannot be isolated here. {reason}")
        return None

    def _is_idle(self, cell: Any) -> bool:
        """Whether it is the course's own cell, and nothing a learner wrote can build on it."""
        source = cell.source.strip()
        return not self.always and source in self._course and only_shows(source)

    def _ask(self, code: str, **expressions: str) -> Any:
        """Run a line of ours in the kernel; the learner's notebook does not show it."""
        asked = self.kc.execute(
            code, silent=True, store_history=False, user_expressions=expressions
        )
        return self.wait_for_reply(asked)

    def _run(self, nb: Any, resources: dict[str, Any]) -> None:
        self._until, self._shown = time.monotonic() + self.longest, 0.0
        self.timeout_func = self._time_left
        self.startup_timeout = _WAIT_TO_START
        self.store_widget_state, self.shutdown_kernel = False, "immediate"
        try:
            super().preprocess(nb, resources)
        except DeadKernelError:
            tell(mischief.PRINTED if self._shown > self.most_output else mischief.ENDED)
        except QikitError as error:
            tell(f"its code was not run. {in_plain_words(error.what)}")
        except Exception:  # whatever it does, its answers are marked
            tell(mischief.STUCK)
        _tidy(nb.cells)
        for line in mischief.seen_in(nb.cells):
            tell(line)

    def _time_left(self, cell: Any) -> int:
        return max(1, min(self.timeout, int(self._until - time.monotonic())))


def noticed(reply: Any) -> list[str]:
    """Read from a kernel's reply what was noticed in it; it may say anything at all."""
    try:
        said = reply["content"]["user_expressions"]["seen"]["data"]["text/plain"]
        return [kind for kind in KINDS if repr(kind) in said]
    except (KeyError, TypeError):
        return []


def _tidy(cells: list[Any]) -> None:
    """A kernel whose code forges its messages can put anything into a notebook."""
    for cell in cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = harmless(cell.outputs), None


def _own_notebooks(course: CourseDirectory, place: dict[str, str]) -> list[Path]:
    """The exercise as it was released and as it was written."""
    steps = (course.release_directory, course.source_directory)
    names = [course.format_path(step, ".", place["assignment"]) for step in steps]
    return [Path(name) / f"{place['notebook']}.ipynb" for name in names]
