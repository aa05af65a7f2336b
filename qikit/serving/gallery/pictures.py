"""The pictures of the gallery: drawn once for each state of the code, and kept."""

from __future__ import annotations

import asyncio
import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
_KEPT = ".qi/gallery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A play as the gallery shows it.

    Parameters
    ----------
    title, purpose : str
        What it is called and what it is for, in its own words.
    svg : str
        Its picture; empty if it could not be drawn.
    alt : str
        What the picture shows, in words.
    """

    title: str
    purpose: str
    svg: str
    alt: str


class Pictures:
    """Keeps the pictures below the root of the course.

    Parameters
    ----------
    root : Path
        The root.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / _KEPT
        self._drawing = asyncio.Lock()
        self._read: tuple[str, dict[str, Picture]] = ("", {})

    @property
    def drawn(self) -> dict[str, Picture]:
        """The pictures that are there already."""
        return self._read[1]

    async def of(self, names: Sequence[str]) -> dict[str, Picture]:
        """The pictures of these plays; the first to ask waits until they are drawn."""
        async with self._drawing:
            state = await asyncio.to_thread(_state, names)
            if self._read[0] != state:
                file = self._folder / f"{state}.json"
                if not file.is_file():
                    await asyncio.to_thread(self._draw, file, names)
                self._read = (state, _pictures(file))
            return self._read[1]

    def _draw(self, file: Path, names: Sequence[str]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "qikit.serving.gallery.drawing", str(file), *names]
        subprocess.run(command, check=False)
        for old in self._folder.glob("*.json"):
            if old != file:
                old.unlink(missing_ok=True)


def _pictures(file: Path) -> dict[str, Picture]:
    """None, if drawing failed altogether: the gallery is still there, without pictures."""
    if not file.is_file():
        return {}
    drawn = json.loads(file.read_text(encoding="utf-8"))
    return {name: Picture(**told) for name, told in drawn.items()}


def _state(names: Sequence[str]) -> str:
    """A fingerprint of what is drawn and of the code that draws it."""
    files = sorted(path for path in PACKAGE.rglob("*.*") if path.suffix in (".py", ".yml", ".csv"))
    told = [f"{path.relative_to(PACKAGE)} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join([*names, *told]).encode()).hexdigest()[:24]
