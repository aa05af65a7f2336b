"""Patterns read strangers' cells: each finds what it should, in a time that grows with the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.intake import headings, identifiers
from qikit.intake.amounts import gap_of, read_amount
from qikit.intake.dates import read_date

LONG = 20_000
WHOLE_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
READERS = (
    *(identifiers.ten_digits, identifiers.has_nhs_number_in_words, identifiers.has_email),
    *(identifiers.has_phone, identifiers.has_postcode, identifiers.is_postcode),
    *(identifiers.has_national_insurance_number, identifiers.has_birth_date_in_words),
    *(identifiers.has_titled_name, identifiers.looks_like_full_name),
    *(identifiers.looks_like_hospital_number, headings.identifying_kind, headings.says_date),
    *(gap_of, read_amount, read_date),
)


@given(st.text(alphabet="ab_1.-+'@ ,", max_size=20))
def test_an_address_is_found_wherever_a_whole_one_stands(text):
    assert identifiers.has_email(text) == bool(WHOLE_ADDRESS.search(text))


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("part", ["1", "a", "A", " ", "-", "a.", "1 ", "1,", "Aa ", "*"])
def test_a_very_long_cell_takes_no_longer_than_its_length(read, part):
    """With a pattern that starts over at every letter, the time would grow with its square."""
    for end in ("", "!", "@a"):
        assert not read(part * LONG + end) or part == "*"
