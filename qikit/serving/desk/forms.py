"""What a marker's form says: levels, a comment, and comments picked from the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qikit.learn.kinds.text import Text
from qikit.marking.fairness.values import RubricMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What stands in the form.

    Parameters
    ----------
    levels : mapping of str to int
        The level chosen for each criterion, as far as one was chosen.
    comment : str
        What the learner reads.
    reason : str
        Why an earlier mark changes.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""
    reason: str = ""

    @classmethod
    def of(cls, mark: RubricMark | None, *, reason: str = "") -> Given:
        """What a mark that was given before says."""
        if mark is None:
            return cls()
        levels = {each.criterion: each.level for each in mark.levels}
        return cls(levels=levels, comment=mark.comment, reason=reason)


def given_in(fields: Mapping[str, Sequence[bytes]], question: Text) -> Given:
    """Read a form; a level that is missing stays missing, and is told when it is saved.

    Levels come in fields named after the place of their criterion: ``level-0``, ``level-1`` …
    """
    chosen = {
        line.criterion: _first(fields, f"level-{place}")
        for place, line in enumerate(question.rubric)
    }
    typed = _first(fields, "comment")
    picked = [line for each in fields.get("picked", ()) if (line := _text(each)) not in typed]
    return Given(
        levels={name: int(level) for name, level in chosen.items() if level.isdecimal()},
        comment="\n".join(filter(None, [typed, *picked])),
        reason=_first(fields, "reason"),
    )


def _first(fields: Mapping[str, Sequence[bytes]], name: str) -> str:
    return _text(fields.get(name, [b""])[0])


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\r\n", "\n").strip()
