from __future__ import annotations

import pytest

from qikit.launcher.options import parse_start


def test_without_options_any_free_port_and_a_browser() -> None:
    options = parse_start([])
    assert (options.port, options.browser) == (None, True)


def test_port_and_no_browser() -> None:
    options = parse_start(["--no-browser", "--port", "9000"])
    assert (options.port, options.browser) == (9000, False)


def test_phones_stay_out_unless_they_are_asked_in() -> None:
    assert not parse_start([]).workshop
    assert parse_start(["--workshop"]).workshop


def test_help_names_each(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_start(["--help"])
    said = capsys.readouterr().out
    assert "--port" in said
    assert "--no-browser" in said
    assert "--workshop" in said
