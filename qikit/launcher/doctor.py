"""``qi doctor``: what works on this machine, and what to do about the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qikit.launcher.looks import LOOKS, Look
from qikit.launcher.places import Checkout
from qikit.launcher.trouble import Trouble


def run_doctor(checkout: Checkout, argv: Sequence[str]) -> int:
    """Print one line a look; the exit code is 1 when something the course needs is missing."""
    if argv:
        raise Trouble(f"'qi doctor' takes nothing more, and got {' '.join(argv)!r}.")
    looks = [look(checkout) for look in LOOKS]
    for look in looks:
        print(told(look))
    print(f"\n{verdict(looks)}")
    return 1 if any(look.is_problem for look in looks) else 0


def told(look: Look) -> str:
    """One look in words.

    Examples
    --------
    >>> print(told(Look(what="Python", found="3.12.1")))
    ok       Python       3.12.1
    >>> print(told(Look(what="Fonts", found="none found", todo="Install some.", needed=False)))
    note     Fonts        none found
                          Install some.
    """
    mark = "ok" if not look.todo else "problem" if look.needed else "note"
    line = f"{mark:<8} {look.what:<12} {look.found}"
    return f"{line}\n{'':<22}{look.todo}" if look.todo else line


def verdict(looks: Iterable[Look]) -> str:
    problems = sum(look.is_problem for look in looks)
    if not problems:
        return "The course can run here."
    return f"The course cannot run here yet: {problems} problem{'s' * (problems > 1)} above."
