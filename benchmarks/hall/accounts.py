"""What became of every answer of a hall."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from benchmarks.hall.phones import Phone
from qikit.workshop.room.room import mark_of
from qikit.workshop.room.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of the answers of a hall."""

    acknowledged: int
    lost: int
    twice: int
    from_nowhere: int


def account(store: Store, phones: list[Phone]) -> Account:
    """Look for acknowledged answers in the store, and for stored ones among those sent."""
    found = Account(acknowledged=0, lost=0, twice=0, from_nowhere=0)
    for code in {phone.code for phone in phones}:
        events = store.events(code)
        seats = {e.told["nickname"]: e.seat for e in events if e.kind == "seated"}
        entries = [event for event in events if event.kind == "entered"]
        for phone in (one for one in phones if one.code == code):
            seat = seats[phone.nickname]
            stored = Counter(event.once for event in entries if event.seat == seat)
            sure = {mark_of(seat, *sent) for sent in phone.acknowledged}
            sent = sure | {mark_of(seat, *sent) for sent in phone.perhaps}
            if phone.pending:
                sent |= {mark_of(seat, *one) for one in phone._answered()}
            found = Account(
                acknowledged=found.acknowledged + len(sure),
                lost=found.lost + len(sure - set(stored)),
                twice=found.twice + sum(stored.values()) - len(stored),
                from_nowhere=found.from_nowhere + len(set(stored) - sent),
            )
    return found
