"""Each slip a tool watches for is asked about when its signs are there, and not in good work."""

from __future__ import annotations

import pytest

from qikit.improve import (
    PDSA,
    Aim,
    Benefits,
    Charter,
    Commitment,
    ControlPlan,
    DriverDiagram,
    Fishbone,
    ForceField,
    Kano,
    Measures,
    Prioritise,
    ProcessMap,
    Raid,
    Stakeholders,
    Sustainability,
    Whys,
)
from qikit.improve.factors import FACTORS

FULL_AIM = {"what": "falls", "whom": "residents", "baseline": 9, "target": 5, "unit": "a month",
            "by": "2031-01-01", "why": "they hurt", "direction": "reduce"}  # fmt: skip
ALL_A = {factor.id: "A" for factor in FACTORS}
PLANNED = {"change": "Clip the bell", "prediction": "2 of 3", "reason": "near", "people": 1,
           "days": 1, "measure": "rings", "collected": "Joy"}  # fmt: skip
STUDIED = PLANNED | {"result": "1 of 3 rang", "compared": "partly", "learned": "clip slips",
                     "decision": "adapt", "next_step": "night dress"}  # fmt: skip


def cycle(**parts):
    return PDSA(cycles=[PLANNED | parts])


def studied(**parts):
    return PDSA(cycles=[STUDIED | parts])


def steps(*values, **parts):
    rows = [{"name": f"step {n}", "who": "patient", "touch": 5, "wait": 1, "value": value}
            for n, value in enumerate(values)]  # fmt: skip
    return ProcessMap(**({"start": "a", "end": "b", "steps": rows} | parts))


def people(*needed, **parts):
    return Commitment(people=[{"who": "a", "now": "let it happen", "needed": level, **parts}
                              for level in needed])  # fmt: skip


ASKED = [
    ("B01", Aim(what="Improve falls care")),
    ("B01", Aim(**FULL_AIM | {"by": None})),
    ("B01", Aim(**FULL_AIM | {"whom": ""})),
    ("B02", Aim(what="Introduce a sepsis trolley")),
    ("B02", Aim(text="Fewer falls by using red socks")),
    ("B03", Aim(**FULL_AIM | {"text": "raise it by 10%"})),
    ("B04", Aim(**FULL_AIM | {"target": 0})),
    ("B04", Aim(**FULL_AIM | {"target": 100, "unit": "%", "direction": "increase"})),
    ("B05", Aim(**FULL_AIM | {"baseline": None})),
    ("B06", DriverDiagram(primary=[{"name": "Send an email"}])),
    ("B07", DriverDiagram(primary=[{"name": "a"}], ideas=[{"name": "b", "moves": "a"}])),
    ("B08", DriverDiagram(primary=[{"name": "a"}], ideas=[{"name": "b", "moves": "c"}])),
    ("B09", DriverDiagram(primary=[{"name": "Lack of staff"}])),
    ("C01", DriverDiagram(primary=[{"name": "a"}], ideas=[{"name": "b", "soon": "no"}])),
    ("C01", PDSA()),
    ("C01", cycle(days=90)),
    ("C02", cycle(prediction="")),
    ("C02", cycle(prediction="It will be better", reason="")),
    ("C02", cycle(planned="2030-02-02", done="2030-02-01")),
    ("C03", cycle(people=28)),
    ("C03", cycle(people=None)),
    ("C03", PDSA(cycles=[PLANNED, PLANNED | {"people": 30, "linked": "it worked"}])),
    ("C03", cycle(people=30, belief="high", cost="small", readiness="not ready")),
    ("C04", studied(compared="not as predicted", learned="")),
    ("C05", studied(next_step="Roll out to all wards")),
    ("C05", studied(decision="adopt")),
    ("C05", studied(decision="")),
    ("C06", cycle(measure="")),
    ("C06", cycle(happened="The clip fell off")),
    ("C06", studied(result="It went well", compared="")),
    ("C07", PDSA(cycles=[PLANNED, PLANNED])),
    ("C07", PDSA(cycles=[PLANNED | {"linked": "x"}] * 3)),
    ("C08", cycle(change="New form, trolley and board")),
    ("C10", cycle(people=6, belief="low", cost="large", readiness="ready")),
    ("E02", Measures(measures=[{"name": "deaths", "kind": "outcome"}])),
    ("E03", Measures(measures=[{"name": "bundle given", "kind": "process"}])),
    ("E04", Measures(measures=[{"name": "falls", "kind": "outcome"}])),
    ("E04", Measures(measures=[{"name": "staff satisfaction", "kind": "balancing"}])),
    ("E05", Measures(measures=[{"name": "door to needle", "top": "door to needle time"}])),
    ("E08", Measures(measures=[{"name": "falls", "top": "falls noted"}])),
    ("E10", Measures(measures=[{"name": "falls", "often": "quarterly"}])),
    ("E11", Measures(measures=[{"name": "falls", "top": "falls noted", "often": "weekly"}])),
    ("E12", Measures(measures=[{"name": "95%"}])),
    ("E13", Measures(measures=[{"name": "falls", "top": "falls noted"}])),
    ("I01", steps("value", drawn_by="from a desk")),
    ("I02", steps("value", drawn_by="some of them")),
    ("I03", steps("value", "value", "value")),
    ("I04", ProcessMap(steps=[{"name": "a", "touch": 5, "wait": 60}])),
    ("I04", ProcessMap(steps=[{"name": "a", "touch": 5}])),
    ("I05", steps("waste", "value", "waste")),
    ("I06", steps(*["value"] * 26)),
    ("I07", ProcessMap(steps=[{"name": "a", "who": str(n)} for n in range(6)])),
    ("I08", ProcessMap(steps=[{"name": "a", "right": 90}] * 3)),
    ("I09", ProcessMap()),
    ("J01", Fishbone(causes=[{"bone": "task", "cause": "typed twice"}])),
    ("J02", Fishbone(causes=[{"bone": "staff member", "cause": "Nurses forget"}])),
    ("J03", Fishbone(causes=[{"bone": "task", "cause": "typed twice"}])),
    ("J05", Fishbone(causes=[{"bone": "task", "cause": str(n)} for n in range(12)])),
    ("J01", Whys(whys=[{"because": "a"}, {"because": "b", "answers": "a"}])),
    ("J02", Whys(whys=[{"because": "she forgot"}])),
    ("J04", Whys(whys=[{"because": str(n), "answers": str(n - 1)} for n in range(5)])),
    ("J06", ForceField(forces=[{"what": "a", "side": "for", "step": "more"},
                               {"what": "b", "side": "against"}])),
    ("A05", ForceField(forces=[{"what": "a", "side": "for"}])),
    ("K02", Stakeholders(parties=[{"who": "porters", "power": 1, "affected": "a lot"}])),
    ("A10", Stakeholders(parties=[{"who": "chief pharmacist"}])),
    ("K06", Stakeholders(parties=[{"who": "a", "message": "New"}, {"who": "b", "message": "new"}])),
    ("K05", Stakeholders(parties=[{"who": "patients", "power": 4, "interest": 4}])),
    ("A05", Stakeholders(parties=[{"who": "patients", "power": 4, "interest": 4}])),
    ("K01", people(*["make it happen"] * 3)),
    ("K05", people("help it happen", step="Send an e-mail")),
    ("A05", Commitment(people=[{"who": "owner", "now": "opposed"}])),
    ("K07", Kano(answers=[{"feature": "a", "there": "like", "missing": "neutral"}])),
    ("K06", Kano(answers=[{"feature": "a", "there": "like", "missing": m} for m in
                          ("neutral", "dislike", "neutral", "dislike", "like")])),
    ("K11", Kano(answers=[{"feature": "clean", "there": "expect", "missing": "dislike"}])),
    ("L01", Prioritise()),
    ("L04", Prioritise(ideas=[{"name": str(n), "impact": 2, "effort": 1} for n in range(3)])),
    ("L05", Prioritise(criteria=[{"name": "a"}], ideas=[{"name": "x", "first": 3},
                                                        {"name": "y", "first": 3}])),
    ("M01", Sustainability(stage="closing")),
    ("M02", Sustainability(scorers=[ALL_A | {"senior": "B"}])),
    ("M03", Sustainability(scorers=[ALL_A | {"senior": "B", "monitoring": "D"}])),
    ("M04", Sustainability()),
    ("M05", Sustainability(scorers=[ALL_A, ALL_A | {"senior": "D"}])),
    ("M06", Sustainability(scorers=[ALL_A], plan="Refresher course")),
    ("M08", ControlPlan()),
    ("M08", ControlPlan(lines=[{"measure": "falls", "often": "weekly", "owner": "lead"}])),
    ("M06", ControlPlan(lines=[{"measure": "falls", "reaction": "Remind staff"}])),
    ("E09", ControlPlan(lines=[{"measure": "falls", "trigger": "if it drops below 90 %"}])),
    ("D04", ControlPlan(lines=[{"measure": "falls", "owner": "Project lead"}])),
    ("D01", Raid(entries=[{"what": "The pharmacist left last week", "kind": "risk"}])),
    ("D01", Raid(entries=[{"what": "Taxis might be full", "kind": "issue"}])),
    ("A08", Raid(entries=[{"what": "Printers come in May", "kind": "assumption"}])),
    ("D02", Charter(written="2030-02-01", started="2030-01-01")),
    ("D05", Charter(milestones=[{"what": "a", "depends": "fixed"}] * 2)),
    ("D06", Charter(title="x")),
    ("A07", Charter(title="x")),
    ("A07", Charter(team=[{"role": "sponsor", "who": "K"}, {"role": "lead", "who": "K"}])),
    ("A10", Charter(title="x")),
    ("D07", Charter(benefits="Saves time")),
    ("D03", Benefits(benefits=[{"what": "10 minutes saved", "kind": "cash-releasing"}])),
    ("D04", Benefits(benefits=[{"what": "calm", "owner": "Project manager"}])),
    ("D07", Benefits(benefits=[{"what": "calm"}])),
    ("B05", Benefits(benefits=[{"what": "calm"}])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("slip", "written"),
    ASKED,
    ids=[f"{n}-{slip}-{tool.kind}" for n, (slip, tool) in enumerate(ASKED)],
)
def test_a_slip_with_its_signs_is_asked_about(slip, written):
    assert slip in {question.slip for question in written.questions()}


QUIET = {
    "aim-falls": (),
    "driver_diagram-falls": ("B07",),
    "driver_diagram-carers": ("B07",),
    "pdsa-call-bell": (),
    "pdsa-handover": (),
    "measures-falls": (),
    "raid-falls": (),
    "charter-falls": (),
    "benefits-falls": (),
    "force_field-falls": (),
}


@pytest.mark.parametrize(("name", "slips"), QUIET.items(), ids=list(QUIET))
def test_of_good_work_little_is_asked(name, slips, example):
    assert tuple(question.slip for question in example(name).questions()) == slips


@pytest.mark.parametrize(
    ("name", "slips"),
    {
        "aim-trolley": {"B01", "B02", "B03", "B05"},
        "driver_diagram-orphans": {"B06", "B08", "B09", "C01"},
        "pdsa-big-bang": {"C01", "C02", "C03", "C05", "C06", "C07", "C08", "C10"},
        "raid-slips": {"D01", "A08"},
        "charter-discharge": {"A07", "A10", "B01", "B05", "D02", "D05", "D06", "D07"},
        "benefits-minutes": {"B05", "D03", "D04", "D07"},
        "fishbone-letters": {"B09", "J01", "J02", "J03"},
        "whys-missed-visit": {"J01", "J02"},
        "stakeholders-discharge": {"A05", "A10", "K02", "K06"},
        "control_plan-clinic": {"D04", "E09", "M06", "M08"},
        "commitment-phones": {"K01", "K05"},
    }.items(),
)
def test_an_example_with_slips_on_purpose_has_them(name, slips, example):
    assert slips <= {question.slip for question in example(name).questions()}


def test_what_was_noticed_is_quoted_from_what_was_written():
    asked = Aim(what="Fewer falls by introducing red socks").questions()[0]
    assert str(asked).startswith("What – “by introducing”: If that were in place")


def test_a_day_that_has_passed_and_numbers_that_point_elsewhere_are_asked_about():
    past = Aim(**FULL_AIM | {"by": "2020-01-01", "target": 12})
    told = " ".join(map(str, past.questions()))
    assert "1 January 2020" in told
    assert "point different ways" in told
