"""Become the program that does the work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from qikit.launcher.places import Checkout
from qikit.launcher.variables import child_variables


def hand_over(checkout: Checkout, module: str, argv: Sequence[str], **more: str) -> int:
    """Run ``python -m module argv`` in the environment, from the root of the checkout.

    Where the system allows it this process becomes that one, so that signals reach it directly
    and nothing stays in between.
    """
    command = [str(checkout.python), "-m", module, *argv]
    variables = {**child_variables(checkout), **more}
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.chdir(checkout.root)
        os.execve(command[0], command, variables)
    return _run(command, checkout, variables)


def _run(command: Sequence[str], checkout: Checkout, variables: Mapping[str, str]) -> int:
    with subprocess.Popen(list(command), cwd=checkout.root, env=dict(variables)) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the child got it too and is closing
