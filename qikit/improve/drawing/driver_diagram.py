"""The driver diagram from left to right; what is joined to nothing is dashed."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.tree import Node, draw_tree
from qikit.improve.driver_diagram import Driver, DriverDiagram, Idea

_HEADINGS = ("Aim", "Primary drivers", "Secondary drivers", "Ideas to test")


def draw(diagram: DriverDiagram) -> Drawing | None:
    """Draw the diagram; None while it is empty."""
    if diagram.is_empty:
        return None
    primary = tuple(
        Node(text=_text(driver), column=1, under=_moving(diagram, driver.name))
        for driver in diagram.primary
        if driver.name
    )
    aim = Node(text=diagram.aim or "The aim is not said yet", under=primary)
    loose = tuple(
        Node(text=each.name, column=2 if isinstance(each, Driver) else 3, loose=True,
             under=_moving(diagram, each.name) if isinstance(each, Driver) else ())
        for each in diagram.orphans
    )  # fmt: skip
    alt = (
        f"Driver diagram from left to right. {diagram.describe()} The list below says it in words."
    )
    return draw_tree((aim, *loose), headings=_HEADINGS, alt=alt)


def _moving(diagram: DriverDiagram, name: str) -> tuple[Node, ...]:
    return tuple(
        Node(text=each.name, column=3) if isinstance(each, Idea)
        else Node(text=_text(each), column=2, under=_ideas(diagram, each.name))
        for each in diagram.moved_by(name)
    )  # fmt: skip


def _ideas(diagram: DriverDiagram, name: str) -> tuple[Node, ...]:
    moving = diagram.moved_by(name)
    return tuple(Node(text=each.name, column=3) for each in moving if isinstance(each, Idea))


def _text(driver: Driver) -> str:
    return f"{driver.name} [{driver.measure}]" if driver.measure else driver.name
