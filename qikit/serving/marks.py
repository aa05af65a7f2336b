"""What the pages need from marking: hand-ins and feedback of this machine's learner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.latest import latest_feedback
from qikit.marking.receipts import Receipt, last_hand_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Where one exercise is in marking, as the learner sees it."""

    receipt: Receipt | None = None
    feedback: Path | None = None

    @property
    def feedback_is_older(self) -> bool:
        """Whether the exercise was handed in again after what the feedback is about."""
        if self.receipt is None or self.feedback is None:
            return False
        return self.feedback.parent.name not in self.receipt.file.name


def read_marks(root: Path, module: Module) -> Marks:
    """Look up the newest hand-in of a module's exercise and the newest feedback on it."""
    receipt = last_hand_in(root, module)
    feedback = latest_feedback(root, module) if receipt else None
    return Marks(receipt=receipt, feedback=feedback)
