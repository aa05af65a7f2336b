"""Every tool with every worked example, and empty."""

from __future__ import annotations

from importlib import import_module

import pytest

from qikit.apps.tools.desk import examples_of
from qikit.improve.keeping import TOOLS

KINDS = {
    kind: getattr(import_module(f"qikit.improve.{kind}"), name) for kind, name in TOOLS.items()
}
FILLED = {
    f"{kind}-{name}": tool(**parts)
    for kind, tool in KINDS.items()
    for name, parts in examples_of(tool).items()
}
EMPTY = {f"{kind}-empty": tool() for kind, tool in KINDS.items()}


def pytest_generate_tests(metafunc):
    for name, known in (("filled", FILLED), ("tool", FILLED | EMPTY)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, list(known.values()), ids=list(known))
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", list(KINDS.values()), ids=list(KINDS))


@pytest.fixture
def example():
    return lambda name: FILLED[name]
