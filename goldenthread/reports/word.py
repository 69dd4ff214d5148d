"""A committee paper as Word, with the same blocks in the same order as the PDF. Pure.

Real headings, real lists, table heads that repeat; no author, comment or other hidden text.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section as WordSection
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports import pictures, word_xml
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Drawing,
    Heading,
    Items,
    KeyTable,
    Level,
    Paragraph,
    Picture,
    Section,
    Table,
)
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.word_styles import bare_file, new_list, set_styles
from goldenthread.reports.word_xml import field, line_break, paragraph, run, said, tab
from goldenthread.reports.wording import printable

A4 = (Mm(210), Mm(297))
GLYPH_HEIGHT = 10.0  # points
TWIP = 635  # a twentieth of a point, in Word's units of length


def paper_docx(paper: CommitteePaper) -> bytes:
    """The finished file."""
    return document_docx(compose(paper))


def document_docx(document: Document) -> bytes:
    file = bare_file(printable(document.title))
    set_styles(file)
    _Writer(file, document).write()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


class _Writer:
    """Puts a composed paper into a Word file, one run of upright or sideways pages at a time."""

    def __init__(self, file: WordFile, document: Document) -> None:
        self.file, self.document = file, document
        self.page = file.sections[0]
        self.pictures: dict[tuple[Level, Impact | None], tuple[str, float]] = {}
        self.drawn = 0

    def write(self) -> None:
        opening = (
            paragraph(run(self.document.title), "Title"),
            paragraph(run(self.document.about)),
        )
        self._begin_pages(landscape=False, first=True)
        self._append(opening)
        runs = groupby(self.document.sections, key=lambda section: section.landscape)
        for n, (landscape, sections) in enumerate(runs):
            if n or landscape:
                self._begin_pages(landscape=landscape)
            self._append(
                xml
                for at, section in enumerate(sections)
                for xml in self._section(section, turned=landscape and not at)
            )

    def _begin_pages(self, *, landscape: bool, first: bool = False) -> None:
        page = self.page if first else self.file.add_section(WD_SECTION.NEW_PAGE)
        self.page = page
        page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = reversed(A4) if landscape else A4
        page.left_margin = page.right_margin = Mm(15) if landscape else Mm(18)
        page.top_margin, page.bottom_margin = Mm(24), Mm(30)
        page.header_distance, page.footer_distance = Mm(12), Mm(9)
        self._run_head(page)
        self._run_foot(page)

    def _run_head(self, page: WordSection) -> None:
        page.header.is_linked_to_previous = False
        head = page.header.paragraphs[0]
        head.paragraph_format.tab_stops.add_tab_stop(
            Length(_text_width(page)), WD_TAB_ALIGNMENT.RIGHT
        )
        status = run(self.document.status, bold=True)
        _fill(head, run(self.document.header) + tab() + status)

    def _run_foot(self, page: WordSection) -> None:
        page.footer.is_linked_to_previous = False
        foot = page.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.add_tab_stop(
            Length(_text_width(page)), WD_TAB_ALIGNMENT.RIGHT
        )
        first, *more = self.document.footer
        number = run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES")
        rest = "".join(line_break() + run(line) for line in more)
        _fill(foot, run(first) + tab() + number + rest)

    def _append(self, blocks: Iterable[str]) -> None:
        last = self.file.element.body.sectPr
        for made in list(word_xml.body(blocks)):
            last.addprevious(made)

    def _section(self, section: Section, *, turned: bool) -> Iterator[str]:
        """`turned`: its page has just been begun, on its side."""
        breaks = "<w:pageBreakBefore/>" * (section.new_page and not turned)
        yield paragraph(run(section.title), "Heading1", breaks)
        for block in section.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield paragraph(run(block.text), f"Heading{block.level}")
            case Paragraph():
                lead = run(f"{block.lead} ", bold=True) if block.lead else ""
                words = said(block.text, italic=block.style == "missing")
                yield paragraph(lead + words, "Notice" if block.style == "notice" else "")
            case Items():
                yield from self._items(block)
            case KeyTable():
                yield from self._key(block)
            case Picture():
                drawing = pictures.distribution(block.key, block.counts)
                yield self._picture(drawing, block.label)
            case Drawing():
                together = "<w:keepNext/>"
                yield paragraph(run(block.title), "Heading2")
                yield paragraph(run(block.above), "", together)
                yield self._picture(block.svg, block.label)
                yield paragraph(run(block.below))
            case Table():
                yield from self._table(block)

    def _items(self, block: Items) -> Iterator[str]:
        style, look = "LetteredList" if block.lettered else "ListBullet", ""
        if block.first:
            style, look = "NumberedList", word_xml.numbered(new_list(self.file, block.first))
        yield from (paragraph(said(item), style, look) for item in block.items)

    def _key(self, block: KeyTable) -> Iterator[str]:
        key, level_of = block.key, Progress if block.key.kind == "Progress" else Impact
        columns = (Column(key.kind, 5, strong=True), Column("What it means", 11))
        rows = tuple(
            (Cell(level.word, level=level_of(level.code)), Cell(level.meaning))
            for level in key.levels
        )
        heading, *table = self._table(Table(block.caption, columns, rows))
        yield heading
        yield paragraph(run(f"{key.question} ", bold=True) + run(key.given_by))
        yield from table

    def _table(self, block: Table) -> Iterator[str]:
        if block.caption:
            yield paragraph(run(block.caption), "Heading2")
        yield word_xml.table(block, _text_width(self.page) // TWIP, self._glyph)
        yield paragraph("", "AfterTable")

    def _picture(self, drawing: str, said: str) -> str:
        (png,) = pictures.pngs([drawing])
        relation, image = self.file.part.get_or_add_image(io.BytesIO(png))
        width = pictures.width_of(drawing) * pictures.POINTS
        height = width * image.px_height / image.px_width
        return paragraph(self._drawing(relation, (width, height), said))

    def _glyph(self, of: Cell | Column) -> str:
        was = of.was if isinstance(of, Cell) else None
        if of.level is None:
            return ""
        if (of.level, was) not in self.pictures:
            drawn = io.BytesIO(pictures.glyph_png(of.level, was))
            relation, image = self.file.part.get_or_add_image(drawn)
            width = GLYPH_HEIGHT * image.px_width / image.px_height
            self.pictures[of.level, was] = relation, width
        relation, width = self.pictures[of.level, was]
        return self._drawing(relation, (width, GLYPH_HEIGHT), "")

    def _drawing(self, relation: str, size: tuple[float, float], said: str) -> str:
        self.drawn += 1
        return word_xml.drawing(relation, self.drawn, size, said)


def _text_width(page: WordSection) -> int:
    """Between the margins of a page, in Word's units of length."""
    return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)


def _fill(into: WordParagraph, runs: str) -> None:
    (made,) = word_xml.body([paragraph(runs)])
    for each in list(made):
        into._p.append(each)
