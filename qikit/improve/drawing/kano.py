"""Features on the plane of better and worse."""

from __future__ import annotations

from qikit.improve.drawing import Drawing
from qikit.improve.drawing.plane import Mark, draw_plane
from qikit.improve.kano import CLASSES, Kano

_QUARTERS = ("Attractive", "Performance", "Indifferent", "Must-be")


def draw(kano: Kano) -> Drawing | None:
    """Draw the plane; squares are must-be features; None while there is nothing to place."""
    marks = [
        Mark(name=f"{feature} – {CLASSES[kano.class_of(feature)]}", x=-worse, y=better,
             stands_out=kano.class_of(feature) == "M")
        for feature in kano.counts
        if (better := kano.better(feature)) is not None
        and (worse := kano.worse(feature)) is not None
    ]  # fmt: skip
    if not marks:
        return None
    alt = f"Plane of better and worse. {kano.describe()} The table below has the numbers."
    return draw_plane(marks, across="Hurts if missing", up="Adds if there",
                      quarters=_QUARTERS, alt=alt)  # fmt: skip
