"""Five learners whose hand-ins a machine has marked, for the tests of this folder."""

from tests.marking.fairness.fixtures import marked, marked_once

__all__ = ["marked", "marked_once"]
