"""What a learner's code may see and use while a hand-in is marked."""

from __future__ import annotations

from qikit.kernels import Limits, Policy

LIMITS = Limits(cpu_seconds=120)


def may_use_the_data() -> Policy:
    """Isolated, with the course's open data sets, which lessons load."""
    from qikit.pathways.catalogue import data_root

    data = data_root()
    return Policy(isolated=True, readable=(data,) if data.is_dir() else (), limits=LIMITS)
