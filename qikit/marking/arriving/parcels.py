"""Find the hand-ins in whatever arrived: a zip, a zip of zips, a folder of either, one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from qikit.learn.answers import FILE_NAME as ANSWERS
from qikit.learn.questions import LEARNERS_FILE
from qikit.marking.arriving.archives import Files, is_zip, read_zip
from qikit.marking.arriving.folders import read_file, read_folder
from qikit.marking.arriving.limits import Allowance, Refused, shown
from qikit.marking.label import LABEL_FILE, Label, read_label

_SIGNS = (LABEL_FILE, ANSWERS, LEARNERS_FILE)
_NOISE = {"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".git"}
_NOISE_FILES = {".ds_store", "thumbs.db", "desktop.ini"}
_OTHER_ARCHIVES = (".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One hand-in as it arrived, or something that is none.

    Parameters
    ----------
    name : str
        What it was called on arrival; only to be shown.
    files : dict
        Its files, from its own folder; each byte as it came.
    content : bytes
        The archive itself, if it was not opened.
    refused : str
        Why it was not opened, in plain words.
    """

    name: str
    files: Files = field(default_factory=dict)
    content: bytes = b""
    refused: str = ""

    @property
    def label(self) -> Label | None:
        """The label in it, if it has one that can be read."""
        content = self.files.get(PurePosixPath(LABEL_FILE))
        return read_label(content) if content is not None else None


def parcels_at(path: Path, allowance: Allowance) -> Iterator[Parcel]:
    """Find the hand-ins in a file or a folder.

    Parameters
    ----------
    path : Path
        A zip, a single file of a hand-in, or a folder of any of these.
    allowance : Allowance
        How much is read at most.

    Yields
    ------
    Parcel
        Each hand-in. What is not safe to open is told as one that is refused.
    """
    try:
        if not path.is_dir():
            yield from parcels_in(path.name, read_file(path.resolve(), allowance), allowance)
        elif any(_is_of_hand_in(PurePosixPath(one.name)) for one in path.iterdir()):
            yield from _in_folder(path.resolve(), path.name, allowance)
        else:
            yield from _each_in(path, allowance)
    except (Refused, OSError) as error:
        yield Parcel(name=path.name, refused=_why(error))


def _each_in(folder: Path, allowance: Allowance) -> Iterator[Parcel]:
    """Take everything in a folder of hand-ins for itself, so that none can spoil another."""
    found = [one for one in sorted(folder.iterdir()) if not _is_noise(PurePosixPath(one.name))]
    if not found:
        raise Refused("there is no exercise in it")
    for one in found:
        try:
            if one.is_dir() and not one.is_symlink():
                yield from _in_folder(one, one.name, allowance)
            else:
                content = read_file(one, allowance)
                yield from parcels_in(one.name, content, allowance)
        except (Refused, OSError) as error:
            yield Parcel(name=one.name, refused=_why(error))


def _in_folder(folder: Path, name: str, allowance: Allowance) -> Iterator[Parcel]:
    with allowance.attempt():
        files = read_folder(folder, allowance)
    yield from _in_tree(name, files, allowance, depth=0)


def _why(error: Refused | OSError) -> str:
    return f"it cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)


def parcels_in(
    name: str, content: bytes, allowance: Allowance, *, depth: int = 0
) -> Iterator[Parcel]:
    """Find the hand-ins in the content of one file; parameters and result as above."""
    try:
        if is_zip(content):
            if depth >= allowance.limits.depth:
                raise Refused(f"there are zips in zips in zips; {shown(name)} is one too deep")
            files = read_zip(content, allowance)
            yield from _in_tree(name, files, allowance, depth=depth + 1)
        elif not content:
            raise Refused("it is empty")
        elif _is_of_hand_in(PurePosixPath(name)):
            yield Parcel(name=name, files={PurePosixPath(PurePosixPath(name).name): content})
        elif name.lower().endswith(_OTHER_ARCHIVES):
            raise Refused("only a zip can be opened here")
        else:
            raise Refused("it is neither a zip nor a file of an exercise")
    except Refused as refused:
        yield Parcel(name=name, content=content, refused=str(refused))


def _in_tree(name: str, files: Files, allowance: Allowance, *, depth: int) -> Iterator[Parcel]:
    """Find hand-ins in a folder's files: each folder with signs of one, each zip, each notebook."""
    files = {path: content for path, content in files.items() if not _is_noise(path)}
    homes = _homes(files)
    loose = {path: c for path, c in files.items() if not any(h in path.parents for h in homes)}
    loose = {path: c for path, c in loose.items() if is_zip(c) or _is_of_hand_in(path)}
    if not homes and not loose:
        raise Refused("there is no exercise in it")
    for home in homes:
        own = {path.relative_to(home): c for path, c in files.items() if home in path.parents}
        yield Parcel(name=_joined(name, home), files=own)
    for path, content in loose.items():
        yield from parcels_in(_joined(name, path), content, allowance, depth=depth)


def _homes(files: Files) -> list[PurePosixPath]:
    """Folders that hold one hand-in; one within another belongs to it.

    Notebooks beside zips are not one hand-in: such a folder is somebody's in-tray.
    """
    trays = {path.parent for path, content in files.items() if is_zip(content)}
    signed = {path.parent for path in files if path.name in _SIGNS}
    holders = signed | ({path.parent for path in files if _is_of_hand_in(path)} - trays)
    return sorted(one for one in holders if not any(up in holders for up in one.parents))


def _is_of_hand_in(path: PurePosixPath) -> bool:
    return path.name in _SIGNS or path.suffix.lower() == ".ipynb"


def _is_noise(path: PurePosixPath) -> bool:
    return bool(_NOISE & set(path.parts)) or path.name.lower() in _NOISE_FILES


def _joined(name: str, inside: PurePosixPath) -> str:
    return name if inside == PurePosixPath() else f"{name}/{inside}"
