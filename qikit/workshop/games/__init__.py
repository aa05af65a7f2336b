"""The games, each with pure rules; a game is loaded when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from qikit.errors import QikitError
from qikit.workshop.game import Game

#: Slug -> the module and the class of its rules, in the order in which they are offered.
GAMES = {
    "red-beads": ("red_beads.rules", "RedBeads"),
    "patient-flow": ("patient_flow.rules", "PatientFlow"),
    "funnel": ("funnel.rules", "Funnel"),
    "pdsa-recorder": ("pdsa_recorder.rules", "PDSARecorder"),
    "dice-flow": ("dice_flow.rules", "DiceFlow"),
    "bed-flow": ("bed_flow.rules", "BedFlow"),
    "same-measure": ("same_measure.rules", "SameMeasure"),
    "sweets": ("sweets.rules", "Sweets"),
    "shared-map": ("shared_map.rules", "SharedMap"),
    "signal-contest": ("contest.rules", "SignalContest"),
    "poll": ("poll", "Poll"),
    "dot-vote": ("dot_vote", "DotVote"),
}


@cache
def rules_of(slug: str) -> Game:
    """Return the rules of a game.

    Raises
    ------
    QikitError
        If there is no such game.

    Examples
    --------
    >>> rules_of("poll").title
    'Live poll'
    """
    if slug not in GAMES:
        raise QikitError(f"There is no game {slug[:40]!r}.", todo=f"Games: {', '.join(GAMES)}.")
    module, name = GAMES[slug]
    rules: Game = getattr(import_module(f"qikit.workshop.games.{module}"), name)()
    return rules
