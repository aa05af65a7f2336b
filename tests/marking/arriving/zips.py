"""Archives as somebody with bad intentions, or bad luck, would send them."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping

ANSWERS = b'{"version": 1, "answers": {}}'


def zipped(files: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip; unlike some tools, this writes whatever name it is given."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", how) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, how)
    return content.getvalue()


def with_kind(name: str, kind: int, content: bytes = b"target") -> bytes:
    """Return a zip with a good file, and one of another kind: a link or a device."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("answers.json", ANSWERS)
        odd = zipfile.ZipInfo(name)
        odd.create_system, odd.external_attr = 3, (kind | 0o644) << 16
        archive.writestr(odd, content)
    return out.getvalue()


def link(name: str) -> bytes:
    return with_kind(name, stat.S_IFLNK)


def with_a_hidden_end() -> bytes:
    """Return a zip with a file whose name goes on after where some programs stop reading it."""
    return zipped({"answers.json?.png": ANSWERS}).replace(b"json?.png", b"json\0.png")


def locked() -> bytes:
    """Return a zip whose entry says that it is encrypted."""
    raw = bytearray(zipped({"answers.json": ANSWERS}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(sign) + place] |= 1
    return bytes(raw)


def lying_about_size(claimed: int, real: int) -> bytes:
    """Return a zip whose entry is larger than it says."""
    raw = bytearray(zipped({"answers.json": b"0" * real}))
    struct.pack_into("<I", raw, raw.index(b"PK\x01\x02") + 24, claimed)
    return bytes(raw)


def overlapping(copies: int) -> bytes:
    """Return a zip in whose directory many names share one place."""
    one = zipped({"answers.json": b"0" * 1000})
    start = one.index(b"PK\x01\x02")
    entry = one[start : one.index(b"PK\x05\x06")]
    entries = b"".join(entry.replace(b"answers", b"%07d" % n) for n in range(copies))
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, copies, copies, len(entries), start, 0)
    return one[:start] + entries + end


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def with_a_wrong_byte(content: bytes) -> bytes:
    """Return a zip one of whose files is not what it was when it was packed."""
    raw = bytearray(content)
    raw[raw.index(b"PK\x01\x02") // 2] ^= 0xFF
    return bytes(raw)


def nested(depth: int) -> bytes:
    content = zipped({"answers.json": ANSWERS})
    for _ in range(depth - 1):
        content = zipped({"more.zip": content})
    return content
