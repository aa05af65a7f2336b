"""What varies over time: run charts, control charts, and the words that go with them."""

from qikit.spc.advice import Advice, advise
from qikit.spc.chart import Chart
from qikit.spc.compare import Comparison, compare_rules
from qikit.spc.control import control_chart, run_chart
from qikit.spc.conventions import CONVENTIONS, Convention
from qikit.spc.cusum import Cusum, cusum_chart
from qikit.spc.funnel import Funnel, funnel_plot
from qikit.spc.judge import Assurance, Variation
from qikit.spc.pareto import Pareto, pareto_chart
from qikit.spc.proposals import Proposal, propose_rebase
from qikit.spc.rulesets import RULE_SETS, RuleSet
from qikit.spc.signals import Signal
from qikit.spc.summary import SummaryTable, summary_table

__all__ = [
    "CONVENTIONS",
    "RULE_SETS",
    "Advice",
    "Assurance",
    "Chart",
    "Comparison",
    "Convention",
    "Cusum",
    "Funnel",
    "Pareto",
    "Proposal",
    "RuleSet",
    "Signal",
    "SummaryTable",
    "Variation",
    "advise",
    "compare_rules",
    "control_chart",
    "cusum_chart",
    "funnel_plot",
    "pareto_chart",
    "propose_rebase",
    "run_chart",
    "summary_table",
]
