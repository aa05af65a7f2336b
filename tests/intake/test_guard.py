"""A file with what identifies people is refused, and nothing of it is kept or repeated."""

from __future__ import annotations

import gc
import random
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qikit.errors import QikitError
from qikit.intake import load_csv, read_table
from qikit.intake.columns import RawColumn
from qikit.intake.grid import Grid, Row
from qikit.intake.identifiers import has_phone, has_postcode, is_nhs_number, looks_like_full_name
from tests.intake.files import csv, found, xlsx

# Numbers printed in public guidance as examples, or never issued: nobody's own.
NHS = "9434765919"
SPACED = "943 476 5919"


def numbers(n: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [str(source.randrange(10**9, 10**10)) for _ in range(n)]


def check_digit_by_remainders(nine: str) -> int:
    """The same rule from the other end: the weighted sum of all ten digits is a multiple of 11."""
    return next((d for d in range(10)
                 if sum(w * int(c) for w, c in zip(range(10, 0, -1), nine + str(d), strict=True))
                 % 11 == 0), -1)  # fmt: skip


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 9))
def test_the_check_digit_agrees_with_another_way_of_counting(nine, last):
    expected = check_digit_by_remainders(nine) == last and len(set(f"{nine}{last}")) > 1
    assert is_nhs_number(f"{nine}{last}") == expected


@pytest.mark.parametrize("text", ["", "943476591", "943476591X", "1111111111", "٩٤٣٤٧٦٥٩١٩"])
def test_what_is_not_ten_different_digits_is_no_nhs_number(text):
    assert not is_nhs_number(text)


REFUSED = [
    ("NHS numbers", ("id,n", f"{NHS},3")),
    ("NHS numbers", ("id,n", f"{SPACED},3")),
    ("NHS numbers", ("id,n", "943-476-5919,3")),
    ("NHS numbers", ("id,n", "943.476.5919,3")),
    ("NHS numbers", ("id,n", f"NHS{NHS},3")),
    ("NHS numbers", ("n,remark", f"3,patient {NHS} fell twice")),
    ("NHS numbers", ("n,remark", f"3,\"seen, NHS no: {SPACED}.\"")),
    ("NHS numbers", ("NHS Number,n", "9434765918,3")),
    ("e-mail addresses", ("n,remark", "3,ask jo.bloggs@example.org")),
    ("telephone numbers", ("n,contact", "3,01632 960001")),
    ("telephone numbers", ("n,contact", "3,+44 7700 900123")),
    ("telephone numbers", ("Mobile,n", "7700900123,3")),
    ("full postcodes", ("n,remark", "3,lives at ZE3 9JX alone")),
    ("full postcodes", ("where,n", "ze39jx,3", "ze2 9xx,4")),
    ("postcodes", ("Postcode,n", "ze39jx,3")),
    ("National Insurance numbers", ("n,remark", "3,AB 12 34 56 C")),
    ("dates of birth", ("n,remark", "3,fall; DOB 1/2/1950")),
    ("dates of birth", ("D.O.B.,n", "01/02/1950,3")),
    ("dates of birth", ("patientDateOfBirth,n", "1950-02-01,3")),
    ("names of people", ("Surname,n", "Bloggs,3")),
    ("names of people", ("Patient Name,n", "Jo Bloggs,3")),
    ("hospital numbers", ("MRN,n", "RX123456,3")),
    ("addresses", ("Address,n", "1 Sample Street,3")),
    ("names with dates of birth", ("who,when", "Jo Bloggs,01/02/1950", "Sam Sample,03/04/1999")),
    ("names with hospital numbers", ("who,no", "Jo Bloggs,AB123456", "Sam Sample,AB123457")),
    ("names with dates", ("Name,seen", "Jo Bloggs,01/02/2025", "Sam Sample,03/02/2025")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines"), REFUSED)
def test_identifiers_are_refused_by_kind_and_place(kind, lines):
    with pytest.raises(QikitError, match=f"nothing of it was kept.*{kind} in ") as refused:
        read_table(csv(*lines))
    assert "column" in refused.value.what
    assert "A chart needs totals, not people" in refused.value.todo


@pytest.mark.parametrize(("kind", "lines"), REFUSED)
def test_no_value_is_repeated_anywhere_in_the_error(kind, lines):
    secrets = {c.strip('"') for line in lines[1:] for c in line.split(",") if len(c) > 3}
    with pytest.raises(QikitError) as refused:
        read_table(csv(*lines))
    printed = "".join(traceback.format_exception(refused.value))
    for secret in secrets:
        assert secret not in printed


def refusal(read, data: bytes) -> QikitError:
    try:
        read(data)
    except QikitError as problem:
        return problem
    raise LookupError("the file was not refused")


@pytest.mark.parametrize("read", [read_table, load_csv])
def test_the_traceback_holds_nothing_of_the_file(read):
    secret = "".join(reversed("919567 4349".replace(" ", "")))  # not a constant of this test
    problem = refusal(read, csv("id,n", f"{secret},3"))
    assert problem.__context__ is None
    assert problem.__cause__ is None
    frame = problem.__traceback__.tb_next
    assert frame is not None
    while frame is not None:
        assert secret not in repr(frame.tb_frame.f_locals)
        assert not {"source", "data", "sheets"} & set(frame.tb_frame.f_locals)
        frame = frame.tb_next


def test_nothing_read_from_a_refused_file_stays_in_memory():
    def alive() -> int:
        gc.collect()
        return sum(isinstance(thing, Row | Grid | RawColumn) for thing in gc.get_objects())

    before = alive()
    kept = refusal(read_table, csv("id,n", *(f"{NHS},{n}" for n in range(50))))
    assert kept
    assert alive() == before


def test_every_sheet_is_searched_and_the_second_is_named():
    data = xlsx([["month", "n"], ["Apr-24", 3]],
                change=lambda b: b.create_sheet("Old").append(["x", int(NHS)]))  # fmt: skip
    with pytest.raises(QikitError, match=r"NHS numbers in sheet 2, column B \(row 1\)"):
        read_table(data)


def test_numbers_stored_as_numbers_are_found_in_excel_and_csv():
    for cell in (int(NHS), float(NHS)):
        with pytest.raises(QikitError, match="NHS numbers in column A"):
            read_table(xlsx([["id", "n"], [cell, 3]]))
    with pytest.raises(QikitError, match="NHS numbers in column A"):
        read_table(csv("id,n", f"{NHS}.0,3"))


def test_dates_of_birth_stored_as_dates_are_found():
    from datetime import datetime

    with pytest.raises(QikitError, match=r"dates of birth in column A \(row 2\)"):
        read_table(xlsx([["DOB", "n"], [datetime(1950, 2, 1), 3]]))


def test_the_names_of_file_and_sheet_are_searched_too():
    data = csv("month,n", "Apr-24,3")
    with pytest.raises(QikitError, match="NHS numbers in the name of the file"):
        read_table(data, name=f"audit {SPACED}.csv")
    with pytest.raises(QikitError, match="full postcodes in the name of sheet 1"):
        read_table(xlsx([["month", "n"], ["Apr-24", 3]], "ZE3 9JX"))


def test_identifiers_in_titles_and_far_down_are_found():
    with pytest.raises(QikitError, match=r"e-mail addresses in column A \(row 1\)"):
        read_table(csv("Sent by jo@example.org,", "month,n", "Apr-24,3"))
    lines = [f"{n},ok" for n in range(3_000)]
    with pytest.raises(QikitError, match=r"NHS numbers in column B \(row 3002\)"):
        read_table(csv("n,remark", *lines, f"4,for {SPACED} see notes"))


@pytest.mark.parametrize("seed", range(20))
def test_random_ten_digit_numbers_pass_though_one_in_eleven_has_a_right_check_digit(seed):
    column = numbers(60, seed)
    assert any(map(is_nhs_number, column))
    own = read_table(csv("asset,n", *(f"{number},3" for number in column)))
    assert len(own.table) == 60


@pytest.mark.parametrize("seed", range(20))
def test_a_list_of_nhs_numbers_is_refused_even_with_slips_in_half_of_it(seed):
    valid = [n for n in numbers(2_000, seed) if is_nhs_number(n)][:20]
    slipped = [n[:9] + str((int(n[9]) + 1) % 10) for n in valid[:10]]
    with pytest.raises(QikitError, match="NHS numbers"):
        read_table(csv("ref,n", *(f"{number},3" for number in slipped + valid[10:])))


@pytest.mark.parametrize(
    "lines",
    [
        ("patient_id,week,n", "SYNP0000001,2025-W01,3", "SYNP0000002,2025-W02,3"),
        ("NHS number,n", "SYN0000001,3"),
        ("nhs_number,n", "not kept,3"),
        ("Patient name,n", "SYN Patient 1,3"),
        ("Ward name,month,n", "Blue Ward,Apr-24,3", "Rowan Ward,May-24,3"),
        ("Name,month,n", "Blue Ward,Apr-24,3", "Acute Medical Unit,May-24,3"),
        ("practice,code,n", "Sample Street Surgery,P81001,3", "High Road Practice,P81002,4"),
        ("postcode area,n", "FY3,3", "PR4,4"),
        ("epoch,n", "1712345678,3", "1712345679,4", "1712345680,4", "1712345681,4"),
        ("day,n", "01-04-2024 13:05,3", "02-04-2024 13:05,3"),
        ("budget,n", "1000000000,3"),
        ("share,n", "0.9434765919,3"),
        ("patients,seen", "45231,50000", "45232,50001"),
        ("remark,n", "W1 2nd audit,3", "phase 1 2 3,4"),
        ("born,n", "43,3"),
        ("contact,n", "Phone,3", "Mobile,4"),
        ("Measure,admissions", "Hand Hygiene,123456", "Falls Reported,123457"),
    ],
)
def test_what_only_resembles_an_identifier_passes(lines):
    assert len(read_table(csv(*lines)).table) == len(lines) - 1


def test_a_name_in_a_remark_is_asked_about_without_repeating_it():
    finding = found(csv("month,n,remark", "Apr-24,3,Mrs Bloggs fell", "May-24,4,ok"), "name")
    assert (finding.severity, finding.row) == ("ask", 2)
    assert "Bloggs" not in str(finding)
    assert finding.value is None


def test_a_number_for_each_person_is_asked_about():
    finding = found(csv("Patient ID,n", "AB12345,3", "AB12346,4"), "person-number")
    assert "If these are real numbers of patients, delete the column" in finding.todo


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("020 7946 0001", True),
        ("(0161) 496 0001", True),
        ("07700900123", True),
        ("+44 (0)161 496 0001", True),
        ("call 01632 960 001 now", True),
        ("2024-04-01", False),
        ("01/02/2025", False),
        ("00000000123", False),
        ("0.1234567890", False),
    ],
)
def test_telephone_numbers_are_told_from_dates_and_decimals(text, answer):
    assert has_phone(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [("ZE3 9JX", True), ("EC1A 1BB", True), ("ZE3", False), ("QX1 1AA", False), ("A1 2BC", False)],
)
def test_postcodes_need_a_real_area_and_their_second_half(text, answer):
    assert has_postcode(text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Jo Bloggs", True),
        ("BLOGGS, Jo", True),
        ("Mrs J. Bloggs", True),
        ("Blue Ward", False),
        ("Sample Street Surgery", False),
        ("hand hygiene", False),
        ("Jo", False),
    ],
)
def test_names_are_told_from_places(text, answer):
    assert looks_like_full_name(text) == answer
