"""Collect what learners have handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from qikit.learn.course_map import Module
from qikit.marking.desk import Desk, has_exchange, open_desk
from qikit.marking.engine import NbgraderStopped, exchange
from qikit.marking.fairness.deadlines import read_time
from qikit.marking.learner import is_learner_id
from qikit.marking.stopping import MustStop, never

TIME_FILE = "timestamp.txt"
#: No exercise was handed in before that; a clock that says so was not set.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """One learner's hand-in, as collected.

    Parameters
    ----------
    learner : str
        Whose it is.
    is_new : bool
        Whether this or a newer version was not there before.
    account : str
        The account it came from, if several accounts use the exchange and this is another one.
    trouble : str
        Why it could not be collected, or why it is set aside, in plain words; it is still in the
        exchange.
    told : tuple of str
        What was mended, one plain sentence each.
    """

    learner: str
    is_new: bool
    account: str = ""
    trouble: str = ""
    told: tuple[str, ...] = ()


def collect(root: Path, module: Module, must_stop: MustStop = never) -> tuple[Collected, ...]:
    """Collect the newest hand-in of every learner; one that cannot be read stops no other.

    Parameters
    ----------
    root : Path
        The checkout.
    module : Module
        The module whose exercise is collected.
    must_stop : MustStop, optional
        Asked before each hand-in; once it says so, the others stay in the exchange.
    """
    from qikit.marking.arriving.place import read_mendings, set_aside

    desk = open_desk(root)
    before = _times(desk, module.slug)
    accounts = _accounts(desk, module.slug)
    troubles = {name: _collect(desk, module.slug, name) for name in accounts if not must_stop()}
    after = _times(desk, module.slug)
    aside = {one.learner: one.reason for one in set_aside(desk, module.slug)}
    return tuple(
        Collected(
            learner=name,
            is_new=before.get(name) != after.get(name),
            account=_another(name, accounts),
            trouble=troubles.get(name) or aside.get(name, ""),
            told=read_mendings(desk, module.slug, name),
        )
        for name in sorted({*accounts, *after})
    )


def time_of(folder: Path) -> str:
    """Return when a hand-in was handed in, as nbgrader wrote it down; empty if it did not."""
    path = folder / TIME_FILE
    return path.read_text(encoding="utf-8", errors="replace").strip() if path.is_file() else ""


def handed_in_at(folder: Path) -> datetime | None:
    """Return when a hand-in was handed in; None if that was not written down, or is damaged."""
    when = read_time(time_of(folder))
    return when if when is not None and when >= EARLIEST else None


def who_handed_in(desk: Desk, exercise: str) -> tuple[str, ...]:
    """Return the learners of whom anything has come, in any way, whatever became of it."""
    from qikit.marking.arriving.store import NOT_KNOWN, records

    kept = {one.learner for one in records(desk, exercise)} - {NOT_KNOWN}
    return tuple(
        sorted({*kept, *desk.in_exchange(exercise), *desk.learners("submitted", exercise)})
    )


def to_collect(desk: Desk, exercise: str) -> tuple[str, ...]:
    """Return the learners whose newest work in the exchange was neither taken in nor set aside."""
    found = desk.in_exchange(exercise)
    return tuple(name for name in sorted(found) if not _was_collected(desk, exercise, found[name]))


def _was_collected(desk: Desk, exercise: str, work: Path) -> bool:
    from qikit.marking.arriving.store import was_taken_in

    learner, _, when, *_ = [*work.name.split("+"), "", ""]
    handed_in = read_time(when)
    if handed_in is None or not is_learner_id(learner):
        return False
    return was_taken_in(desk, exercise, learner, handed_in.isoformat())


def _times(desk: Desk, exercise: str) -> dict[str, str]:
    names = desk.learners("submitted", exercise)
    return {name: time_of(desk.folder("submitted", exercise, name)) for name in names}


def _collect(desk: Desk, exercise: str, learner: str) -> str:
    """Collect one learner's hand-in; return why that cannot be done."""
    from nbgrader.exchange import ExchangeFactory

    if not is_learner_id(learner):
        return "its name cannot be a learner's"
    tool = ExchangeFactory(config=desk.config).Collect
    try:
        exchange(desk, tool, exercise, learner=learner, update=True)
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    except ValueError:
        return "the name of its folder does not say when it was handed in"
    except NbgraderStopped as stopped:
        return str(stopped)
    return ""


def _accounts(desk: Desk, exercise: str) -> dict[str, str]:
    """Account of each learner with work in the exchange."""
    if not has_exchange():
        return {}
    return {name: _owner(path) for name, path in desk.in_exchange(exercise).items()}


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except KeyError:  # an account that this machine has no name for
        return f"number {path.stat().st_uid}"


def _another(learner: str, accounts: dict[str, str]) -> str:
    account = accounts.get(learner, learner)
    return account if account != learner and len(set(accounts.values())) > 1 else ""
