"""The workshop games of a module, for those who teach it."""

from __future__ import annotations

from qikit.learn.course_map import Module
from qikit.workshop.games import rules_of

_HEAD = """
## Games for the whole room

People join with their phones. Each game has a script to lead from and a sheet for paper.

"""


def workshop_games(module: Module) -> str:
    """Return a Markdown section with the workshop games of a module; empty if it has none.

    Parameters
    ----------
    module : Module
        The map says which games are its own.
    """
    lines = []
    for slug in module.games:
        game = rules_of(slug)
        lines.append(
            f"- [{game.title}](../../workshop/{slug}), about {game.minutes} minutes with the talk. "
            f"{game.summary}"
        )
    return _HEAD + "\n".join(lines) + "\n" if lines else ""


def titles(module: Module) -> tuple[str, ...]:
    """Return the titles of a module's workshop games, without those that fit any module.

    Parameters
    ----------
    module : Module
        The map says which games are its own.
    """
    games = (rules_of(slug) for slug in module.games)
    return tuple(game.title for game in games if len(game.modules) <= _FITS_ANY)


_FITS_ANY = 3  # a live poll fits every module and need not be named in a timetable
