"""The ten factors of the NHS Sustainability Model: their points, and their levels in our words."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.errors import QikitError

LEVELS = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One factor.

    Parameters
    ----------
    id, name, domain : str
        Short name; name in full; ``process``, ``staff`` or ``organisation``.
    points : tuple of float
        What levels A, B, C and D are worth.
    levels : tuple of str
        What each level means, in this course's own words, which are not the guide's.
    """

    id: str
    name: str
    domain: str
    points: tuple[float, float, float, float]
    levels: tuple[str, str, str, str]

    @property
    def most(self) -> float:
        """What level A is worth."""
        return self.points[0]

    def score(self, level: str) -> float:
        """Return what a level is worth.

        Raises
        ------
        QikitError
            If the level is not A, B, C or D.
        """
        if level not in LEVELS:
            raise QikitError(f"{level!r} is not a level.", where=self.name, todo="Use A to D.")
        return self.points[LEVELS.index(level)]


_LEADERS = (
    "seen often, clear obstacles, and staff come to them too",
    "seen and helpful, but staff do not go to them",
    "somewhat involved, seldom seen",
    "not involved",
)
#: Points as commonly quoted from the 2010 guide (Maher, Gustafson and Evans, NHS Institute for
#: Innovation and Improvement). They add up to 100.0. Check them against a copy of the guide.
FACTORS = (
    Factor(id="benefits", name="Benefits beyond helping patients", domain="process",
           points=(8.5, 4.7, 4.0, 0), levels=(
               "also saves work or waste in many ways", "some benefits besides",
               "one or two besides", "helps patients only")),
    Factor(id="credibility", name="Credibility of the benefits", domain="process",
           points=(9.1, 6.3, 3.1, 0), levels=(
               "plain to see, backed by evidence, widely told and believed",
               "backed and believed, but not widely told", "backed, but not told or believed",
               "none of these")),
    Factor(id="adaptability", name="Adaptability of the improved process", domain="process",
           points=(7.0, 3.4, 2.4, 0), levels=(
               "would survive other changes, and people leaving",
               "adapts, but leans on a few people", "hard to adapt", "could not be adapted")),
    Factor(id="monitoring", name="A system to monitor progress", domain="process",
           points=(6.5, 3.3, 2.4, 0), levels=(
               "gives evidence, is shared, and goes on after the project",
               "gives evidence and is shared, but ends with the project",
               "gives evidence, but is not shared", "hard to monitor at all")),
    Factor(id="involvement", name="Staff involvement and training", domain="staff",
           points=(11.4, 6.3, 4.9, 0), levels=(
               "involved from the start, gaps found, trained",
               "involved and gaps found, not trained yet", "trained, but not involved early",
               "neither involved nor trained")),
    Factor(id="behaviours", name="Staff behaviours towards the change", domain="staff",
           points=(11.0, 5.1, 5.1, 0), levels=(
               "share ideas, believe in it, feel free to test",
               "share ideas and believe in it, do not feel free to test",
               "believe in it, cannot share ideas or test", "none of these")),
    Factor(id="senior", name="Senior leadership", domain="staff", points=(15.0, 6.2, 5.7, 0),
           levels=_LEADERS),
    Factor(id="clinical", name="Clinical or professional leadership", domain="staff",
           points=(15.0, 6.7, 5.5, 0), levels=_LEADERS),
    Factor(id="fit", name="Fit with aims and culture", domain="organisation",
           points=(7.0, 3.5, 3.3, 0), levels=(
               "clear shared goals that match the strategy, and a record of lasting change",
               "clear and matching goals, no such record", "linked, but goals are not clear",
               "no fit to be seen")),
    Factor(id="infrastructure", name="Infrastructure", domain="organisation",
           points=(9.5, 4.4, 3.3, 0), levels=(
               "people trained and sure; roles, rules and equipment fit",
               "people trained and sure; roles and rules lag behind",
               "people trained, but not sure", "nothing in place")),
)  # fmt: skip

#: The most that can be scored.
MOST = round(sum(factor.most for factor in FACTORS), 1)
#: From here, reason for optimism; below the other, work on factors before going on.
HOPEFUL, WORRYING = 55, 35
