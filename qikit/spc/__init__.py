"""What varies over time: run charts, control charts, and the words that go with them."""

from qikit.spc.advice import Advice, advise
from qikit.spc.chart import Chart
from qikit.spc.compare import Comparison, compare_rules
from qikit.spc.control import control_chart, run_chart
from qikit.spc.conventions import CONVENTIONS, Convention
from qikit.spc.cusum import Cusum, cusum_chart
from qikit.spc.funnel import Funnel, funnel_plot
from qikit.spc.icons import icon_svg
from qikit.spc.judge import Assurance, Variation
from qikit.spc.kinds import KINDS
from qikit.spc.pareto import Pareto, pareto_chart
from qikit.spc.proposals import Proposal, propose_rebase
from qikit.spc.rules import Found, ManyBeyond, Outside, Rule, Shift, Trend, View
from qikit.spc.rulesets import RULE_SETS, RuleSet
from qikit.spc.signals import Signal
from qikit.spc.summary import SummaryTable, summary_table

__all__ = [
    "CONVENTIONS",
    "KINDS",
    "RULE_SETS",
    "Advice",
    "Assurance",
    "Chart",
    "Comparison",
    "Convention",
    "Cusum",
    "Found",
    "Funnel",
    "ManyBeyond",
    "Outside",
    "Pareto",
    "Proposal",
    "Rule",
    "RuleSet",
    "Shift",
    "Signal",
    "SummaryTable",
    "Trend",
    "Variation",
    "View",
    "advise",
    "compare_rules",
    "control_chart",
    "cusum_chart",
    "funnel_plot",
    "icon_svg",
    "pareto_chart",
    "propose_rebase",
    "run_chart",
    "summary_table",
]
