"""The PDF: accessible as its writer enforces it, 12 points, and nothing hidden in it."""

import io
import re

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from goldenthread.reports import fonts
from goldenthread.reports.pdf import paper_pdf
from tests.unit.reports import papers, reading


def test_the_file_says_that_it_is_pdf_ua_and_is_tagged_with_title_and_language() -> None:
    data = paper_pdf(papers.paper(9))
    assert b"pdfuaid:part>1<" in data.replace(b" ", b"").replace(b'="1"', b">1<")
    with pypdfium2.PdfDocument(data) as file:
        assert pdfium.FPDFCatalog_IsTagged(file)
        assert file.get_metadata_value("Title") == papers.paper().title
        titles = [each.get_title() for each in file.get_toc()]
    assert "5 Progress: is the work done?" in titles
    assert "Appendix 1: all actions" in titles


def test_no_author_date_or_keyword_is_in_the_file() -> None:
    with pypdfium2.PdfDocument(paper_pdf(papers.paper(3))) as file:
        about = file.get_metadata_dict(skip_empty=True)
    assert set(about) == {"Title", "Creator"}
    assert about["Creator"].startswith("Typst")


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = papers.paper(3)
    assert paper_pdf(paper) == paper_pdf(paper)


@pytest.mark.skipif(not fonts.REGULAR.exists(), reason="./dev setup has not fetched the font")
def test_all_text_footers_too_is_12_points_or_more_in_one_font() -> None:
    sizes, families = set(), set()
    with pypdfium2.PdfDocument(paper_pdf(papers.paper(9))) as file:
        for page in file:
            text = page.get_textpage()
            for n in range(text.count_chars()):
                if not chr(pdfium.FPDFText_GetUnicode(text, n)).isspace():
                    sizes.add(round(pdfium.FPDFText_GetFontSize(text, n), 1))
            families |= {
                each.get_font().get_base_name()
                for each in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4)
            }
    assert min(sizes) >= 12
    assert all("Arimo" in family for family in families), families


def test_a_draft_says_so_on_every_page_and_a_published_paper_does_not() -> None:
    for published, draft in ((papers.paper(3), False), (papers.paper(3, published_on=None), True)):
        with pypdfium2.PdfDocument(paper_pdf(published)) as file:
            for page in file:
                text = page.get_textpage().get_text_bounded()
                assert ("DRAFT, OPEN" in text) is draft
                assert ("Draft, not published" in text) is draft


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Well done 🎉 all", "Well done (party popper) all"),
        ("Chinese 中 letters", "Chinese ? letters"),
        ("null \x00 and \ud800 codes", "null  and  codes"),
        ("joined \u200d\ufe0fmarks", "joined marks"),
        ("Żółć, Ωμέγα and ▼", "Żółć, Ωμέγα and ▼"),
    ],
)
def test_whatever_somebody_types_the_paper_comes_out(written: str, shown: str) -> None:
    text = reading.pdf_text(paper_pdf(papers.paper(1, purpose=written)))
    assert reading.squeezed(shown) in reading.squeezed(text)


def test_what_a_question_mark_stands_for_is_said_in_the_file() -> None:
    text = reading.squeezed(reading.pdf_text(paper_pdf(papers.paper(1, purpose="中文 and 🎉"))))
    assert reading.squeezed("A question mark may stand for a letter") in text
    assert "(2letters)" in text
    assert "Aquestionmark" not in reading.squeezed(reading.pdf_text(paper_pdf(papers.paper(1))))


def test_typst_s_markup_in_somebody_s_text_is_shown_and_not_run() -> None:
    hostile = '#panic("x") *bold* $x$ @ref \\u{41} // gone /* gone */ = h `raw`'
    text = reading.pdf_text(paper_pdf(papers.paper(1, purpose=hostile)))
    assert reading.squeezed(hostile) in reading.squeezed(text)


def test_without_our_font_the_paper_still_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "REGULAR", fonts.FONTS / "missing.ttf")
    monkeypatch.setattr(
        "goldenthread.reports.pdf.for_typst", lambda: typst.Fonts(include_system_fonts=False)
    )
    fonts.shown.cache_clear()
    try:
        data = paper_pdf(papers.paper(3, purpose="Ω and 🎉 come through"))
    finally:
        fonts.shown.cache_clear()
    assert "come through" in reading.pdf_text(data)


def test_a_paper_begins_with_a_list_of_its_sections_with_their_pages() -> None:
    data = paper_pdf(papers.paper(9))
    with pypdfium2.PdfDocument(data) as file:
        first = reading.squeezed(file[0].get_textpage().get_text_bounded())
        marks = [each for each in file.get_toc() if each.level == 0]
        wanted = [(each.get_title(), each.get_dest().get_index() + 1) for each in marks]
    for title, page in wanted:
        assert re.search(rf"{re.escape(reading.squeezed(title))}\.+{page}", first), title
    with pikepdf.open(io.BytesIO(data)) as file:
        objects = (each for each in file.objects if isinstance(each, pikepdf.Dictionary))
        assert {"/TOC", "/TOCI"} <= {str(each.get("/S")) for each in objects}
        assert len(file.pages[0].Annots) >= len(wanted)


def test_a_paper_of_few_sections_has_no_list_of_them() -> None:
    assert "Contents" not in reading.pdf_text(paper_pdf(papers.of_kind("plan_on_a_page")))
