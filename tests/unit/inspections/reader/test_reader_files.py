"""What is no report that can be read: a sentence each, and nothing else is ever raised."""

import pypdfium2
import pytest

from goldenthread.documents.layout.pages import MOST_PAGES
from goldenthread.inspections.reader import CannotRead, read_report, render_page
from tests.unit.inspections.reader import made, mutations


def refusal(data: bytes) -> str:
    with pytest.raises(CannotRead) as refused:
        read_report(data)
    assert str(refused.value) == refused.value.sentence
    return refused.value.sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"\0" * 5000, "This file is not a PDF."),
        (b"Text of a letter.", "This file is not a PDF."),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>%PDF-1.7", "This file is not a PDF, but a web page."),
        (b"PK\x03\x04%PDF-", "This file is not a PDF, but a zip file or an Office document."),
        (b"\x89PNG\r\n", "This file is not a PDF, but a picture."),
    ],
)
def test_what_is_no_pdf_is_said(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_an_encrypted_pdf_is_said() -> None:
    assert refusal(made.encrypted_pdf()).startswith("The PDF is encrypted")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_not_read_in_part(share: float) -> None:
    whole = made.report_pdf()
    assert refusal(whole[: int(share * len(whole))]) == "The PDF is damaged: its end is missing."


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_pdf_is_said(data: bytes) -> None:
    assert refusal(data).startswith("The PDF is damaged")


def test_a_scan_is_said_even_with_page_numbers() -> None:
    scan = made.typst_pdf('#set page(numbering: "1")\n#rect(width: 100%, height: 90%)')
    assert refusal(scan).startswith("The PDF has no text")


def test_a_book_is_not_read() -> None:
    book = made.typst_pdf(f"#for n in range({MOST_PAGES + 1}) [Text.#pagebreak(weak: true)]")
    assert f"has {MOST_PAGES + 1} pages" in refusal(book)


def test_a_page_with_more_text_than_it_can_show_is_not_read() -> None:
    page = made.typst_pdf("#set page(height: auto)\n#lorem(9000)")
    assert refusal(page) == "Page 1 of the PDF holds more text than a page can show."


def test_a_page_larger_than_any_sheet_is_not_read() -> None:
    page = made.typst_pdf("#set page(width: 20000pt)\nText of a poster, and enough of it to read.")
    assert refusal(page) == "Page 1 of the PDF is larger than any sheet of paper."


def test_there_is_no_picture_of_a_page_that_is_not_there() -> None:
    report = made.typst_pdf("One page.")
    for number in (0, 2, -1):
        with pytest.raises(CannotRead, match="no page"):
            render_page(report, number)


def test_a_picture_is_a_png_of_the_asked_scale_but_never_huge() -> None:
    page = made.typst_pdf("#set page(width: 100pt, height: 50pt)\nText")
    assert picture_size(render_page(page, 1, 2.0)) == (200, 100)
    width, height = picture_size(render_page(page, 1, 1000.0))
    assert 11_000_000 < width * height < 12_100_000


def picture_size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_broken_copies_are_read_or_refused_and_soon() -> None:
    """mutations.py runs for as long as one likes."""
    outcomes = {mutations.read(seed) for seed in range(100)}
    assert {"other", "ilacs_standard", "This file is not a PDF."} <= outcomes


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_lie_where_the_page_as_shown_has_ink(rotation: int) -> None:
    with pypdfium2.PdfDocument(made.typst_pdf("Text of the first line, and enough of it.")) as pdf:
        pdf[0].set_cropbox(20, 30, 560, 800)
        pdf[0].set_rotation(rotation)
        from goldenthread.documents.layout.pages import _read_page

        page = _read_page(pdf[0], 1)
        picture = pdf[0].render(scale=2).to_pil().convert("L")
    for word in page.words:
        box = word.box
        inside = picture.crop(
            tuple(round(2 * side) for side in (box.x0, box.top, box.x1, box.bottom))
        )
        assert inside.getextrema()[0] < 100, word
