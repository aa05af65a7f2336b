"""*Right first time?*: a hundred people, several steps, and a small chance to go wrong at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qikit.apps.controls import Control, Slider
from qikit.apps.play import Play
from qikit.improve import rolled_yield
from qikit.improve.drawing import Drawing
from qikit.improve.drawing.svg import LINE, WARN, sheet

PEOPLE, A_ROW, SPACE = 100, 20, 16.0


@dataclass(frozen=True, kw_only=True)
class FirstTime(Play):
    """Set how many steps there are, and how often each is right; see who comes through."""

    title = "Right first time?"
    purpose = "A hundred invented people. Each step goes right or wrong by chance, whoever does it."

    steps: float = 10
    right: float = 95

    def controls(self) -> tuple[Control, ...]:
        return (
            Slider(id="steps", label="Steps", value=self.steps, low=1, high=30),
            Slider(id="right", label="Right first time at each step", value=self.right,
                   low=80, high=100, step=0.5, unit="%"),
        )  # fmt: skip

    @property
    def through(self) -> float:
        """How many in a hundred meet no mistake at any step."""
        return rolled_yield([self.right] * round(self.steps))

    def says(self) -> str:
        through, steps = round(self.through), round(self.steps)
        at_each = f"{self.right:g} in 100"
        told = "1 step" if steps == 1 else f"{steps} steps, each"
        return (
            f"{told} right {at_each} times: everything is right first time for {through} in "
            f"{PEOPLE} people. For the other {PEOPLE - through}, somebody has to mend something."
        )

    def picture(self) -> str:
        return _people(round(self.through)).as_figure()


def _people(through: int) -> Drawing:
    alt = f"{PEOPLE} people: {through} dots, everything right; {PEOPLE - through} crosses, not."
    high = SPACE * (PEOPLE // A_ROW + 1)
    return sheet(SPACE * (A_ROW + 1), high, _marks(through), alt=alt)


def _marks(through: int) -> Iterator[str]:
    for person in range(PEOPLE):
        x, y = SPACE * (person % A_ROW + 1), SPACE * (person // A_ROW + 1)
        if person < through:
            yield f'<circle cx="{x}" cy="{y}" r="5" fill="{LINE}"/>'
        else:
            cross = f"M{x - 4} {y - 4}L{x + 4} {y + 4}M{x - 4} {y + 4}L{x + 4} {y - 4}"
            yield f'<path d="{cross}" stroke="{WARN}" stroke-width="2.4"/>'
