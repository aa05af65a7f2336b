"""Why a sandbox was refused is told without a path of this machine."""

from __future__ import annotations

import pytest

from qikit.errors import QikitError
from qikit.kernels.bubblewrap import check_readable
from qikit.marking.grading.refusals import in_plain_words


def test_what_a_program_said_of_a_copy_is_left_out(tmp_path):
    said = f"The fork server cannot be started: {tmp_path}/bin/python: No module named qikit."
    assert in_plain_words(said) == "The fork server cannot be started."


def test_a_folder_is_not_named(tmp_path):
    with pytest.raises(QikitError) as refused:
        check_readable([tmp_path / "data sets"])
    assert str(tmp_path) in refused.value.what
    told = in_plain_words(refused.value.what)
    assert told == "A folder of this machine is to be readable, but is not there."


@pytest.mark.parametrize(
    "reason",
    [
        "The program bwrap (package bubblewrap) is not installed.",
        "Warm kernels need Linux, and this is win32.",
        "The files are 70,000,000 bytes together, and an isolated kernel may have 64.",
    ],
)
def test_what_is_plain_stays_as_it_is(reason):
    assert in_plain_words(reason) == reason
