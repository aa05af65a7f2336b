"""A generated class: everybody's work, how it arrives, and what ought to come of it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from random import Random

from qikit.marking.mending.master import Master
from tests.marking.arriving.zips import zipped
from tests.marking.cohort.kinds import Kind
from tests.marking.cohort.register import EVERY, QUICK
from tests.marking.cohort.sheet import draw
from tests.marking.cohort.work import SLUG, Work

SOUND = Kind(name="sound")
WAYS = ("exchange", "zip", "folder", "zip of zips")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """One learner of the class."""

    work: Work
    kind: Kind
    way: str

    @property
    def name(self) -> str:
        return self.work.name


def generate(seed: int, size: int, master: Master) -> tuple[Pupil, ...]:
    """Return a class: one learner for each kind there is, the rest of them sound.

    Kinds that take long are in it if there is room for them. Whatever a learner does depends on
    the seed and on the learner's own number only.
    """
    kinds = EVERY if size >= len(EVERY) else QUICK
    everybody = zip_longest(kinds, range(size), fillvalue=SOUND)
    return tuple(_pupil(seed, number, kind, master) for kind, number in everybody)


def _pupil(seed: int, number: int, kind: Kind, master: Master) -> Pupil:
    chance = Random(f"{seed} {number}")
    work = Work(
        name=f"learner-{number:03}",
        chance=chance,
        sheet=draw(chance, master.questions),
        notebook=deepcopy(master.notebook),
        files=dict(master.files),
    )
    kind.before(work)
    work.finish()
    kind.after(work)
    way = WAYS[number % len(WAYS)] if kind.way == "any" else kind.way
    return Pupil(work=work, kind=kind, way=way)


def deliver(pupils: tuple[Pupil, ...], inbound: Path, tray: Path) -> None:
    """Let every hand-in arrive in its way: in the exchange, or in one tray of files."""
    together: dict[str, bytes] = {}
    for pupil in pupils:
        match pupil.way:
            case "exchange":
                _exchange(pupil, inbound)
            case "zip":
                _write(tray / f"scan {pupil.name[::-1]}.zip", pupil.work.as_zip())
            case "folder":
                for name, content in pupil.work.files.items():
                    _write(tray / f"unpacked {pupil.name[-3:]}" / "work" / name, content)
            case _:
                together[f"e-mail {pupil.name[-3:]}.zip"] = pupil.work.as_zip()
    _write(tray / "all the others.zip", zipped(together))


def _exchange(pupil: Pupil, inbound: Path) -> None:
    folder = inbound / f"{pupil.name}+{SLUG}+2026-11-23 09:00:00.000000 UTC+x"
    for name, content in pupil.work.files.items():
        _write(folder / name, content)
    _write(folder / "timestamp.txt", b"2026-11-23 09:00:00.000000 UTC")
    for name, target in pupil.work.links.items():
        (folder / name).symlink_to(target)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
