"""The Word file: real structure, 12 points, and nothing hidden in it."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn

from goldenthread.documents.release import check
from goldenthread.reports.composing import compose
from goldenthread.reports.word import paper_docx
from tests.unit.reports import papers, reading


@pytest.fixture(scope="module")
def data() -> bytes:
    return paper_docx(papers.paper(14))


def test_headings_are_headings_and_lists_are_lists(data: bytes) -> None:
    file = docx.Document(io.BytesIO(data))
    by_style: dict[str, list[str]] = {}
    for paragraph in file.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == [papers.paper().title]
    assert "6 Impact: is it better for children?" in by_style["Heading 1"]
    assert "Key to progress" in by_style["Heading 2"]
    assert len(by_style["Lettered List"]) == 2
    assert by_style["List Bullet"][0].startswith("Supported flats")


def test_every_table_repeats_its_head_and_keeps_its_rows_whole(data: bytes) -> None:
    file = docx.Document(io.BytesIO(data))
    assert len(file.tables) > 10
    for table in file.tables:
        head, *rows = table._tbl.tr_lst
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert rows


def test_progress_cells_are_tinted_and_impact_cells_are_plain(data: bytes) -> None:
    for table in docx.Document(io.BytesIO(data)).tables:
        heads = [cell.text.split("\n")[0] for cell in table.rows[0].cells]
        if "Latest update" not in heads or "Progress" not in heads:
            continue
        for row in table.rows[1:]:
            fills = [cell._tc.xpath("w:tcPr/w:shd/@w:fill") for cell in row.cells]
            assert [bool(fill) for fill in fills] == [head == "Progress" for head in heads]


def test_a_picture_beside_words_is_decorative_and_a_chart_has_words(data: bytes) -> None:
    body = docx.Document(io.BytesIO(data)).element.body
    charts = []
    for about in body.iter(qn("wp:docPr")):
        if about.get("descr"):
            charts.append(about.get("descr"))
        else:
            assert len(about) == 1, "an empty description without the mark"
    then_and_now = ["Progress", "Progress", "Impact", "Impact"]
    assert [said.split(":")[0] for said in charts] == [*then_and_now, "Progress", "Impact"]
    numbers = [about.get("id") for about in body.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers))


def test_the_file_says_nothing_about_who_made_it(data: bytes) -> None:
    about = docx.Document(io.BytesIO(data)).core_properties
    assert about.title == papers.paper().title
    assert about.author == about.last_modified_by == about.comments == about.keywords == ""
    names = reading.members(data)
    assert not [name for name in names if re.search("comments|thumbnail|customXml|people", name)]
    everything = b"".join(part for name, part in names.items() if not name.endswith(".png"))
    assert b"python-docx" not in everything
    for hidden in (b"<w:ins ", b"<w:del ", b"<w:vanish", b'TargetMode="External"'):
        assert hidden not in everything


def test_text_is_arial_of_12_points_or_more(data: bytes) -> None:
    file = docx.Document(io.BytesIO(data))
    ids = set(file.element.body.xpath(".//w:pStyle/@w:val"))
    used = {style.name for style in file.styles if style.style_id in ids} | {"Normal", "Footer"}
    assert {"Heading 1", "Table Text", "Notice", "Lettered List"} <= used
    for name in used:
        style = file.styles[name]
        assert style.font.size.pt >= 12
        assert style.font.name == "Arial"
    assert not file.element.body.xpath(".//w:rPr/w:sz")
    assert not file.element.body.xpath(".//w:rPr/w:rFonts")


def test_codes_that_xml_forbids_and_markup_come_through_as_text() -> None:
    written = "a\x00b \x0b <w:br/> & \ud800 “é” 🎉"
    text = reading.docx_text(paper_docx(papers.paper(1, purpose=written)))
    assert "ab<w:br/>&“é”🎉" in reading.squeezed(text)


def test_the_appendix_lies_on_its_side(data: bytes) -> None:
    pages = docx.Document(io.BytesIO(data)).sections
    assert [page.page_width > page.page_height for page in pages] == [False, True]
    for page in pages:
        assert "Wyremouth Council" in page.header.paragraphs[0].text
        assert "Published 14 November 2025" in page.footer.paragraphs[0].text


def test_a_total_stays_on_the_page_of_what_it_adds_up(data: bytes) -> None:
    tables = [
        each
        for each in docx.Document(io.BytesIO(data)).tables
        if "Whole plan" in each.cell(-1, 0).text
    ]
    assert len(tables) == 2
    for table in tables:
        _, *rows, total = table._tbl.tr_lst
        assert all(row.xpath(".//w:keepNext") for row in rows)
        assert not total.xpath(".//w:keepNext")


def test_contents_are_a_field_that_is_filled_and_leads_to_each_heading() -> None:
    data = paper_docx(papers.paper(9))
    body = docx.Document(io.BytesIO(data)).element.body
    (field,) = [each.text for each in body.iter(qn("w:instrText"))]
    assert field.split()[0] == "TOC"
    marks = (
        (each.get(qn("w:name")), each.getparent()) for each in body.iter(qn("w:bookmarkStart"))
    )
    links = ((each.get(qn("w:anchor")), each) for each in body.iter(qn("w:hyperlink")))
    places, entries = (
        {name: "".join(word.text for word in each.iter(qn("w:t"))) for name, each in found}
        for found in (marks, links)
    )
    assert entries == places
    assert [*entries.values()] == [each.title for each in compose(papers.paper(9)).sections]
    assert not check("docx", data)
