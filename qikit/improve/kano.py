"""Kano: which features people expect, which they want more of, and which delight them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Literal

from qikit.errors import QikitError
from qikit.improve.coach import CoachQuestion
from qikit.improve.markup import NOT_YET, counted, table
from qikit.improve.record import Record, Words, choices
from qikit.improve.tool import Tool

Answer = Literal["", "like", "expect", "neutral", "can live with", "dislike"]
ANSWERS = choices(Answer)
CLASSES = {
    "M": "must-be",
    "O": "performance",
    "A": "attractive",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}
#: Answer if it were there -> class by answer if it were not, in the order of :data:`ANSWERS`.
_TABLE = {
    "like": "QAAAO",
    "expect": "RIIIM",
    "neutral": "RIIIM",
    "can live with": "RIIIM",
    "dislike": "RRRRQ",
}
_FEW, _MIXED = 5, 0.5
MOST_ANSWERS = 60


def kano_class(there: str, missing: str) -> str:
    """Return the class of a feature for one person.

    Parameters
    ----------
    there, missing : str
        How they feel if the feature were there, and if it were not: one of :data:`ANSWERS`.

    Returns
    -------
    str
        ``M`` must-be, ``O`` performance, ``A`` attractive, ``I`` indifferent, ``R`` reverse or
        ``Q`` questionable.

    Raises
    ------
    QikitError
        If an answer is not one of the five.

    Notes
    -----
    The evaluation table of Kano et al. 1984, as printed by Berger et al. 1993, Center for
    Quality of Management Journal 2(4).

    Examples
    --------
    >>> kano_class("expect", "dislike"), kano_class("like", "neutral")
    ('M', 'A')
    """
    for answer in (there, missing):
        if answer not in ANSWERS:
            raise QikitError(f"{answer!r} is not an answer.", todo=f"Use {', '.join(ANSWERS)}.")
    return _TABLE[there][ANSWERS.index(missing)]


class KanoAnswer(Record):
    """One person's two answers about one feature.

    Parameters
    ----------
    feature : str
        The feature.
    there, missing : str
        How they feel if it were there, and if it were not.
    """

    called: ClassVar[str] = "an answer"

    feature: Words = ""
    there: Answer = ""
    missing: Answer = ""


class Kano(Tool):
    """Answers of several people about several features.

    Parameters
    ----------
    service : str
        What the features belong to.
    answers : tuple of KanoAnswer
        One for each person and feature.

    Examples
    --------
    >>> pairs = [("like", "dislike"), ("like", "neutral"), ("expect", "dislike"),
    ...          ("neutral", "neutral")]
    >>> kano = Kano(answers=[KanoAnswer(feature="text", there=t, missing=m) for t, m in pairs])
    >>> kano.better("text"), kano.worse("text")
    (0.5, -0.5)
    """

    kind: ClassVar[str] = "kano"
    called: ClassVar[str] = "a Kano table"

    service: Words = ""
    answers: tuple[KanoAnswer, ...] = ()

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """For each feature, how many answers fall in each class."""
        found: dict[str, Counter[str]] = {}
        for answer in self.answers:
            if answer.feature and answer.there and answer.missing:
                classes = found.setdefault(answer.feature, Counter())
                classes[kano_class(answer.there, answer.missing)] += 1
        return found

    def class_of(self, feature: str) -> str:
        """Return the most frequent class; where several are, the first of M, O, A, I, R, Q."""
        counts = self.counts[feature]
        return max(CLASSES, key=lambda name: counts[name])

    def better(self, feature: str) -> float | None:
        """Return (A + O) / (A + O + M + I), from 0 to 1: how much it adds; None without those."""
        return self._share(feature, "AO")

    def worse(self, feature: str) -> float | None:
        """Return -(O + M) / (A + O + M + I), from -1 to 0: how much it hurts where it is missing.

        None if no answer is in one of those classes.
        """
        share = self._share(feature, "OM")
        return None if share is None else 0.0 - share

    def _share(self, feature: str, classes: str) -> float | None:
        counts = self.counts[feature]
        total = sum(counts[name] for name in "AOMI")
        return sum(counts[name] for name in classes) / total if total else None

    def describe(self) -> str:
        if not self.counts:
            return "No pair of answers is written yet."
        said = [f"{feature}: {CLASSES[self.class_of(feature)]}" for feature in self.counts]
        return f"{'; '.join(said)}."

    def questions(self) -> tuple[CoachQuestion, ...]:
        if not self.counts:
            ask = "Whom will you ask? Ask twice: what if it were there, and what if it were not?"
            return (CoachQuestion(about="Answers", ask=ask),)
        return tuple(asked for feature in self.counts for asked in _about(self, feature))

    def outline(self) -> str:
        rows = (
            (feature, CLASSES[self.class_of(feature)], sum(counts.values()),
             *(counts[name] for name in CLASSES), *map(_two, (self.better(feature),
                                                              self.worse(feature))))
            for feature, counts in self.counts.items()
        )  # fmt: skip
        names = (name.capitalize() for name in CLASSES.values())
        headings = ("Feature", "Class", "Answers", *names, "Better", "Worse")
        return table(self.service or "Kano", headings, rows)


def _two(value: float | None) -> str:
    return NOT_YET if value is None else f"{value:.2f}"


def _about(kano: Kano, feature: str) -> Iterator[CoachQuestion]:
    counts = kano.counts[feature]
    many = sum(counts.values())
    found = kano.class_of(feature)
    if found == "M":
        ask = "What happens if it is missing? Is it there every time, before you add anything else?"
        yield CoachQuestion(about=feature, slip="K11", noticed=CLASSES[found], ask=ask)
    if found == "R":
        ask = "Some would rather not have it. What does it do to their day?"
        yield CoachQuestion(about=feature, noticed=CLASSES[found], ask=ask)
    if counts["Q"]:
        ask = "Was the question understood? How would you ask it in their words?"
        noticed = counted(counts["Q"], "questionable answer")
        yield CoachQuestion(about=feature, noticed=noticed, ask=ask)
    if many < _FEW:
        ask = "Whose answers are missing?"
        yield CoachQuestion(about=feature, slip="K07", noticed=counted(many, "answer"), ask=ask)
    elif counts[found] / many <= _MIXED:
        ask = "People differ. Are these two groups with different needs?"
        yield CoachQuestion(about=feature, slip="K06", noticed="mixed answers", ask=ask)
