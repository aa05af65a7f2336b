"""A data address gives back what went in, as the standard library reads such addresses."""

from __future__ import annotations

from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from qikit.data_address import PNG, SVG, data_address, figure_address


@given(st.binary(max_size=200), st.sampled_from([PNG, SVG]))
def test_the_content_comes_back_with_its_type(content, media_type):
    with urlopen(data_address(content, media_type)) as read:
        assert read.read() == content
        assert read.headers.get_content_type() == media_type


@pytest.mark.parametrize(
    ("kind", "media_type", "mark"), [("png", PNG, b"\x89PNG"), ("svg", SVG, b"<svg")]
)
def test_a_figure_is_kept_in_the_form_that_was_asked_for(kind, media_type, mark):
    with urlopen(figure_address(Figure(figsize=(1, 1)), kind, dpi=50)) as read:
        assert mark in read.read()
        assert read.headers.get_content_type() == media_type
