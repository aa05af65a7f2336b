"""Read what can still be read of a text file or a JSON file that was damaged."""

from __future__ import annotations

import json
import re
from typing import Any

_SPACE = re.compile(r"[\s,]*")
_SKIP_TO_KEY = re.compile(r'"(?:[^"\\\n]|\\.){0,200}"\s{0,200}:\s*')  # no endless key
_UNREADABLE = "\ufffd"
_ASCII = 127
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def as_text(content: bytes) -> tuple[str, bool]:
    """Return text whatever its encoding, and whether it was plain UTF-8.

    Examples
    --------
    >>> as_text("Ärztin".encode("utf-16"))
    ('Ärztin', False)
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), False
    text = content.decode("utf-8", errors="replace")
    if _UNREADABLE not in text:
        return text, True
    if any(ord(letter) > _ASCII and letter != _UNREADABLE for letter in text):
        return text, False  # UTF-8 with a worn spot
    return content.decode("cp1252", errors="replace"), False


def read_json(text: str) -> Any:
    """Return what a JSON text says; None if it is damaged, or holds what JSON does not have."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def items_of_list(text: str, name: str) -> list[Any]:
    """Return the whole items of the first list of that name, up to where the text breaks off.

    Examples
    --------
    >>> items_of_list('{"cells": [{"a": 1}, {"a": 2}, {"a"', "cells")
    [{'a': 1}, {'a': 2}]
    """
    start = re.search(rf'"{name}"\s*:\s*\[', text)
    items: list[Any] = []
    place = start.end() if start else len(text)
    while (found := _value_at(text, _after(_SPACE, text, place))) is not None:
        item, place = found
        items.append(item)
    return items


def entries_of_object(text: str, name: str) -> dict[str, Any]:
    """Return the whole entries of the first object of that name, leaving out damaged ones.

    Examples
    --------
    >>> entries_of_object('{"answers": {"a": {"answer": 1}, "b": #, "c": {"answ', "answers")
    {'a': {'answer': 1}}
    """
    start = re.search(rf'"{name}"\s*:\s*\{{', text)
    entries: dict[str, Any] = {}
    place = start.end() if start else 0
    while (key := _SKIP_TO_KEY.search(text, place)) is not None:
        found = _value_at(text, key.end())
        place = key.end()
        if found is not None:
            entries[key.group().rpartition('"')[0].strip().strip('"')] = found[0]
            place = found[1]
    return entries


def _value_at(text: str, place: int) -> tuple[Any, int] | None:
    try:
        return json.JSONDecoder(parse_constant=_refuse).raw_decode(text, place)
    except (ValueError, RecursionError):
        return None


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")
