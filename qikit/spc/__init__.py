"""What varies over time: run charts, control charts, and the words that go with them."""

from qikit.spc.chart import Chart
from qikit.spc.control import control_chart, run_chart
from qikit.spc.conventions import CONVENTIONS, Convention
from qikit.spc.judge import Assurance, Variation
from qikit.spc.rulesets import RULE_SETS, RuleSet
from qikit.spc.signals import Signal

__all__ = [
    "CONVENTIONS",
    "RULE_SETS",
    "Assurance",
    "Chart",
    "Convention",
    "RuleSet",
    "Signal",
    "Variation",
    "control_chart",
    "run_chart",
]
