"""Say in plain words why a hand-in could not be marked."""

from __future__ import annotations

from collections.abc import Iterable

_PLAIN = (
    ("NotJSONError", "its notebook cannot be read; it may be damaged or not a notebook at all"),
    ("No notebooks were matched", "there is no notebook in it"),
    ("No notebooks found", "its notebook has another name than the exercise's"),
    ("Marking it took longer", "marking it took far too long and was stopped"),
    ("ended from outside", "this machine ended its marking; try again"),
    ("Its files are larger", "its files are far larger than an exercise's"),
    ("The answers file has", "its answers file is far larger than people can fill in"),
    ("metadata may be corrupted", "the marks that tell its graded cells apart are damaged"),
    ("No such notebook format", "its notebook was saved in a form that cannot be read"),
    ("NotebookValidationError", "its notebook does not have the form of a notebook any more"),
    ("surrogates not allowed", "its notebook holds halves of characters, which no file can keep"),
    ("No space left on device", "this machine's disk is full"),
    ("database is locked", "the gradebook is in use by somebody else; try again"),
)
_OURS = "qikit.errors.QikitError: "


def why_not_marked(log: Iterable[str]) -> str:
    """Return the reason, from what nbgrader said.

    Examples
    --------
    >>> why_not_marked(["OSError: [Errno 28] No space left on device"])
    "this machine's disk is full"
    """
    said = list(log)
    whole = "\n".join(said)
    for sign, words in _PLAIN:
        if sign in whole:
            return words
    ours = next((line for line in reversed(said) if line.startswith(_OURS)), None)
    if ours:
        return ours.removeprefix(_OURS)
    last = next((line.strip() for line in reversed(said) if line.strip()), "no reason was given")
    return f"nbgrader says: {last}"
