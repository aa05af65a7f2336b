"""Run a hand-in with the course's own questions and keys, not with those that came with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import DEVNULL
from typing import Any

from nbgrader.preprocessors import Execute

from qikit.learn.notebook import KEYS_VARIABLE
from qikit.marking.written import source_folder


class ExecuteWithKeys(Execute):  # type: ignore[misc]
    """nbgrader's Execute, whose kernel is told where the trusted questions are.

    What the kernel's process itself prints (warnings of its own, for those who run it) is dropped;
    outputs of cells arrive as ever.
    """

    def preprocess(self, nb: Any, resources: dict[str, Any], km: Any = None) -> Any:
        self._keys = str(source_folder(self, resources["nbgrader"]["assignment"]))
        return super().preprocess(nb, resources, km)

    @contextmanager
    def setup_kernel(self, **options: Any) -> Iterator[None]:
        options |= {"stdout": DEVNULL, "stderr": DEVNULL}
        with super().setup_kernel(env={**os.environ, KEYS_VARIABLE: self._keys}, **options):
            yield
