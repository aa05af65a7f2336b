"""Mark without names: each learner has a number and a bird, drawn by lot for every exercise."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from qikit.errors import QikitError
from qikit.marking.desk import Desk
from qikit.marking.fairness.store import open_store, read_setting, write_setting
from qikit.marking.fairness.tables import PseudonymRow

_SETTING = "anonymous"
_FEW, _MANY = 99, 9999
_BIRDS = """
avocet bittern blackbird bullfinch buzzard chaffinch coot cormorant crane crow cuckoo curlew
dipper dunlin dunnock eider falcon fieldfare finch gannet godwit goldfinch goose grebe greenfinch
gull harrier hawk heron jackdaw jay kestrel kingfisher kite knot lapwing lark linnet magpie
mallard martin merlin moorhen nightjar nuthatch osprey ouzel owl oystercatcher peregrine petrel
pigeon pintail pipit plover puffin quail raven redshank redstart robin rook ruff sanderling
shearwater shelduck siskin skylark snipe sparrow starling stonechat swallow swan swift teal tern
thrush turnstone twite wagtail warbler waxwing wheatear whimbrel wigeon woodcock wren yellowhammer
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonym:
    """The name under which a learner is marked in one exercise.

    Parameters
    ----------
    number : int
        Drawn by lot; it says nothing about the name, nor about who came first.
    word : str
        A bird, so that it can be remembered and said aloud.
    """

    number: int
    word: str

    def __str__(self) -> str:
        return f"Learner {self.number:02d} · {self.word}"

    @property
    def key(self) -> str:
        """The same for a page's address, such as ``07-heron``."""
        return f"{self.number:02d}-{self.word}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a page calls a learner: ``key`` in addresses and forms, ``shown`` to read."""

    key: str
    shown: str


def set_anonymous(desk: Desk, exercise: str, on: bool) -> None:
    """Hide or show learners' names while an exercise is marked."""
    write_setting(desk, exercise, _SETTING, on or None)


def is_anonymous(desk: Desk, exercise: str) -> bool:
    """Whether an exercise is marked without names."""
    return bool(read_setting(desk, exercise, _SETTING))


def pseudonyms(desk: Desk, exercise: str, learners: Iterable[str]) -> dict[str, Pseudonym]:
    """Return each learner's pseudonym in the order of the numbers; new ones are drawn by lot.

    Parameters
    ----------
    desk : Desk
        Where marking lives.
    exercise : str
        The exercise; a learner has another pseudonym in every one.
    learners : iterable of str
        Learners' ids.
    """
    names = set(learners)
    with open_store(desk) as book:
        drawn = _drawn(book, exercise)
        room = _FEW if 2 * len(names | set(drawn)) < _FEW else _MANY
        for name in sorted(names - set(drawn)):
            new = drawn[name] = _draw(drawn, room)
            book.db.add(
                PseudonymRow(exercise=exercise, learner=name, number=new.number, word=new.word)
            )
        book.db.commit()
    order = sorted(names, key=lambda name: drawn[name].number)
    return {name: drawn[name] for name in order}


def learner_behind(desk: Desk, exercise: str, key: str) -> str:
    """Return the learner's id behind the ``key`` of a label.

    While names are hidden that is a pseudonym's key; an id is not taken then, so that an address
    with a name in it leads nowhere.

    Raises
    ------
    QikitError
        If nobody has it.
    """
    if is_anonymous(desk, exercise):
        with open_store(desk) as book:
            known = {each.key: name for name, each in _drawn(book, exercise).items()}
    else:
        known = {name: name for name in desk.learners("autograded", exercise)}
    if key not in known:
        raise QikitError(f"Nobody is called {key!r} here.", where=exercise)
    return known[key]


def labels(desk: Desk, exercise: str, learners: Iterable[str]) -> dict[str, Label]:
    """Return what to call each learner on a page, in the order to show them.

    With names hidden these are pseudonyms in the order of their numbers, else ids in the order of
    the alphabet.
    """
    if not is_anonymous(desk, exercise):
        return {name: Label(key=name, shown=name) for name in sorted(set(learners))}
    drawn = pseudonyms(desk, exercise, learners)
    return {name: Label(key=each.key, shown=str(each)) for name, each in drawn.items()}


def _drawn(book: Any, exercise: str) -> dict[str, Pseudonym]:
    rows = book.db.scalars(select(PseudonymRow).where(PseudonymRow.exercise == exercise))
    return {row.learner: Pseudonym(number=row.number, word=row.word) for row in rows}


def _draw(drawn: dict[str, Pseudonym], room: int) -> Pseudonym:
    numbers = {each.number for each in drawn.values()}
    free = [number for number in range(1, room + 1) if number not in numbers]
    used = {each.word for each in drawn.values()}
    words = [bird for bird in _BIRDS.split() if bird not in used] or _BIRDS.split()
    return Pseudonym(number=secrets.choice(free), word=secrets.choice(words))
