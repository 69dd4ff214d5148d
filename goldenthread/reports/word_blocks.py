"""The blocks of a paper as WordprocessingML, for any Word file: ours or a council's own. Pure."""

import io
from collections.abc import Iterator

from docx.document import Document as WordFile
from docx.section import Section as WordSection
from docx.shared import Length

from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports import pictures, word_xml
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
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
from goldenthread.reports.word_styles import new_list
from goldenthread.reports.word_xml import paragraph, run, said

GLYPH_HEIGHT = 10.0  # points
FIRST_PLACE = 90_000  # above the places that a council's template has
TWIP = 635  # a twentieth of a point, in Word's units of length


class Blocks:
    """Writes blocks for one file, which keeps their pictures and lists.

    `width`: between the margins of the page that they are for, in Word's units of length.
    """

    def __init__(self, file: WordFile) -> None:
        self.file, self.width = file, text_width(file.sections[0])
        self.pictures: dict[tuple[Level, Impact | None], tuple[str, float]] = {}
        self.placed = FIRST_PLACE
        self.drawn = len(file.element.body.xpath(".//wp:docPr"))

    def section(self, section: Section, *, turned: bool) -> Iterator[str]:
        """`turned`: its page has just been begun, on its side."""
        breaks = "<w:pageBreakBefore/>" * (section.new_page and not turned)
        self.placed += 1
        title = word_xml.marked(run(section.title), place_of(section), self.placed)
        yield paragraph(title, "Heading1", breaks)
        yield from self.inside(section)

    def inside(self, section: Section) -> Iterator[str]:
        """A section without its heading."""
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
        yield word_xml.table(block, self.width // TWIP, self._glyph)
        yield paragraph("", "AfterTable")

    def _picture(self, drawing: str, said: str) -> str:
        (png,) = pictures.pngs([drawing])
        relation, image = self.file.part.get_or_add_image(io.BytesIO(png))
        width = min(pictures.width_of(drawing) * pictures.POINTS, Length(self.width).pt)
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


def place_of(section: Section) -> str:
    """The name of a section's heading as a place in the file."""
    return f"section_{section.anchor.replace('-', '_')}"


def text_width(page: WordSection) -> int:
    """Between the margins of a page, in Word's units of length."""
    return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)
