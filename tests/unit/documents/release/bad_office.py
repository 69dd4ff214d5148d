"""Word and Excel files that must not go out: each has one thing wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import xlsxwriter

from goldenthread.documents.release import Code
from tests.unit.documents.release.clean import (
    CANARY,
    NHS_NUMBER,
    RELATIONS,
    SECRET,
    Bad,
    W,
    added,
    changed,
    clean_docx,
    clean_xlsx,
    photograph,
)


@dataclass(frozen=True, slots=True)
class Office:
    """Bad files of one kind, each made from the clean one when it is asked for."""

    kind: str
    clean: Callable[[], bytes]

    def bad(self, name: str, code: Code, make: Callable[[], bytes]) -> Bad:
        return Bad(f"{self.kind} {name}", self.kind, code, make)

    def having(self, name: str, code: Code, part: str, content: str | bytes) -> Bad:
        """With one more part."""
        return self.bad(name, code, lambda: added(self.clean(), part, content))

    def saying(self, name: str, code: Code, part: str, old: str, new: str) -> Bad:
        """With other words in a part."""
        return self.bad(name, code, lambda: changed(self.clean(), part, old, new))


WORD, EXCEL = Office("docx", clean_docx), Office("xlsx", clean_xlsx)
BODY, RELS = "word/document.xml", "word/_rels/document.xml.rels"
BOOK, PAGE = "xl/workbook.xml", "xl/worksheets/sheet1.xml"


def _in_body(name: str, code: Code, xml: str) -> Bad:
    return WORD.saying(name, code, BODY, "<w:sectPr", f"{xml}<w:sectPr")


def _in_word(name: str, code: Code, run: str, text: str = SECRET) -> Bad:
    return _in_body(name, code, f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>")


def _related(name: str, code: Code, kind: str, target: str) -> Bad:
    new = (
        f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return WORD.saying(name, code, RELS, "</Relationships>", new)


def word_files() -> Iterator[Bad]:
    core, app = "docProps/core.xml", "docProps/app.xml"
    author = ("<dc:creator></dc:creator>", "<dc:creator>A person</dc:creator>")
    yield WORD.saying("author", Code.AUTHOR, core, *author)
    company = ("<Company></Company>", "<Company>A firm</Company>")
    yield WORD.saying("company", Code.AUTHOR, app, *company)
    custom = '<Properties xmlns="a"><property name="Case worker"/></Properties>'
    yield WORD.having("custom property", Code.AUTHOR, "docProps/custom.xml", custom)
    comments = f"<w:comments {W}><w:comment><w:p/></w:comment></w:comments>"
    yield WORD.having("comment", Code.COMMENT, "word/comments.xml", comments)
    yield _in_body("comment mark", Code.COMMENT, '<w:commentRangeStart w:id="1"/>')
    deleted = f"<w:p><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"
    yield _in_body("deleted words", Code.TRACKED_CHANGE, deleted)
    put_in = f"<w:p><w:ins><w:r><w:t>{SECRET}</w:t></w:r></w:ins></w:p>"
    yield _in_body("put-in words", Code.TRACKED_CHANGE, put_in)
    yield _in_word("vanished text", Code.HIDDEN_TEXT, "<w:vanish/>")
    yield _in_word("white text", Code.HIDDEN_TEXT, '<w:color w:val="FFFFFF"/>')
    yield _in_word("text of one point", Code.HIDDEN_TEXT, '<w:sz w:val="2"/>')
    elsewhere = "https://tracker.example.org/a.png"
    yield _related("remote picture", Code.REMOTE_PICTURE, "image", elsewhere)
    yield _related("remote template", Code.EXTERNAL_LINK, "attachedTemplate", elsewhere)
    drive = "file:///S:/Cases/plan.docx"
    yield _related("link to a shared drive", Code.EXTERNAL_LINK, "hyperlink", drive)
    fetched = '</w:rPr><w:instrText>INCLUDETEXT "S:\\a.docx"</w:instrText><w:rPr>'
    yield _in_word("field that fetches", Code.REMOTE_PICTURE, fetched)
    sheet = "word/embeddings/sheet.bin"
    yield WORD.having("embedded workbook", Code.EMBEDDED_FILE, sheet, b"data")
    yield WORD.having("macro", Code.PROGRAM, "word/vbaProject.bin", b"program")
    picture = "word/media/a.jpg"
    yield WORD.having("place of a photograph", Code.PICTURE_DATA, picture, photograph())
    yield _in_word("canary in a heading", Code.CANARY, "", f"At {CANARY} today")
    split = "</w:t></w:r><w:r><w:t>".join(NHS_NUMBER.partition(" 4"))
    yield _in_word("NHS number in three runs", Code.CHILD, "", split)


def excel_files() -> Iterator[Bad]:
    for state in ("hidden", "veryHidden"):
        sheet = ('<sheet name="Actions"', f'<sheet name="Actions" state="{state}"')
        yield EXCEL.saying(f"{state} sheet", Code.HIDDEN_SHEET, BOOK, *sheet)
    row = '<row r="2"'
    yield EXCEL.saying("hidden row", Code.HIDDEN_CELLS, PAGE, row, f'{row} hidden="1"')
    column = '<cols><col min="1" max="1" width="9" hidden="1"/></cols><sheetData>'
    yield EXCEL.saying("hidden column", Code.HIDDEN_CELLS, PAGE, "<sheetData>", column)
    yield EXCEL.saying("row of no height", Code.HIDDEN_CELLS, PAGE, row, f'{row} ht="0"')
    yield EXCEL.bad("white cell", Code.HIDDEN_CELLS, _white_cell)
    formula = "<f>SUM(A1)</f><v>18</v>"
    yield EXCEL.saying("formula", Code.FORMULA, PAGE, "<v>18</v>", formula)
    linked = "xl/externalLinks/externalLink1.xml"
    yield EXCEL.having("another workbook", Code.EXTERNAL_LINK, linked, "<externalLink/>")
    source = "<connections><c/></connections>"
    yield EXCEL.having("data connection", Code.EXTERNAL_LINK, "xl/connections.xml", source)
    note = "<comments><a>b</a></comments>"
    yield EXCEL.having("note on a cell", Code.COMMENT, "xl/comments1.xml", note)
    kept = "xl/pivotCache/pivotCacheRecords1.xml"
    yield EXCEL.having("rows kept for a pivot table", Code.LEFT_BEHIND, kept, "<r/>")
    yield EXCEL.saying("canary in a sheet’s name", Code.CANARY, BOOK, "Actions", CANARY)


def _white_cell() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write_string(0, 0, SECRET, book.add_format({"font_color": "#FFFFFF"}))
    book.close()
    return out.getvalue()
