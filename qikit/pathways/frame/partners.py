"""The twelve partner organisations of Wrenshire. None of them exists."""

from __future__ import annotations

from dataclasses import dataclass

ECONOMY = "Wrenshire"
POPULATION = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A fictional organisation: its code, its name and what it does in the event log."""

    code: str
    name: str
    role: str


PARTNERS = tuple(
    Partner(code=f"SYN-{code}", name=name, role=role)
    for code, name, role in (
        ("WGH", "Wrenshire General Hospital", "emergency department, wards, intensive care"),
        ("AMB", "Wrenshire Ambulance", "999 call, on scene, conveyance, handover"),
        ("OOH", "Wrenshire 111 and Out of Hours", "call and disposition"),
        ("GPF", "Wrenshire GP Federation", "36 practices in four networks: consultation, recall"),
        ("COM", "Wrenshire Community Health", "urgent response, intermediate care, rehabilitation"),
        ("VWH", "Wrenshire Virtual Ward Hub", "hospital at home: onboarding, review, discharge"),
        ("ASC", "Wrenshire Council Adult Social Care", "assessment, brokerage, reablement"),
        ("CHA", "Wrenshire Care Home and Home Care Alliance", "24 care homes, home-care packages"),
        ("PIN", "Wrenshire Pathology and Imaging Network", "samples, scans and reports"),
        ("RNC", "Regional Neuroscience Centre (fictional)", "thrombectomy"),
        ("CPN", "Wrenshire Community Pharmacy Network", "discharge medicines, kits returned"),
        ("HVS", "Wrenshire Hospice and Voluntary Sector", "end-of-life plans, home from hospital"),
    )
)
SITES = ("SYN-WGH-A", "SYN-WGH-B")
PRACTICES = tuple(f"SYN-P{number:02d}" for number in range(1, 37))
NETWORKS = ("North", "East", "South", "West")  # practices 1-9, 10-18, 19-27 and 28-36
