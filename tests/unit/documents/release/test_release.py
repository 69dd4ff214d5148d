"""The release check: every bad file is caught for what is wrong in it, and no clean one."""

from __future__ import annotations

import pytest

from goldenthread.documents.release import CHECKED, Code, check, office
from tests.unit.documents.release import clean
from tests.unit.documents.release.bad_office import excel_files, word_files
from tests.unit.documents.release.bad_others import pdf_files, row_files, web_files
from tests.unit.documents.release.clean import Bad

BAD = (*word_files(), *excel_files(), *pdf_files(), *web_files(), *row_files())
BY_NAME = {bad.name: bad for bad in BAD}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_file_is_held_back_for_what_is_wrong_in_it(bad: Bad) -> None:
    faults = check(bad.kind, bad.make(), canaries=[clean.CANARY])
    assert {fault.code for fault in faults} == {bad.code}, [each.sentence for each in faults]


def test_there_is_a_bad_file_of_each_fault_and_of_each_kind() -> None:
    assert {bad.code for bad in BAD} == set(Code)
    assert {bad.kind for bad in BAD} == set(CHECKED)
    assert len(BAD) >= 40


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("docx", clean.clean_docx()),
        ("xlsx", clean.clean_xlsx()),
        ("pdf", clean.clean_pdf()),
        ("html", clean.CLEAN_HTML.encode()),
        ("csv", "Action,Change\r\n’=1+1,-5%\r\n".encode()),
        ("json", b'{"actions": 90}'),
    ],
    ids=["docx", "xlsx", "pdf", "html", "csv", "json"],
)
def test_a_clean_file_goes_out(kind: str, data: bytes) -> None:
    assert check(kind, data, canaries=[clean.CANARY]) == ()


def test_the_figures_of_two_cells_are_not_one_number() -> None:
    sheet = b"<sheet><c><v>94347</v></c><c><v>65919</v></c></sheet>"
    (_, words), *_ = office.texts({"sheet1.xml": sheet})
    assert words.split() == ["94347", "65919"]


def test_white_words_on_a_dark_ground_can_be_read() -> None:
    body = '#rect(fill: rgb("#1d4f79"), inset: 9pt)[#text(fill: white)[On track]]'
    assert check("pdf", clean.clean_pdf(body)) == ()


def test_words_over_a_tint_can_be_read() -> None:
    body = '#rect(fill: rgb("#fff7bf"))[At risk] #rect(stroke: 1pt)[In a box]'
    assert check("pdf", clean.clean_pdf(body)) == ()


def test_a_link_leads_only_to_the_hosts_that_are_named() -> None:
    page = clean.CLEAN_HTML.encode()
    assert check("html", page, hosts=["www.gov.uk"]) == ()
    (fault,) = check("html", page, hosts=["plan.example.gov.uk"])
    assert fault.code is Code.EXTERNAL_LINK
    assert "www.gov.uk" in fault.sentence


def test_what_is_no_file_of_its_kind_is_not_let_out() -> None:
    for kind in CHECKED:
        if kind in {"html", "csv"}:
            continue  # words of any sort
        (fault,) = check(kind, b"no such file")
        assert fault.code is Code.UNREADABLE


def test_each_fault_says_what_is_wrong_where_and_what_to_do() -> None:
    (fault,) = check("xlsx", BY_NAME["xlsx hidden sheet"].make())
    assert fault.sentence == (
        "The file has a hidden sheet (workbook: “Actions”). Delete the sheet."
    )
