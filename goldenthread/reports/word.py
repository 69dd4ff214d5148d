"""A paper as Word, with the same blocks in the same order as the PDF. Pure.

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

from goldenthread.reports import word_xml
from goldenthread.reports.blocks import Document
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.word_blocks import Blocks, place_of, text_width
from goldenthread.reports.word_styles import bare_file, line_below, set_styles
from goldenthread.reports.word_xml import field, line_break, paragraph, run, tab
from goldenthread.reports.wording import printable

A4 = (Mm(210), Mm(297))


def paper_docx(paper: CommitteePaper) -> bytes:
    """The finished file."""
    return document_docx(compose(paper))


def document_docx(document: Document) -> bytes:
    file = bare_file(printable(document.title))
    set_styles(file)
    _Pages(file, document).write()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


class _Pages:
    """Puts a composed paper into a Word file, one run of upright or sideways pages at a time."""

    def __init__(self, file: WordFile, document: Document) -> None:
        self.file, self.document = file, document
        self.blocks = Blocks(file)

    def write(self) -> None:
        opening = (
            *([paragraph(run(self.document.strapline))] if self.document.strapline else []),
            paragraph(run(self.document.title), "Title"),
            paragraph(run(self.document.about)),
            *self._contents(),
        )
        first = any(section.landscape for section in self.document.sections[:1])
        self._begin_pages(landscape=first, first=True)
        self._append(opening)
        runs = groupby(self.document.sections, key=lambda section: section.landscape)
        for n, (landscape, sections) in enumerate(runs):
            if n:
                self._begin_pages(landscape=landscape)
            self._append(
                xml
                for at, section in enumerate(sections)
                for xml in self.blocks.section(section, turned=landscape and not at)
            )

    def _contents(self) -> Iterator[str]:
        sections = self.document.sections
        if self.document.has_contents:
            yield paragraph(run("Contents", bold=True))
            yield from word_xml.contents([(place_of(each), each.title) for each in sections])

    def _begin_pages(self, *, landscape: bool, first: bool = False) -> None:
        page = self.file.sections[0] if first else self.file.add_section(WD_SECTION.NEW_PAGE)
        page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = reversed(A4) if landscape else A4
        page.left_margin = page.right_margin = Mm(15) if landscape else Mm(18)
        page.top_margin, page.bottom_margin = Mm(24), Mm(30)
        page.header_distance, page.footer_distance = Mm(12), Mm(9)
        self._run_head(page)
        self._run_foot(page)
        self.blocks.width = text_width(page)

    def _run_head(self, page: WordSection) -> None:
        page.header.is_linked_to_previous = False
        head = page.header.paragraphs[0]
        head.paragraph_format.tab_stops.add_tab_stop(
            Length(text_width(page)), WD_TAB_ALIGNMENT.RIGHT
        )
        line = line_below(self.document.accent)
        head._p.get_or_add_pPr().insert_element_before(line, "w:tabs", "w:spacing", "w:ind", "w:jc")
        status = run(self.document.status, bold=True)
        _fill(head, run(self.document.header) + tab() + status)

    def _run_foot(self, page: WordSection) -> None:
        page.footer.is_linked_to_previous = False
        foot = page.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.add_tab_stop(
            Length(text_width(page)), WD_TAB_ALIGNMENT.RIGHT
        )
        first, *more = self.document.footer
        number = run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES")
        rest = "".join(line_break() + run(line) for line in more)
        _fill(foot, run(first) + tab() + number + rest)

    def _append(self, blocks: Iterable[str]) -> None:
        last = self.file.element.body.sectPr
        for made in list(word_xml.body(blocks)):
            last.addprevious(made)


def _fill(into: WordParagraph, runs: str) -> None:
    (made,) = word_xml.body([paragraph(runs)])
    for each in list(made):
        into._p.append(each)
