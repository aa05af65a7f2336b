from __future__ import annotations

import os
import sys
from pathlib import Path

from qikit.launcher.places import USE_THIS_PYTHON, Checkout, this_checkout
from qikit.launcher.variables import child_variables


def test_the_environment_comes_first_on_path(checkout: Checkout) -> None:
    path = child_variables(checkout, {"PATH": "/usr/bin"})["PATH"]
    assert path == os.pathsep.join([str(checkout.scripts), "/usr/bin"])


def test_jupyter_finds_the_one_configuration_and_nobody_elses(checkout: Checkout) -> None:
    variables = child_variables(checkout, {"JUPYTER_CONFIG_DIR": "/home/me/.jupyter"})
    assert variables["JUPYTER_CONFIG_PATH"] == str(checkout.root)
    assert Path(variables["JUPYTER_CONFIG_DIR"]).is_relative_to(checkout.root)
    assert Path(variables["JUPYTER_DATA_DIR"]).is_relative_to(checkout.root)


def test_what_would_mislead_python_is_left_out(checkout: Checkout) -> None:
    variables = child_variables(checkout, {"PYTHONPATH": "p", "PYTHONDONTWRITEBYTECODE": "1"})
    assert not {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"} & set(variables)


def test_the_rest_stays(checkout: Checkout) -> None:
    assert child_variables(checkout, {"HTTPS_PROXY": "p"})["HTTPS_PROXY"] == "p"


def test_conda_people_keep_their_python() -> None:
    checkout = this_checkout({USE_THIS_PYTHON: "1"})
    assert (checkout.own_environment, checkout.python) == (False, Path(sys.executable))
    assert checkout.stamp.is_relative_to(checkout.root)
    assert "VIRTUAL_ENV" not in child_variables(checkout, {})
