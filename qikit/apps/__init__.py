"""Things to play with: plays inside lessons, and apps for workshops.

Each function below opens one of them as a panel; it needs no arguments. A tool can begin with a
worked example: ``tool_aim(example="falls")``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qikit.apps.panel import Panel

#: What is called -> the module and the play that it opens.
PLAYS = {
    "play_two_points": ("two_points", "TwoPoints"),
    "play_family": ("family", "Family"),
    "play_two_definitions": ("definitions", "Definitions"),
    "play_run_chart": ("growing", "Growing"),
    "play_limits": ("limits", "Limits"),
    "play_rebase": ("rebase", "Rebase"),
    "play_backlog": ("flow.backlog", "BacklogPlay"),
    "play_utilisation": ("flow.utilisation", "Utilisation"),
    "play_carve_out": ("flow.carve_out", "CarveOutPlay"),
    "play_bottleneck": ("flow.bottleneck", "Bottleneck"),
    "play_percentile": ("flow.percentile", "Percentile"),
    "play_ward": ("flow.ward", "WardPlay"),
    "play_whose_map": ("m04.whose_map", "WhoseMap"),
    "play_faster": ("m04.faster", "Faster"),
    "play_first_time": ("m04.first_time", "FirstTime"),
    "play_one_unit": ("m08.one_unit", "OneUnit"),
    "play_first_test": ("m07.first_test", "FirstTest"),
    "play_hold": ("m07.hold", "Hold"),
    "your_own_data": ("own_data", "OwnDataPlay"),
    "signal_or_noise": ("contest", "Contest"),
    "what_changed": ("pathways.what_changed", "WhatChanged"),
    "toolbox": ("tools.toolbox", "Toolbox"),
    "play_how_often": ("m01.how_often", "HowOften"),
    "play_plan_or_learn": ("m01.plan_or_learn", "PlanOrLearn"),
    "play_try_harder": ("m01.try_harder", "TryHarder"),
    "play_huddle": ("m01.huddle", "Huddle"),
    "play_two_minutes": ("m01.two_minutes", "TwoMinutes"),
    "play_brainwriting": ("m05.brainwriting", "Brainwriting"),
    "play_new_angles": ("m05.new_angles", "NewAngles"),
    "play_six_hats": ("m05.six_hats", "SixHats"),
    "play_smaller": ("m05.smaller", "Smaller"),
    "play_spread": ("m06.spread", "Spread"),
    "play_interview": ("m06.interview", "Interview"),
    "play_hard_talk": ("m06.hard_talk", "HardTalk"),
    "play_coaching": ("m09.coaching", "Coaching"),
    "play_progress": ("m09.progress", "Progress"),
    "play_second_marker": ("m09.second_marker", "SecondMarker"),
    "tool_aim": ("tools.aim", "AimTool"),
    "tool_benefits": ("tools.benefits", "BenefitsTool"),
    "tool_charter": ("tools.charter", "CharterTool"),
    "tool_commitment": ("tools.commitment", "CommitmentTool"),
    "tool_control_plan": ("tools.control_plan", "ControlPlanTool"),
    "tool_driver_diagram": ("tools.driver_diagram", "DriverDiagramTool"),
    "tool_fishbone": ("tools.fishbone", "FishboneTool"),
    "tool_force_field": ("tools.force_field", "ForceFieldTool"),
    "tool_four_measures": ("flow.four_measures", "FourMeasuresTool"),
    "tool_kano": ("tools.kano", "KanoTool"),
    "tool_measures": ("tools.measures", "MeasuresTool"),
    "tool_pdsa": ("tools.pdsa", "PDSATool"),
    "tool_prioritise": ("tools.prioritise", "PrioritiseTool"),
    "tool_process_map": ("tools.process_map", "ProcessMapTool"),
    "tool_raid": ("tools.raid", "RaidTool"),
    "tool_stakeholders": ("tools.stakeholders", "StakeholdersTool"),
    "tool_sustainability": ("tools.sustainability", "SustainabilityTool"),
    "tool_whys": ("tools.whys", "WhysTool"),
}

__all__ = sorted(PLAYS)


def __getattr__(name: str) -> Any:
    if name not in PLAYS:
        raise AttributeError(f"module 'qikit.apps' has no attribute {name!r}")

    def open_panel(**begin: Any) -> Panel:
        from qikit.apps.panel import Panel

        module, play = PLAYS[name]
        return Panel(getattr(import_module(f"qikit.apps.{module}"), play)(**begin))

    open_panel.__name__ = open_panel.__qualname__ = name
    return open_panel
