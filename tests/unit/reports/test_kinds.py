"""Every kind of paper: its parts, the two ratings apart, and the same figures in every form."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from goldenthread.core.errors import Refused
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports.blocks import Heading, KeyTable, Paragraph, Picture, Table
from goldenthread.reports.composing import compose, unwritten
from goldenthread.reports.dataset_json import from_json, to_json
from goldenthread.reports.kinds import COMMITTEE_REPORT, KINDS, House, Layout
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.paper_sheets import paper_sheets, paper_xlsx
from goldenthread.reports.parts import PARTS, to_write
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.rules import check_can_publish
from goldenthread.reports.word import paper_docx
from tests.unit.reports import papers, reading
from tests.unit.reports.reading import squeezed

OTHERS = [code for code in KINDS if code != COMMITTEE_REPORT.code]
RATED = [code for code in KINDS if code != "ofsted_submission"]
every_kind = pytest.mark.parametrize("kind", KINDS)


def tables(paper) -> list[Table]:
    blocks = (block for section in compose(paper).sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, Table)]


def said(rows: list[list[str]]) -> list[list[str]]:
    """Without the name of the rating that HTML has before a level for screen readers."""
    return [[re.sub("^(Progress|Impact):", "", squeezed(cell)) for cell in row] for row in rows]


@every_kind
def test_a_kind_is_made_of_known_parts_once_each_and_needs_what_it_has(kind) -> None:
    codes = [code for code, _ in KINDS[kind].layout.parts]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(PARTS)
    assert set(KINDS[kind].needs) <= set(to_write(KINDS[kind].layout))
    assert all(heading for _, heading in KINDS[kind].layout.parts)


@every_kind
def test_its_figures_are_the_same_in_html_word_pdf_and_json(kind) -> None:
    paper = papers.of_kind(kind)
    word, html = reading.docx_tables(paper_docx(paper)), reading.html_tables(paper_html(paper))
    pdf = squeezed(reading.pdf_text(paper_pdf(paper)))
    found = tables(paper)
    captions = [each.caption for each in found]
    assert len(captions) == len(set(captions))
    for table in found:
        assert said(word[table.caption]) == said(html[table.caption])
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert all(squeezed(cell.text) in pdf for cell in row)
    assert from_json(to_json(paper)) == paper


@every_kind
def test_its_numbers_are_the_same_in_its_workbook_read_again(kind) -> None:
    paper = papers.of_kind(kind)
    book = reading.xlsx_tables(paper_xlsx(paper))
    rows = [[written(cell) for cell in row] for sheet in book.values() for row in sheet]
    for table in tables(paper):
        for row in (*table.rows, *((table.total,) if table.total else ())):
            pairs = zip(table.columns, row, strict=True)
            numbers = [cell.text for column, cell in pairs if column.numeric]
            same = [each for each in rows if any(row[0].text in cell for cell in each[:2])]
            found = any(is_within(numbers, each) for each in same)
            assert found or not numbers, (table.caption, numbers)


def written(cell: object) -> str:
    """As it stands in the other forms: a whole number without a point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def is_within(numbers: list[str], row: list[str]) -> bool:
    """Whether the row has the numbers, one after the other."""
    rest = iter(row)
    return all(any(number == cell for cell in rest) for number in numbers)


@pytest.mark.parametrize("kind", OTHERS)
def test_every_table_of_its_own_stands_in_its_workbook(kind) -> None:
    paper = papers.of_kind(kind)
    cells = {str(cell) for sheet in paper_sheets(paper) for row in sheet.rows for cell in row}
    told = " ".join(cells)
    for table in tables(paper):
        for row in table.rows:
            assert row[0].text in told
    numbers = {str(row[1]) for sheet in paper_sheets(paper) for row in sheet.rows if len(row) > 1}
    assert str(len(paper.position.with_progress(Progress.COMPLETE))) in numbers


@every_kind
def test_the_two_ratings_are_never_one(kind) -> None:
    """Each picture and key is of one; no column, caption or heading is of an unnamed rating."""
    for section in compose(papers.of_kind(kind)).sections:
        kinds = {block.key.kind for block in section.blocks if isinstance(block, Picture)}
        assert len(kinds) <= 1 or section.anchor == "since", section.heading
        heading = section.heading
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = block.text
            if isinstance(block, Picture) and section.anchor == "since":
                assert heading.startswith(f"{block.key.kind}, ")
            if isinstance(block, Table):
                heads = {column.head.lower() for column in block.columns}
                assert not heads & {"rag", "status", "rating", "brag"}
                assert "progress and impact" not in heads
            if isinstance(block, Picture):
                assert block.label.startswith(f"{block.key.kind}: ")
            words = getattr(block, "caption", "") or getattr(block, "text", "")
            assert "RAG" not in str(words).split()


@pytest.mark.parametrize("kind", RATED)
def test_each_paper_that_shows_ratings_says_what_their_words_mean(kind) -> None:
    paper = papers.of_kind(kind)
    blocks = [block for section in compose(paper).sections for block in section.blocks]
    keys = {block.key.kind for block in blocks if isinstance(block, KeyTable)}
    short = {
        name
        for name in ("Progress", "Impact")
        for block in blocks
        if isinstance(block, Paragraph) and block.lead.startswith(f"Key to {name.lower()}")
    }
    assert keys | short == {"Progress", "Impact"}
    text = squeezed(reading.html_text(paper_html(paper))).lower()
    waiting = len(paper.position.complete_without_impact)
    assert str(waiting) in text
    assert squeezed(paper.impact_key.word(Impact.NOT_ASSESSED)).lower() in text


@every_kind
def test_a_plan_that_has_nothing_yet_has_its_paper_all_the_same(kind) -> None:
    empty = papers.paper(0, kind=kind, position=Position(papers.AS_AT, 1, ()), earlier=None)
    assert all(section.blocks for section in compose(empty).sections)
    assert paper_html(empty)


def test_a_submission_promises_and_rates_nothing() -> None:
    html = paper_html(papers.of_kind("ofsted_submission"))
    assert "Early evidence" not in html
    assert "On track" not in html
    assert "What difference it should make" in html


def test_the_plan_on_a_page_is_one_page_on_its_side() -> None:
    with pypdfium2.PdfDocument(paper_pdf(papers.of_kind("plan_on_a_page"))) as file:
        (page,) = file
        width, height = page.get_size()
    assert width > height


def test_the_public_summary_has_no_reference_codes() -> None:
    paper = papers.of_kind("public_summary", found="Care leavers waited too long.")
    text = reading.html_text(paper_html(paper))
    assert not {row.ref for row in paper.position.actions} & set(text.replace(",", " ").split())
    assert "nobody has looked yet at whether that helped" in text


def test_a_layout_orders_renames_and_leaves_out() -> None:
    layout = Layout(
        (("impact", "Does it help?"), ("own_1", "What partners say"), ("progress", "Work")),
        House(numbered=False),
        version=3,
    )
    paper = papers.paper(9, layout=layout, own_1="Health is content.")
    document = compose(paper)
    assert [each.title for each in document.sections] == [
        "Does it help?",
        "What partners say",
        "Work",
    ]
    notices = [
        block.text
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.style == "notice"
    ]
    assert "Whether the work is done is in “Work”." in notices[0]
    assert unwritten(replace(paper, own_1="")) == {"own_1": "What partners say"}


def test_a_heading_of_a_layout_is_no_template() -> None:
    layout = Layout((("purpose", "Why {this}"),))
    (section,) = compose(papers.paper(1, layout=layout)).sections
    assert section.heading == "Why {this}"


def test_a_presenter_s_note_is_never_published() -> None:
    with pytest.raises(Refused, match="never published"):
        check_can_publish(None, "presenters_note", {}, incomplete=0)  # type: ignore[arg-type]


def test_what_is_complete_without_assessment_is_listed_once() -> None:
    paper = papers.of_kind("board_pack")
    captions = [each.caption for each in tables(paper)]
    assert sum(each.startswith("Impact not yet assessed") for each in captions) == 1
    headings = [
        block
        for section in compose(paper).sections
        if section.anchor == "impact"
        for block in section.blocks
        if isinstance(block, Heading)
    ]
    assert headings
