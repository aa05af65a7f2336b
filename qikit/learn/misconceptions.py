"""The wrong ideas that questions carry, so that a slip can be named and met with a nudge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from qikit.errors import QikitError
from qikit.learn.kinds import Question
from qikit.learn.kinds.base import Record

FILE = "misconceptions.yml"

_NAMED = re.compile(r"([A-Z]\d\d)(-[a-z-]+)?")


class Misconception(Record):
    """One wrong idea that many people bring along.

    Parameters
    ----------
    id : str
        A letter and two digits; a question's slip of this name stands for it.
    believed, instead : str
        What people think, and what is so; one sentence each, or two.
    modules : tuple of int
        Numbers of the modules in which learners are sure to meet it.
    """

    id: str = Field(pattern=r"^[A-Z]\d\d$")
    believed: str
    instead: str
    modules: tuple[int, ...] = Field(min_length=1)


_READ_ALL: TypeAdapter[list[Misconception]] = TypeAdapter(
    Annotated[list[Misconception], Field(min_length=1)]
)


def load_misconceptions(folder: Path) -> Mapping[str, Misconception]:
    """Read the misconceptions of a course, by id.

    Parameters
    ----------
    folder : Path
        The course's folder, which holds ``misconceptions.yml``.

    Raises
    ------
    QikitError
        If there is no such file, if it does not hold together, or if two have one id.
    """
    path = Path(folder) / FILE
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))["misconceptions"]
        found = _READ_ALL.validate_python(raw)
    except FileNotFoundError:
        raise QikitError(f"{FILE} is missing.", where=str(folder)) from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = " → ".join(map(str, fault["loc"]))
        raise QikitError(f"Misconception {place}: {fault['msg']}", where=FILE) from None
    except (yaml.YAMLError, TypeError, KeyError) as error:
        raise QikitError(
            f"This file cannot be read as misconceptions: {error}",
            where=FILE,
            todo="It needs a list under 'misconceptions:'.",
        ) from None
    (often, times), *_ = Counter(each.id for each in found).most_common(1)
    if times > 1:
        raise QikitError(f"Two misconceptions are called {often!r}.", where=FILE)
    return {each.id: each for each in found}


def misconception_of(slip: str) -> str | None:
    """Return the id of the misconception that a slip names; None if it has a name of its own.

    Examples
    --------
    >>> misconception_of("E01"), misconception_of("E01-down"), misconception_of("only-outside")
    ('E01', 'E01', None)
    """
    named = _NAMED.fullmatch(slip)
    return named.group(1) if named else None


def met(questions: Iterable[Question]) -> dict[str, tuple[str, ...]]:
    """Return the misconceptions that some questions carry, each with the ids of its questions.

    Parameters
    ----------
    questions : iterable of Question
        Questions with their keys; a learner's copy names no slips.
    """
    found: dict[str, list[str]] = {}
    for question in questions:
        for slip, nudge in question.nudges():
            name = misconception_of(slip)
            if name and nudge and question.id not in found.setdefault(name, []):
                found[name].append(question.id)
    return {name: tuple(ids) for name, ids in sorted(found.items())}
