"""Codes that people type and keys that nobody can guess."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "346789CDFHJKMNPQRTVWXY"  # nothing that looks like something else, and no words
LENGTH = 6


def new_code() -> str:
    """Return a new room code: short enough to read out across a hall."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """Return what somebody typed as a code, or None if it cannot be one.

    Examples
    --------
    >>> read_code(" hk4-7tw "), read_code("hello")
    ('HK47TW', None)
    """
    code = "".join(letter for letter in typed.upper() if letter not in " -")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def new_key() -> str:
    """Return a new secret of 192 bits, which a phone keeps to come back to its seat."""
    return secrets.token_urlsafe(24)


def print_of(key: str) -> str:
    """Return what is kept of a key: enough to know it again, not enough to use it."""
    return hashlib.sha256(key.encode()).hexdigest()
