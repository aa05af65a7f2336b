"""*Kano*: what people expect, what they want more of, and what delights them."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice
from qikit.apps.writing import Line, Rows
from qikit.improve.kano import ANSWERS, MOST_ANSWERS, Kano


@dataclass(frozen=True, kw_only=True)
class KanoTool(ToolPlay):
    """Enter what people answered to the two questions, and see each feature's class."""

    title = "Expected, wanted or delightful?"
    purpose = "Ask each person twice: if it were there, and if it were not."
    record_type = Kano
    file = "my-kano.json"
    form = (
        Line(id="service", label="The service"),
        Rows(id="answers", label="Answers, one for each person and feature", each="Answer",
             most=MOST_ANSWERS, columns=(
            Line(id="feature", label="Feature"),
            choice("there", "If it were there, I would", *ANSWERS),
            choice("missing", "If it were not, I would", *ANSWERS),
        )),
    )  # fmt: skip
