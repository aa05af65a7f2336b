"""*PDSA cycles*: small tests with a prediction, each shaped by the one before."""

from __future__ import annotations

from dataclasses import dataclass

from qikit.apps.tools.tool_play import ToolPlay, choice, positive
from qikit.apps.writing import Day, Line, Rows, Text
from qikit.improve.pdsa import PDSA


@dataclass(frozen=True, kw_only=True)
class PDSATool(ToolPlay):
    """Plan, do, study and act, cycle by cycle."""

    title = "Your PDSA cycles"
    purpose = (
        "Write the prediction before the test. Start with one person, once. The score counts what "
        "is written down, not how good it is."
    )
    record_type = PDSA
    file = "my-pdsa.json"
    form = (
        Line(id="aim", label="The aim or the driver you are testing"),
        Rows(id="cycles", label="Cycles", each="Cycle", most=12, columns=(
            Text(id="change", label="Plan: the change"),
            Line(id="question", label="Plan: what you want to learn"),
            Line(id="prediction", label="Plan: what you expect to see"),
            Line(id="reason", label="Plan: why you expect it"),
            Day(id="planned", label="Plan: written on"),
            positive("people", "Plan: with how many people"),
            positive("days", "Plan: over how many days"),
            Line(id="where", label="Plan: where, and who does it"),
            choice("belief", "How sure are you that it will help?", "low", "high"),
            choice("cost", "What does it cost if it fails?", "small", "large"),
            choice("readiness", "Staff are", "not ready", "indifferent", "ready"),
            Line(id="measure", label="Plan: what you will count"),
            Line(id="collected", label="Plan: who notes it, when, on what"),
            Day(id="done", label="Do: run on"),
            Text(id="happened", label="Do: what happened, what surprised you"),
            Line(id="result", label="Study: what you saw"),
            choice("compared", "Study: against the prediction",
                    "as predicted", "partly", "not as predicted"),
            Line(id="learned", label="Study: what you learned"),
            choice("decision", "Act", "adapt", "adopt", "abandon", "expand"),
            Line(id="next_step", label="Act: what happens next"),
            Line(id="linked", label="How the last cycle shaped this one"),
        )),
    )  # fmt: skip
