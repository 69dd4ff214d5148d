"""A paper in a council's own Word template: its letterhead, its order, its styles. Pure.

docxtpl fills the lines; each part then takes the place of its mark, drawn by the same blocks as
in our own Word form.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import Any

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from goldenthread.documents.release import check
from goldenthread.reports import word_xml
from goldenthread.reports.blocks import Section
from goldenthread.reports.composing import compose, parts_of
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.word_blocks import Blocks, text_width
from goldenthread.reports.word_fields import (
    BEGIN,
    CONTENTS,
    END,
    FIELDS,
    REST,
    Field,
    fields_of,
    in_the_order_of,
    mark,
    values,
)
from goldenthread.reports.word_styles import add_styles, bare_file, leave_no_trace
from goldenthread.reports.wording import printable


def told_of_filled(paper: CommitteePaper, template: bytes) -> list[str]:
    """What the release check says of a paper in the template: all that would go out with it."""
    inside = check("docx", filled_docx(paper, template))
    return [fault.sentence.replace("The file", "The template", 1) for fault in inside]


def filled_docx(paper: CommitteePaper, template: bytes) -> bytes:
    """The finished file; the template is one without faults for such a paper."""
    found = fields_of(template)
    ordered = _ordered(paper, found)
    document = compose(ordered)
    filler = DocxTemplate(io.BytesIO(template))
    filler.render(values(ordered, document), jinja_env=FIELDS, autoescape=True)
    file: WordFile = filler.docx
    leave_no_trace(file, printable(document.title))
    _Places(file, document.sections, found).fill()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _ordered(paper: CommitteePaper, found: list[Field]) -> CommitteePaper:
    """With its parts in the template's order, so that their numbers follow it too."""
    headings = {part.code: heading for part, heading in parts_of(paper)}
    order = in_the_order_of(found, list(headings))
    parts = tuple((code, headings[code]) for code in order)
    return replace(paper, layout=replace(paper.laid_out, parts=parts))


class _Places:
    """Puts the sections of a paper where the template has their marks."""

    def __init__(self, file: WordFile, sections: tuple[Section, ...], found: list[Field]) -> None:
        self.file, self.names = file, add_styles(file)
        self.blocks = Blocks(file)
        self.sections = {section.anchor.replace("-", "_"): section for section in sections}
        self.own = {field.part for field in found if field.part}
        self.upright = deepcopy(file.element.body.sectPr)
        self.ends = 0

    def fill(self) -> None:
        body, listed = self.file.element.body, None
        if not any(_marked(each) == REST for each in body.iter(qn("w:p"))):
            self._add_rest(body)
        for place in [each for each in body.iter(qn("w:p")) if _marked(each)]:
            name = _marked(place)
            kind, _, part = name.partition(".")
            if name == CONTENTS:
                listed = place  # once every heading is there
                continue
            if name == REST:
                rest = [each for code, each in self.sections.items() if code not in self.own]
                self._put(place, rest, headed=True)
            elif part in self.sections:  # else it has nothing to show, and is left out
                self._put(place, [self.sections[part]], headed=kind == "part")
            body.remove(place)
        if listed is not None:
            self._list_contents(body, listed)
        self._end_on_its_side(body)

    def _list_contents(self, body: Any, place: Any) -> None:
        """The main headings as Word would list them: ours, and those that the template has."""
        style = f"{qn('w:pPr')}/{qn('w:pStyle')}"
        headings = [
            each
            for each in body.iter(qn("w:p"))
            if (named := each.find(style)) is not None
            and named.get(qn("w:val")) == self.names["Heading1"]
        ]
        entries = [(self._place_in(each), words) for each in headings if (words := _words(each))]
        for made in list(word_xml.body(word_xml.contents(entries))):
            self._in_their_styles(made)
            place.addprevious(made)
        body.remove(place)

    def _place_in(self, heading: Any) -> str:
        """The name of the place that a heading is; it is made one where it is none yet."""
        marked = heading.find(qn("w:bookmarkStart"))
        if marked is not None:
            return str(marked.get(qn("w:name")))
        self.blocks.placed += 1
        name = f"heading_{self.blocks.placed}"
        (holder,) = word_xml.body(
            [word_xml.paragraph(word_xml.marked("", name, self.blocks.placed))]
        )
        start, end = holder
        heading.find(qn("w:pPr")).addnext(start)
        heading.append(end)
        return name

    def _add_rest(self, body: Any) -> None:
        """A layout may have a part that its template does not know: it comes last, never lost."""
        (last,) = word_xml.body([word_xml.paragraph(word_xml.run(mark(REST)))])
        body.sectPr.addprevious(last)

    def _put(self, place: Any, sections: list[Section], *, headed: bool) -> None:
        for landscape, some in groupby(sections, key=lambda section: section.landscape):
            group = list(some)
            if landscape:
                place.addprevious(self._page_end(landscape=False))
            self.blocks.width = self._width(landscape=landscape)
            for made in list(word_xml.body(self._written(group, headed=headed))):
                self._in_their_styles(made)
                place.addprevious(made)
            if landscape:
                place.addprevious(self._page_end(landscape=True))

    def _written(self, sections: list[Section], *, headed: bool) -> Iterator[str]:
        for n, section in enumerate(sections):
            if headed:
                yield from self.blocks.section(section, turned=section.landscape and not n)
            else:
                yield from self.blocks.inside(section)

    def _width(self, *, landscape: bool) -> int:
        page = self.file.sections[-1]
        longer = int(page.page_height or 0) - int(page.page_width or 0) if landscape else 0
        return text_width(page) + longer

    def _page_end(self, *, landscape: bool) -> Any:
        """A paragraph that ends a run of pages; the template's margins and headers go on."""
        (ended,) = word_xml.body([word_xml.paragraph("")])
        pages = deepcopy(self.upright)
        if landscape:
            _turn(pages)
        if self.ends:
            _drop_first_page(pages)
        self.ends += 1
        ended.get_or_add_pPr().append(pages)
        return ended

    def _end_on_its_side(self, body: Any) -> None:
        """Where the last pages are on their side, so is the end: else an empty page follows."""
        if self.ends:
            _drop_first_page(body.sectPr)
        last = body.sectPr.getprevious()
        inside = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if last is not None else None
        if inside is not None:
            _turn(body.sectPr)
            body.remove(last)

    def _in_their_styles(self, made: Any) -> None:
        """A template may call “Heading 1” by another id; its own look stands."""
        for style in made.iter(qn("w:pStyle")):
            style.set(qn("w:val"), self.names.get(style.get(qn("w:val")), style.get(qn("w:val"))))


def _words(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t"))).strip()


def _marked(paragraph: Any) -> str:
    """The name in the mark that a paragraph is; "" where it is something else."""
    words = _words(paragraph)
    return words[1:-1] if words[:1] == BEGIN and words[-1:] == END else ""


def _drop_first_page(pages: Any) -> None:
    """The head of a first page is for the first page of the paper alone."""
    for each in pages.findall(qn("w:titlePg")):
        pages.remove(each)


def _turn(pages: Any) -> None:
    size = pages.find(qn("w:pgSz"))
    if size is not None:
        wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), high)
        size.set(qn("w:h"), wide)
        size.set(qn("w:orient"), "landscape")


def first_template(paper: CommitteePaper) -> bytes:
    """A Word file to make a template from: the usual head, then every part in its order."""
    file = bare_file(f"Template: {paper.title}")
    page = file.sections[0]
    page.header.paragraphs[0].text = "{{ authority }}: {{ body }}, {{ meeting_date }}"
    page.footer.paragraphs[0].text = "{{ footer }} {{ record }}"
    file.add_paragraph("{{ title }}", style="Title")
    for words in ("Report of {{ report_of }}. Reference {{ reference }}.", "{{ status }}"):
        file.add_paragraph(words)
    file.add_paragraph().add_run("Contents").bold = True
    file.add_paragraph("{{ contents }}")
    for part, _ in parts_of(paper):
        file.add_paragraph(f"{{{{ part.{part.code} }}}}")
    file.add_paragraph("{{ rest }}")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
