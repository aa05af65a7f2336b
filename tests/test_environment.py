"""pyproject.toml, requirements.lock and environment.yml describe one and the same environment."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler import BuildString, MatchSpec, PackageRecord

from qikit.launcher.locking import GROUPS
from qikit.launcher.places import USE_THIS_PYTHON

CONDA_NAMES = {
    "jupyter-server": "jupyter_server",
    "jupyterlab-widgets": "jupyterlab_widgets",
    "matplotlib": "matplotlib-base",
}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+))?", re.MULTILINE)


def wanted(root: Path) -> dict[str, Requirement]:
    """Every direct dependency in pyproject.toml, by its normal name."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    lines = [*project["project"]["dependencies"]]
    lines += [line for group in GROUPS for line in project["dependency-groups"][group]]
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in lines}


def pins(root: Path) -> Iterator[tuple[str, str, Marker | None]]:
    """Name, version and condition of every line in the lock."""
    text = (root / "requirements.lock").read_text("utf-8")
    for name, number, condition in PINNED.findall(text):
        yield canonicalize_name(name), number, Marker(condition) if condition else None


def conda(root: Path) -> dict:
    return yaml.safe_load((root / "environment.yml").read_text("utf-8"))


def conda_specs(root: Path) -> list[str]:
    return [line for line in conda(root)["dependencies"] if isinstance(line, str)]


def conda_pip_lines(root: Path) -> list[str]:
    lists = [line["pip"] for line in conda(root)["dependencies"] if isinstance(line, dict)]
    return [line for lines in lists for line in lines]


def record(name: str, number: str) -> PackageRecord:
    return PackageRecord(name, number, BuildString("0"), build_number=0, subdir="noarch")


def test_every_direct_dependency_has_a_lower_bound(checkout_root: Path) -> None:
    without = [
        str(requirement)
        for requirement in wanted(checkout_root).values()
        if not any(part.operator == ">=" for part in requirement.specifier)
    ]
    assert without == []


def test_the_lock_holds_every_direct_dependency_in_a_version_that_is_allowed(
    checkout_root: Path,
) -> None:
    locked: dict[str, set[str]] = {}
    for name, number, _ in pins(checkout_root):
        locked.setdefault(name, set()).add(number)
    for name, requirement in wanted(checkout_root).items():
        assert locked.get(name), f"{name} is not in requirements.lock: run 'python3 qi lock'"
        assert all(requirement.specifier.contains(number) for number in locked[name]), requirement


def test_the_lock_carries_hashes_and_names_no_host(checkout_root: Path) -> None:
    text = (checkout_root / "requirements.lock").read_text("utf-8")
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--index|--find-links| @ |^#", text, re.MULTILINE)


@pytest.mark.skipif(USE_THIS_PYTHON in os.environ, reason="conda chooses its own versions")
def test_this_environment_is_the_locked_one(checkout_root: Path) -> None:
    differing = {}
    for name, number, condition in pins(checkout_root):
        if condition is None or condition.evaluate():
            try:
                installed = version(name)
            except PackageNotFoundError:
                installed = "missing"
            if installed != number:
                differing[name] = f"{installed}, locked {number}"
    assert differing == {}, "run 'python3 qi start' to renew the environment"


@pytest.mark.parametrize("place", ["channels", "variables"])
def test_conda_people_get_the_same_set_up(checkout_root: Path, place: str) -> None:
    expected = {
        "channels": ["conda-forge", "nodefaults"],
        "variables": {USE_THIS_PYTHON: "1"},
    }
    assert conda(checkout_root)[place] == expected[place]


def test_environment_yml_lists_what_pyproject_lists(checkout_root: Path) -> None:
    requirements = wanted(checkout_root)
    expected = {
        f"{CONDA_NAMES.get(name, name)}{requirement.specifier}"
        for name, requirement in requirements.items()
    }
    listed = {*conda_specs(checkout_root), *conda_pip_lines(checkout_root)}
    project = tomllib.loads((checkout_root / "pyproject.toml").read_text("utf-8"))["project"]
    python = f"python{project['requires-python']}"
    assert listed == expected | {python}


def test_conda_accepts_every_entry_and_the_locked_version(checkout_root: Path) -> None:
    usual = {conda_name: name for name, conda_name in CONDA_NAMES.items()}
    locked = [(name, number) for name, number, _ in pins(checkout_root)]
    for spec in conda_specs(checkout_root):
        match = MatchSpec(spec)
        name = match.name.normalized
        numbers = [n for pin, n in locked if pin == canonicalize_name(usual.get(name, name))]
        assert numbers or name == "python"
        assert all(match.matches(record(name, number)) for number in numbers), spec
