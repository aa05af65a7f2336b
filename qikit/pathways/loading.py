"""Load a data set: from the shipped tables, or newly made for another cohort."""

from __future__ import annotations

from typing import Any

import pandas as pd

from qikit.errors import QikitError

from .catalogue import PATHWAYS, data_root, data_sets, pathway, unknown
from .cohorts import check_cohort
from .released import RELEASED
from .tables.conform import conform
from .tables.package import read_descriptor, read_table

EXTRACTED = "_as_extracted"


def load(
    name: str,
    *,
    table: str | None = None,
    as_extracted: bool = False,
    cohort: str | None = None,
) -> pd.DataFrame:
    """Load a data set as a tidy table, ready for a chart.

    Parameters
    ----------
    name : str
        A pathway, such as ``"sepsis"``, or a real data set, such as ``"ae-attendances"``.
    table : str, optional
        Another table of the same data set, for example ``"alerts"``. Default: the main one.
    as_extracted : bool
        The table as a busy hospital's system would give it, with its faults.
    cohort : str, optional
        For example ``"2027-spring"``: other invented people, the same planted stories. The
        same name gives the same table on every machine. Default: the released cohort.

    Returns
    -------
    DataFrame
        One row a patient (or as the data dictionary says). ``attrs["about"]`` holds the title,
        the licence, and whether the table is synthetic.

    Raises
    ------
    QikitError
        For an unknown name, table or cohort, or a damaged file.

    Examples
    --------
    >>> sepsis = load("sepsis")
    >>> bool(sepsis["synthetic"].all())
    True
    """
    if name not in PATHWAYS and name not in data_sets():
        raise unknown("data set", name, {*PATHWAYS, *data_sets()})
    if cohort is not None:
        return _made_for(name, table, as_extracted, check_cohort(cohort))
    folder = data_root() / name
    descriptor = read_descriptor(folder)
    resource = _resource(descriptor, table, as_extracted)
    loaded = read_table(folder, resource)
    loaded.attrs["about"] = _about(descriptor, resource)
    return loaded


def load_events(*, cohort: str | None = None, everything: bool = False) -> pd.DataFrame:
    """Load the event log: who did what for whom, when, and who handed over to whom.

    Parameters
    ----------
    cohort : str, optional
        As for ``load``.
    everything : bool
        All three years (about 1.6 million events, made on the spot in under a minute).
        Default: the cases that began in September to November 2025.

    Returns
    -------
    DataFrame
        One row an event, each case's events together and in order of time.

    Raises
    ------
    QikitError
        For a bad cohort, or a damaged file.

    Examples
    --------
    >>> log = load_events()
    >>> int(log["event_seq"].min())
    1
    """
    if cohort is None and not everything:
        return load("events")
    from .events.dictionary import EVENTS
    from .events.making import cut, make_events

    log = make_events(RELEASED if cohort is None else check_cohort(cohort))
    table = conform(log if everything else cut(log), EVENTS.schema())
    table.attrs["about"] = {"title": EVENTS.title, "synthetic": True, "licence": "CC0-1.0"}
    return table


def _resource(descriptor: dict[str, Any], table: str | None, as_extracted: bool) -> dict[str, Any]:
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    plain = [name for name in resources if not name.endswith(EXTRACTED)]
    wanted = table or plain[0]
    if wanted not in plain:
        raise unknown(f"table of {descriptor['name']!r}", wanted, plain)
    if not as_extracted:
        return resources[wanted]
    if wanted + EXTRACTED not in resources:
        raise _no_faults(wanted)
    return resources[wanted + EXTRACTED]


def _no_faults(table: str) -> QikitError:
    return QikitError(
        f"The table {table!r} has no version with faults.", todo="Leave out as_extracted."
    )


def _about(descriptor: dict[str, Any], resource: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": resource["title"],
        "synthetic": descriptor["synthetic"],
        "licence": descriptor["licenses"][0]["name"],
    }


def _made_for(name: str, table: str | None, as_extracted: bool, cohort: str) -> pd.DataFrame:
    if name not in PATHWAYS:
        raise QikitError(
            f"{name!r} holds real figures and has no cohorts.", todo="Leave out the cohort."
        )
    found = pathway(name)
    specs = {spec.name: spec for spec in found.tables}
    wanted = table or found.tables[0].name
    if wanted not in specs:
        raise unknown(f"table of {name!r}", wanted, specs)
    attempt = found.cast(cohort)
    made, spec = found.draw(cohort, attempt)[wanted], specs[wanted]
    if as_extracted:
        spoilt = found.spoilt(cohort, attempt, made) if wanted == found.tables[0].name else None
        if spoilt is None:
            raise _no_faults(wanted)
        spec, made, _ = spoilt
    loaded = conform(made, spec.schema())
    loaded.attrs["about"] = {
        "title": f"{spec.title}, cohort {cohort}", "synthetic": True, "licence": "CC0-1.0"
    }  # fmt: skip
    return loaded
