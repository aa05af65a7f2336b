"""No row could be a real person, and no code looks like a live one."""

from __future__ import annotations

import gzip
import re

import pytest

from qikit.pathways import load
from qikit.pathways.catalogue import PATHWAYS, data_root
from qikit.pathways.frame.partners import PARTNERS, PRACTICES, SITES

SYNTHETIC = [
    p for name in (*PATHWAYS, "events") for p in sorted((data_root() / name).glob("*.csv*"))
]
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def is_nhs_number(digits: str) -> bool:
    """The modulus 11 check of the NHS Data Dictionary."""
    total = sum(int(d) * w for d, w in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def content(path) -> str:  # type: ignore[no-untyped-def]
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def test_the_check_knows_an_nhs_number() -> None:
    assert is_nhs_number("9434765919")  # the Data Dictionary's own example
    assert not is_nhs_number("9434765918")


@pytest.mark.parametrize("path", SYNTHETIC, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_no_nhs_numbers_postcodes_or_birth_dates(path) -> None:  # type: ignore[no-untyped-def]
    text = content(path)
    assert not [n for n in re.findall(r"(?<!\d)\d{10}(?!\d)", text) if is_nhs_number(n)]
    assert not POSTCODE.search(text)
    assert "birth" not in text.splitlines()[0].replace("birth_month", "")


def test_every_code_is_marked_as_invented() -> None:
    codes = [*SITES, *PRACTICES, *(partner.code for partner in PARTNERS)]
    assert len(PARTNERS) == 12
    assert all(code.startswith("SYN-") for code in codes)


@pytest.mark.parametrize("name", ["sepsis", "pneumonia", "stroke", "copd", "diabetes"])
def test_people_and_records_are_marked_as_invented(name: str) -> None:
    table = load(name)
    assert table["person_id"].str.fullmatch(r"SYNP\d{7}").all()
    assert table.iloc[:, 1].str.startswith("SYN-").all()
    assert table["age"].between(16, 110).all()
