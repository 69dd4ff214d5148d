import unicodedata

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.errors import Refused
from goldenthread.documents.kinds import KINDS, MAX_NAME, clean_name, kind_of
from tests.unit.documents import made


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Annual report 2024.pdf", "Annual report 2024.pdf"),
        ("C:\\Users\\someone\\Desktop\\plan.docx", "plan.docx"),
        ("../../etc/plan.docx", "plan.docx"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("plan\0.pdf\r\nContent-Type: a", "plan.pdf Content-Type_ a"),
        ("zero\u200bwidth\ufeff.txt", "zerowidth.txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("  .plan .pdf. ", "plan.pdf"),
        ("Cyngor Sir\u00a0Fôn.pdf", "Cyngor Sir Fôn.pdf"),
        ("", "file"),
        ("///", "file"),
    ],
)
def test_a_name_is_cleaned(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("a" * 300 + ".pdf") == "a" * (MAX_NAME - 4) + ".pdf"
    assert len(clean_name("a." + "b" * 300)) == MAX_NAME


@given(st.text(max_size=200))
def test_every_name_becomes_one_that_is_fit_to_keep(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= MAX_NAME
    assert not set(clean) & set('/\\<>:"|?*\n')
    assert not [char for char in clean if unicodedata.category(char) in ("Cc", "Cf", "Cs")]
    assert clean_name(clean) == clean


def test_the_kinds_are_those_that_the_page_promises() -> None:
    assert {kind.extensions[0] for kind in KINDS} == {
        ".pdf", ".docx", ".xlsx", ".csv", ".html", ".png", ".jpg", ".txt",
    }  # fmt: skip
    assert kind_of("a.JPEG").code == "jpg"
    with pytest.raises(Refused, match=r"ends in \.tar"):
        kind_of("a.pdf.tar")


def test_the_encrypted_pdfs_of_these_tests_are_what_they_say() -> None:
    for password in (b"secret", b""):
        with pypdfium2.PdfDocument(made.encrypted_pdf(password), password.decode()) as document:
            assert pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document) == 2
    with pypdfium2.PdfDocument(made.pdf()) as document:
        text = document[0].get_textpage().get_text_range()
        assert text == "Care leavers need better plans."
